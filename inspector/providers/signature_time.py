"""The time that a signature covers: how it is written, and which moment it means."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from inspector.providers.signature_header import is_unix_time

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = 253_402_300_799  # 9999-12-31T23:59:59Z, where datetime ends


class TimeForm(StrEnum):
    """How a scheme writes the time it signs."""

    UNIX = "unix"  # whole seconds since 1970
    UNIX_MS = "unix-ms"  # whole milliseconds since 1970
    ISO = "iso"  # 2022-06-27T11:08:52.577831Z


def moment_of(text: str, form: TimeForm = TimeForm.UNIX) -> float | None:
    """Seconds since 1970 that a time text means, None when it is no time.

    A number, or ISO 8601, which is UTC unless it says otherwise: whatever the form, since senders
    change theirs. Only a number's unit follows the form.
    """
    if is_unix_time(text):
        return float(text) / 1000 if form is TimeForm.UNIX_MS else float(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH).total_seconds()


def time_text(now: float, form: TimeForm) -> str:
    """A moment as a scheme writes it."""
    if form is TimeForm.ISO:
        return iso_text(now)
    return unix_text(now) if form is TimeForm.UNIX else str(int(_within_calendar(now) * 1000))


def unix_text(now: float) -> str:
    """A moment as Unix seconds."""
    return str(int(_within_calendar(now)))


def iso_text(now: float) -> str:
    """A moment as Powens writes it, `2022-06-27T11:08:52.577831Z`."""
    moment = _EPOCH + timedelta(microseconds=round(_within_calendar(now) * 1_000_000))
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _within_calendar(now: float) -> float:
    return min(max(now, 0.0), float(_LAST_SECOND))
