"""Judgements as the values of their rows: made where the judging is done, written by the engine."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from inspector.archive.columns import encode_explanations, encode_findings, encode_verdicts
from inspector.archive.values import Judgement
from inspector.core.verdict import Verdict

EventKey: TypeAlias = tuple[str, str, str, str, str]
"""What repeats of an event: provider, type, label, environment, source."""

Details: TypeAlias = tuple[str, str, str, str, str, str, str]
"""Description, entity, user, idempotency, delivery, findings, explanations."""

Prepared: TypeAlias = tuple[int, EventKey, str, bool, Details]
"""Id, event, verdicts without their explanations, whether one fails, details. A plain tuple: most
come through a pipe, where an object costs ten times as much."""


def prepare(judgement: Judgement) -> Prepared:
    """A judgement as the values of its rows."""
    number, event, verdicts, findings = judgement
    encoded, explanations, failing = encoded_verdicts(verdicts)
    return (
        number,
        (event.provider, event.type, event.label, event.environment, event.source),
        encoded,
        failing,
        (event.description, event.entity, event.user, event.idempotency, event.delivery,
         encode_findings(findings), explanations),
    )  # fmt: skip


def prepare_all(judgements: Sequence[Judgement]) -> list[Prepared]:
    """Several judgements as the values of their rows."""
    return [prepare(judgement) for judgement in judgements]


@lru_cache(maxsize=2048)
def encoded_verdicts(verdicts: tuple[Verdict, ...]) -> tuple[str, str, bool]:
    """Verdicts without explanations, their explanations, and whether one fails."""
    failing = any(verdict.outcome.fails for verdict in verdicts)
    return encode_verdicts(verdicts), encode_explanations(verdicts), failing
