"""A second pair of hands for a long backlog: the worker process judges the newest of it meanwhile.

It reads the archive itself and sends back tuples of plain values: an object costs ten times as
much on its way through a pipe.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from inspector.archive.reading import Reader
from inspector.archive.values import Judgement
from inspector.core.capture import Endpoint
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Finding, Outcome, Verdict
from inspector.engine import judging
from inspector.engine.endpoints import EndpointTable
from inspector.engine.history import History
from inspector.engine.rules import Rules

Strings: TypeAlias = tuple[str, ...]
EventFields: TypeAlias = tuple[str, str, str, str, str, str, str, str, str, str]
Packed: TypeAlias = tuple[int, EventFields, tuple[Strings, ...], tuple[Strings, ...]]
"""A judgement: id, the event's fields, the verdicts' fields, the findings' fields."""


def judge_many_there(
    archive: Path, ids: Sequence[int], endpoints: tuple[Endpoint, ...], rules: Rules
) -> tuple[list[Packed], list[int]]:
    """Judge captures of an archive; runs in the worker.

    Returns the judgements and the ids that need `Judge.large`. Ids that are in neither are gone.
    """
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return [], list(ids)
    try:
        piece = History(reader).read(ids)
    finally:
        reader.close()
    table = EndpointTable(endpoints)
    judged = [
        packed(judging.judge_capture(capture, table.route(capture.request.target), rules))
        for capture in piece.captures
    ]
    return judged, piece.large


def packed(judgement: Judgement) -> Packed:
    """A judgement as plain values; the event's own findings stay behind, as in the archive."""
    number, event, verdicts, findings = judgement
    return (
        number,
        (event.provider, event.type, event.label, event.description, event.entity,
         event.environment, event.source, event.user, event.idempotency, event.delivery),
        tuple((v.scheme, v.outcome.value, v.explanation, v.secret_label, v.secret_id, v.reading)
              for v in verdicts),
        tuple((finding.kind, finding.explanation) for finding in findings),
    )  # fmt: skip


def unpacked(values: Packed) -> Judgement:
    """The judgement again."""
    number, event, verdicts, findings = values
    return Judgement(number, Event(*event), _verdicts(verdicts), _findings(findings))


@lru_cache(maxsize=512)
def _verdicts(all_values: tuple[Strings, ...]) -> tuple[Verdict, ...]:
    return tuple(Verdict(scheme, Outcome(outcome), *rest) for scheme, outcome, *rest in all_values)


@lru_cache(maxsize=512)
def _findings(all_values: tuple[Strings, ...]) -> tuple[Finding, ...]:
    return tuple(Finding(*values) for values in all_values)
