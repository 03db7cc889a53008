"""`--now RFC3339`: the moment to judge or sign by."""

import time
from datetime import UTC, datetime

from inspector.core.problem import Problem

HELP = "the moment to work at, as RFC 3339 (2026-11-20T13:02:11Z); default: now"


def read_moment(text: str | None) -> float | Problem:
    """Seconds since 1970 for an RFC 3339 text, or for now; without an offset it means UTC."""
    if text is None:
        return time.time()
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.timestamp()
    except (ValueError, OverflowError):
        return Problem(f"{text} is no moment.", "Write it as 2026-11-20T13:02:11Z.")
