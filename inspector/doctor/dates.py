"""What may be signed as the time: cut, rounded, in another unit, or written another way."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import NamedTuple

from inspector.core.capture import Request
from inspector.doctor.mistake import Mistake
from inspector.doctor.recipe import Recipe
from inspector.providers.signature_time import TimeForm

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME_HEADERS = ("date", "x-timestamp", "x-webhook-timestamp", "timestamp", "x-request-timestamp")


class TimeText(NamedTuple):
    """A text that may stand for the time, and the mistake that puts it there."""

    text: str
    mistake: Mistake
    often: bool = False  # met together with mistakes of other kinds


def time_texts(recipe: Recipe, request: Request) -> Iterator[TimeText]:
    """Every text that may be taken for the time, the likeliest first."""
    if recipe.iso_time:
        yield from _of_date(recipe.time)
    else:
        yield from _of_number(recipe)
    kind = "date-other-header" if recipe.iso_time else "time-other-header"
    for name in _TIME_HEADERS:
        value = request.header(name)
        if value and value != recipe.time:
            yield TimeText(value, Mistake(kind, name), often=name == "date")


def _of_number(recipe: Recipe) -> Iterator[TimeText]:
    text = recipe.time
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        try:
            whole = str(int(float(text))) if len(text) < 30 else ""
        except (ValueError, OverflowError):
            whole = ""
        if whole:
            yield TimeText(whole, Mistake("time-rewritten", whole))
        if recipe.time_form is not TimeForm.ISO and (moment := _moment(text)):
            seconds = str(int(moment.timestamp()))
            yield TimeText(seconds, Mistake("time-rewritten", "as Unix seconds"))
        return
    if recipe.time_form is TimeForm.UNIX_MS:
        yield TimeText(text[:-3], Mistake("time-seconds"), often=True)
    else:
        how = "what was signed has milliseconds, the header seconds"
        yield TimeText(f"{text}000", Mistake("time-milliseconds", how), often=True)
        if len(text) > 11:
            how = "the header has milliseconds, what was signed seconds"
            yield TimeText(text[:-3], Mistake("time-milliseconds", how), often=True)
    yield TimeText(f"{text}.0", Mistake("time-rewritten", f"{text}.0"))
    moment = _from_number(text)
    if moment:
        for written in _writings(moment):
            yield TimeText(written, Mistake("time-rewritten", written))


def _of_date(text: str) -> Iterator[TimeText]:
    moment = _moment(text)
    if moment is None:
        return
    seen = {text}
    whole = moment.replace(microsecond=0)
    milliseconds = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    nearest = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    rounded = (
        (f"{milliseconds:%Y-%m-%dT%H:%M:%S}.{milliseconds.microsecond // 1000:03d}Z",
         "cut to milliseconds, as JavaScript's toISOString does"),
        (f"{whole:%Y-%m-%dT%H:%M:%S}Z", "cut to seconds"),
        (f"{nearest:%Y-%m-%dT%H:%M:%S}Z", "rounded to seconds"),
        (_nearest_millisecond(moment), "rounded to milliseconds"),
        (_trimmed(moment), "without the zeros at the end of its fraction"),
    )  # fmt: skip
    for written, how in rounded:
        if written not in seen:
            seen.add(written)
            yield TimeText(written, Mistake("date-rounded", f"{how}: {written}"), often=True)
    for each in (moment, milliseconds, whole):
        for written in _writings(each):
            if written not in seen:
                seen.add(written)
                yield TimeText(written, Mistake("date-reformatted", written))


def _writings(moment: datetime) -> Iterator[str]:
    """One moment in the usual notations."""
    yield moment.isoformat()
    yield moment.isoformat().replace("+00:00", "Z")
    yield moment.isoformat().replace("+00:00", "")
    yield moment.isoformat(sep=" ").replace("+00:00", "")
    yield moment.isoformat(sep=" ")
    yield f"{moment.isoformat(sep=' ').replace('+00:00', '')} UTC"
    yield f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"
    yield f"{moment:%Y-%m-%dT%H:%M:%S.%f}"
    yield f"{moment:%Y-%m-%dT%H:%M:%S.%f}000Z"
    yield f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
    yield f"{moment:%Y-%m-%dT%H:%M:%S}+0000"
    yield f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}+00:00"
    yield f"{moment:%Y%m%dT%H%M%S}Z"
    yield f"{moment:%Y-%m-%dT%H:%M}Z"
    yield f"{moment:%Y-%m-%d}"
    yield format_datetime(moment.replace(microsecond=0), usegmt=True)
    yield format_datetime(moment.replace(microsecond=0))
    seconds = (moment - _EPOCH) // timedelta(seconds=1)
    yield str(seconds)
    yield str((moment - _EPOCH) // timedelta(milliseconds=1))
    yield str((moment - _EPOCH) // timedelta(microseconds=1))
    yield repr((moment - _EPOCH) / timedelta(seconds=1))


def _nearest_millisecond(moment: datetime) -> str:
    near = moment + timedelta(microseconds=500)
    return f"{near:%Y-%m-%dT%H:%M:%S}.{near.microsecond // 1000:03d}Z"


def _trimmed(moment: datetime) -> str:
    fraction = f"{moment.microsecond:06d}".rstrip("0")
    return f"{moment:%Y-%m-%dT%H:%M:%S}{'.' if fraction else ''}{fraction}Z"


def _moment(text: str) -> datetime | None:
    """The moment a date means, in UTC; years near the ends of the calendar are left out."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not 2 <= moment.year <= 9998:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _from_number(text: str) -> datetime | None:
    number = int(text)
    seconds = number / 1000 if number >= 10**11 else number
    if not 0 <= seconds < 253_370_764_800:  # the year 9999
        return None
    return _EPOCH + timedelta(seconds=seconds)
