"""Moments in words, and the moment that a number in a body stands for, to show beside it."""

import re
import time
from datetime import UTC, datetime, tzinfo
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


def now_us() -> int:
    """Microseconds since 1970, now."""
    return time.time_ns() // 1000


def ago_words(microseconds: int) -> str:
    """How long ago, short enough for a column: `now`, `12 s ago`, `4 min ago`, `3 h ago`.

    Empty from a week on, when a date says more. What is ahead of the clock is `now`.
    """
    seconds = microseconds // 1_000_000
    if seconds < 1:
        return "now"
    if seconds < 60:
        return f"{seconds} s ago"
    if seconds < 3600:
        return f"{seconds // 60} min ago"
    if seconds < 86_400:
        return f"{seconds // 3600} h ago"
    days = seconds // 86_400
    if days < 7:
        return "1 day ago" if days == 1 else f"{days} days ago"
    return ""


def full_words(received_at: int, zone: tzinfo | None = None) -> str:
    """A moment with its time zone: `2026-11-20 14:02:11.408, CET (UTC+01:00)`.

    Args:
        received_at: Microseconds since 1970.
        zone: Time zone to show it in; this computer's when None.
    """
    seconds, rest = divmod(received_at, 1_000_000)
    try:
        when = datetime.fromtimestamp(seconds, UTC).astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return ""
    offset = f"{when:%z}"
    apart = f"UTC{offset[:3]}:{offset[3:5]}"
    name = when.tzname() or ""
    named = "UTC" if name == "UTC" else apart if name[:1] in "+-" else f"{name} ({apart})"
    return f"{when:%Y-%m-%d %H:%M:%S}.{rest // 1000:03d}, {named}"


@lru_cache(maxsize=512)
def moment_hint(text: str) -> str:
    """The hint for a line such as `"completed_at": 1795179731,`; empty for every other line."""
    if len(text) > 120 or (found := _MEMBER.match(text)) is None:
        return ""
    moment = moment_of(found[1], found[2])
    return "" if moment is None else moment_words(moment)
