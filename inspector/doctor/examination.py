"""Examine a failing signature: try every hypothesis until one makes it match.

A generator: the caller may stop at any step, and so cancel; it does no input or output.
"""

from collections.abc import Iterator
from typing import NamedTuple

from inspector.core.diagnosis import Cause, Diagnosis
from inspector.doctor.case import Case
from inspector.doctor.catalogue import CATALOGUE, told, tried_in_order
from inspector.doctor.clock import time_mistakes
from inspector.doctor.key_pairs import PairComparison
from inspector.doctor.plaid_case import plaid_trials
from inspector.doctor.received import received_digests
from inspector.doctor.recipe import Recipe, recipe_of
from inspector.doctor.sweep import Sweep, Trial
from inspector.doctor.tokens import basic_trials, token_trials
from inspector.providers.basic import BasicScheme
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.plaid_token import PlaidScheme
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.standard_webhooks import V1A, StandardWebhooksScheme

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
    plan = _plan(case)
    recipe, total = plan.recipe, plan.total
    tried: set[str] = set(_DIGESTS)
    done = 0
    found: tuple[Cause, ...] = ()
    for trial in plan.trials:
        done += 1
        if trial.cause:
            tried.add(trial.cause)
        if trial.found is not None:
            mistakes = (*trial.found, *(time_mistakes(case, recipe) if recipe else ()))
            found = told(mistakes, scheme)
            tried.update(cause.id for cause in found)
            break
        yield Step(done, max(total, done), trial.cause)
    diagnosis = Diagnosis(scheme.id, found, tried_in_order(tried))
    yield Step(done, done, "", found, diagnosis)


class _Plan(NamedTuple):
    """The hypotheses of a case, about how many there are, and its scheme taken apart."""

    trials: Iterator[Trial] = iter(())
    total: int = 1
    recipe: Recipe | None = None


def _plan(case: Case) -> _Plan:
    scheme = case.scheme
    if isinstance(scheme, PlaidScheme):
        return _Plan(plaid_trials(case), 300)
    if isinstance(scheme, BasicScheme):
        return _Plan(basic_trials(case), 100)
    if not isinstance(scheme, HmacScheme):
        return _Plan(token_trials(case), 100)
    rule: HmacScheme = scheme
    if isinstance(scheme, StandardWebhooksScheme) and any(
        secret.value.strip().startswith(("whpk_", "whsk_")) for secret in case.secrets
    ):
        rule = V1A
    recipe = recipe_of(rule, case.opened)
    received = received_digests(recipe, case.opened.request)
    if not received:
        return _Plan(recipe=recipe)
    matcher = PairComparison(rule, received) if isinstance(rule, PublicKeyScheme) else None
    sweep = Sweep(case, recipe, received, matcher)
    return _Plan(sweep.trials(), sweep.total(), recipe)


def diagnose(case: Case) -> Diagnosis:
    """Examine a case to the end."""
    for step in examine(case):
        if step.diagnosis is not None:
            return step.diagnosis
    return Diagnosis(case.scheme.id)
