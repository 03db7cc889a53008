"""When a signature that matches was made, against the clocks of the sender and of this machine."""

from collections.abc import Iterator
from datetime import UTC, datetime
from math import ceil
from statistics import median

from inspector.doctor.case import Case
from inspector.doctor.mistake import Mistake
from inspector.doctor.recipe import Recipe
from inspector.providers.signature_time import TimeForm, moment_of
from inspector.providers.words import counted, span, spans_apart

_MILLISECONDS_FROM = 1e11  # as seconds the year 5138, as milliseconds 1973
_LAST_MOMENT = 253_402_300_799
_AGREEING = 3  # captures it takes to blame a clock
_SPREAD = 30.0  # seconds among captures that agree
_NOTICEABLE = 60.0  # seconds a clock may be wrong without being named


def time_mistakes(case: Case, recipe: Recipe) -> Iterator[Mistake]:
    """What is wrong with the time of a signature that matches; nothing when it is in time."""
    moment = moment_of(recipe.time, recipe.time_form) if recipe.time else None
    if moment is None:
        return
    for mistake in lateness(case, moment, past_only=recipe.rule.past_only):
        if moment >= _MILLISECONDS_FROM and recipe.time_form is not TimeForm.UNIX_MS:
            how = "the header and what was signed have milliseconds"
            yield Mistake("time-milliseconds", how)
        else:
            yield mistake


def lateness(case: Case, moment: float, *, past_only: bool) -> Iterator[Mistake]:
    """How far a moment is outside the tolerance, or whose clock is wrong; nothing inside it."""
    age = case.now - moment
    if case.tolerance is None or (age if past_only else abs(age)) <= case.tolerance:
        return
    if wrong := _clock(case, age):
        yield wrong
        return
    off, within = spans_apart(abs(age), case.tolerance)
    clocks = f"{_shown(moment)} by the sender's clock, received {_shown(case.now)} by ours"
    where = "before" if age > 0 else "after"
    how = f"{off} {where} it was received, and {within} are allowed ({clocks})"
    allowed = str(ceil(abs(age) / 60) * 60)
    yield Mistake("time-stale" if age > 0 else "time-early", how, value=allowed)


def _clock(case: Case, age: float) -> Mistake | None:
    """Our clock, when other captures that were verified are as far off as this one."""
    if len(case.offsets) < _AGREEING:
        return None
    middle = median(case.offsets)
    agreeing = [offset for offset in case.offsets if abs(offset - middle) <= _SPREAD]
    if len(agreeing) < _AGREEING or abs(middle) < _NOTICEABLE or abs(age - middle) > _SPREAD:
        return None
    slow = middle < 0
    how = f"{span(abs(middle))} {'slow' if slow else 'fast'}, as {counted(len(agreeing), 'other capture')} say too"
    return Mistake("time-clock-slow" if slow else "time-clock-fast", how)


def _shown(moment: float) -> str:
    if not 0 <= moment <= _LAST_MOMENT:
        return f"{moment:.0f}"
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M:%S} UTC"
