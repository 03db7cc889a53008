"""When a secret holds: what is written down when it changes, and dates as people type them."""

import re
from dataclasses import replace
from datetime import datetime

from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use

FORM = "2026-05-31 or 2026-05-31 18:00"
"""How a date is typed, as an example."""

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?")


def entered_at(secret: Secret, before: Secret | None, now: float) -> Secret:
    """A secret with the moment its present use began, in seconds since 1970.

    It is `now` when value or use are new; else what it was. A date the user typed stays.
    """
    if before is None:
        return secret if secret.since is not None else replace(secret, since=now)
    if secret.since != before.since:
        return secret
    same = (secret.value, secret.use) == (before.value, before.use)
    return secret if same else replace(secret, since=now)


def date_text(moment: float | None) -> str:
    """A moment as it is typed, in local time; empty for none."""
    if moment is None:
        return ""
    local = datetime.fromtimestamp(moment).astimezone()
    midnight = (local.hour, local.minute, local.second) == (0, 0, 0)
    return local.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M")


def read_date(text: str) -> float | Problem | None:
    """Seconds since 1970 of a date typed in local time, None for an empty one."""
    text = text.strip()
    if not text:
        return None
    found = _DATE.fullmatch(text)
    if found is None:
        return _no_date(text)
    try:
        year, month, day, hour, minute = (int(part or 0) for part in found.groups())
        moment = datetime(year, month, day, hour, minute).astimezone().timestamp()
    except (ValueError, OverflowError, OSError):
        return _no_date(text)
    return moment if moment >= 0 else _no_date(text)


def remark(secret: Secret, now: float) -> str:
    """What stands beneath a row: its label and the dates that matter, empty for none.

    A current secret has been so since it was entered, which is no news; an end always is.
    """
    parts = [secret.label]
    if secret.since is not None and secret.use is not Use.CURRENT:
        parts.append(f"{secret.use.value} since {date_text(secret.since)}")
    if secret.until is not None:
        word = "ended" if now >= secret.until else "until"
        parts.append(f"{word} {date_text(secret.until)}")
    return " · ".join(part for part in parts if part)


def _no_date(text: str) -> Problem:
    return Problem(f"{text[:20]} is no date.", f"Write it as {FORM}.", "bad-date")
