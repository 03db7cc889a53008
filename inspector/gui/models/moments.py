"""Moments in words, and the moment that a number in a body stands for, to show beside it."""

import re
from datetime import UTC, datetime
from functools import lru_cache

from inspector.decode.timestamps import moment_of

_MEMBER = re.compile(r'"((?:[^"\\]|\\.){1,80})"\s*:\s*"?(\d{10,19})"?,?$')
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(moment: datetime) -> str:
    """A date the same in every locale, `20 Nov 2026`."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def moment_words(seconds: float) -> str:
    """A moment in the user's time zone, `20 Nov 2026, 14:02:11`; empty when out of range."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return ""
    return f"{day_words(moment)}, {moment:%H:%M:%S}"


@lru_cache(maxsize=512)
def moment_hint(text: str) -> str:
    """The hint for a line such as `"completed_at": 1795179731,`; empty for every other line."""
    if len(text) > 120 or (found := _MEMBER.match(text)) is None:
        return ""
    moment = moment_of(found[1], found[2])
    return "" if moment is None else moment_words(moment)
