"""Deliveries as the engine tells them, for tests of what shows them."""

from typing import Any

SECOND = 1_000_000
FIRST = 1_795_183_262_114_000  # 2026-11-20 14:01:02.114 UTC
FISKIL_RULE = "Fiskil tries up to 5 more times, 1 to 10 minutes apart."


def attempt(number: int, after: float = 0.0, **changes: Any) -> dict[str, Any]:
    """One attempt, `after` seconds after the first one."""
    usual = {
        "id": number,
        "received_at": FIRST + round(after * SECOND),
        "status": 503,
        "body": '{"error":"warming up"}',
        "delay": 0.0,
        "same": True,
        "verdicts": [["fiskil", "verified", "current"]],
    }
    return usual | changes


def answer(*attempts: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Fiskil's second attempt of six, answered 503; the next one due 1 to 10 minutes later."""
    made = list(attempts) or [attempt(1), attempt(2, 66.903)]
    last = made[-1]["received_at"]
    windows = [
        [len(made) + n, last + n * 60 * SECOND, last + n * 600 * SECOND]
        for n in range(1, 7 - len(made))
    ]
    usual = {
        "attempts": made,
        "key": "message_id",
        "provider": "fiskil",
        "rule": FISKIL_RULE,
        "of": 6,
        "standing": "due",
        "windows": windows,
    }
    return usual | changes
