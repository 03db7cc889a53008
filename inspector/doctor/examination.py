"""Examine a failing signature: try every hypothesis until one makes it match.

A generator: the caller may stop at any step, and so cancel; it does no input or output.
"""

from collections.abc import Iterator
from typing import NamedTuple

from inspector.core.diagnosis import Cause, Diagnosis
from inspector.doctor.case import Case
from inspector.doctor.catalogue import CATALOGUE, cause_of, tried_in_order
from inspector.doctor.clock import time_mistakes
from inspector.doctor.mistake import Mistake, root_first
from inspector.doctor.received import received_digests
from inspector.doctor.recipe import Recipe, recipe_of
from inspector.doctor.sweep import Sweep, Trial
from inspector.doctor.tokens import token_trials
from inspector.providers.hmac_scheme import HmacScheme

_DIGESTS = frozenset(known for known in CATALOGUE if known.startswith("digest-"))


class Step(NamedTuple):
    """How far an examination is.

    Attributes:
        done: Hypotheses tried.
        total: About how many there are.
        trying: Id of the cause that was tried last; empty at the start and at the end.
        found: The causes, root first, once something matches.
        diagnosis: The result, in the last step only.
    """

    done: int
    total: int
    trying: str = ""
    found: tuple[Cause, ...] = ()
    diagnosis: Diagnosis | None = None


def examine(case: Case) -> Iterator[Step]:
    """Try every hypothesis on a case, stop at the first that matches; never raises.

    The last step has the diagnosis, which is empty when nothing that we know matches.
    """
    scheme = case.scheme
    recipe: Recipe | None = None
    trials: Iterator[Trial] = iter(())
    total = 1
    if isinstance(scheme, HmacScheme):
        recipe = recipe_of(scheme, case.opened)
        received = received_digests(recipe, case.opened.request)
        if received:
            sweep = Sweep(case, recipe, received)
            total, trials = sweep.total(), sweep.trials()
    else:
        trials = token_trials(case)
    tried: set[str] = set(_DIGESTS)
    done = 0
    found: tuple[Cause, ...] = ()
    for trial in trials:
        done += 1
        if trial.cause:
            tried.add(trial.cause)
        if trial.found is not None:
            mistakes = (*trial.found, *(time_mistakes(case, recipe) if recipe else ()))
            found = _told(mistakes, case)
            tried.update(cause.id for cause in found)
            break
        yield Step(done, max(total, done), trial.cause)
    diagnosis = Diagnosis(scheme.id, found, tried_in_order(tried))
    yield Step(done, done, "", found, diagnosis)


def diagnose(case: Case) -> Diagnosis:
    """Examine a case to the end."""
    for step in examine(case):
        if step.diagnosis is not None:
            return step.diagnosis
    return Diagnosis(case.scheme.id)


def _told(mistakes: tuple[Mistake, ...], case: Case) -> tuple[Cause, ...]:
    """Mistakes as causes, root first; of several with one id the first speaks."""
    by_id: dict[str, Mistake] = {}
    for mistake in root_first(mistakes):
        by_id.setdefault(mistake.id, mistake)
    return tuple(cause_of(mistake, case.scheme) for mistake in by_id.values())
