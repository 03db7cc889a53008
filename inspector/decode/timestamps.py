"""Which numbers are moments: a hint to show beside a value."""

import re
from typing import Final

# 2001-09-09 to 2099-12-31: before, a ten-digit number is no second count; after, no webhook's.
_EARLIEST: Final = 1_000_000_000
_LATEST: Final = 4_102_444_800
_NUMBER: Final = re.compile(r"(\d{10})(\.\d{1,9})?|(\d{13})|(\d{16})", re.ASCII)
# Words that end such keys, as in `completed_at`, `createdAt`, `timestamp`, `exp`.
_KEY: Final = re.compile(
    r"(?:^|[_\-.\s])(?:at|on|date|time|ts|exp|iat|nbf|expires|expiry|expiration|created|updated"
    r"|modified|since|until|before|after)s?$"
    r"|(?:time|time_?stamp|datetime|epoch)s?$"
    r"|(?<=[a-z])(?:At|On|Date|Time|Ts|Exp|Created|Updated)$"
    r"|_(?:ms|millis|seconds|secs?)$",
    re.ASCII,
)
_WORD_ANYWHERE: Final = re.compile(r"time_?stamp", re.IGNORECASE)


def moment_of(key: str, number: str) -> float | None:
    """The moment a JSON number means, in seconds since 1970, or None when it hardly is one.

    Args:
        key: The key it is the value of, such as `completed_at`.
        number: The number as written: seconds (`1795179731`, maybe with a fraction),
            milliseconds (13 digits) or microseconds (16 digits).
    """
    match = _NUMBER.fullmatch(number) if len(number) <= 20 else None
    if match is None or not (_KEY.search(key[-64:]) or _WORD_ANYWHERE.search(key[-64:])):
        return None
    seconds = (
        float(match[1] + (match[2] or ""))
        if match[1]
        else int(number) / (1000 if match[3] else 1_000_000)
    )
    return seconds if _EARLIEST <= seconds < _LATEST else None
