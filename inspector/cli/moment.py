"""`--now RFC3339`: the moment to judge or sign by."""

import time
from datetime import UTC, datetime

from inspector.core.problem import Problem

_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = 253_402_300_799
HELP = "the moment to work at, as RFC 3339 (2026-11-20T13:02:11Z); default: now"


def read_moment(text: str | None) -> float | Problem:
    """Seconds since 1970 for an RFC 3339 text, or for now; without an offset it means UTC."""
    if text is None:
        return time.time()
    try:
        moment = datetime.fromisoformat(text.upper())  # RFC 3339 allows `t` and `z`
    except ValueError:
        return Problem(f"“{text}” is no moment.", "Write it as 2026-11-20T13:02:11Z.")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    seconds = (moment - _FIRST).total_seconds()
    if not 0 <= seconds <= _LAST_SECOND:
        return Problem(f"“{text}” is outside the years 1970 to 9999.", "Choose one inside.")
    return seconds
