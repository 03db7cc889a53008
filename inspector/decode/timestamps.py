"""Which numbers are moments: a hint to show beside a value."""


def moment_of(key: str, number: str) -> float | None:
    """The moment a JSON number means, in seconds since 1970, or None when it hardly is one.

    Args:
        key: The key it is the value of, such as `completed_at`.
        number: The number as written, such as `1795179731` (seconds) or `1795179731000`.
    """
    return float(number) if key.endswith("_at") and len(number) == 10 else None
