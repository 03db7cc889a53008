"""Judge a capture once more that was judged before: only what can have changed is worked out.

What a capture reports does not depend on secrets. Where only these changed, the event is taken
from the archive and the body is not parsed, unless a scheme signs what was parsed.
"""

from dataclasses import replace

from inspector.archive.judged import Judged
from inspector.archive.preparing import Prepared, encoded_verdicts, prepare
from inspector.core.capture import Kind, Request, request_of
from inspector.core.event import Event
from inspector.decode.opening import open_content
from inspector.engine import judging
from inspector.engine.endpoints import EndpointTable, Route
from inspector.engine.rules import Rules
from inspector.providers import SCHEMES

_PARSES = frozenset({"", "fuse"})
"""Providers whose captures may be judged by what was parsed; empty for unrecognised ones."""

_PARSED_HEADER = SCHEMES["fuse"].header.lower()


def judge_again(
    row: Judged, endpoints: EndpointTable, rules: Rules, *, described: bool
) -> Prepared | None:
    """The new judgement's rows, None when it says what the old one said; never raises.

    Args:
        row: A capture with its body.
        endpoints: Which endpoint takes it now.
        rules: Secrets and tolerances of now.
        described: Whether its event still holds: only secrets or tolerances changed.
    """
    request = request_of(row.head, row.body or b"", row.trailers)
    route = endpoints.route(request.target)
    before = row.before
    if described and before is not None and row.kind == Kind.COMPLETE and not rules.schemes:
        names = [name for name, _ in request.headers if len(name) == len(_PARSED_HEADER)]
        unparsed = not any(name.lower() == _PARSED_HEADER for name in names)
        if before[1][0] not in _PARSES and unparsed:
            return _only_verdicts(request, before, row.received_at, route, rules)
    judgement = judging.judge(row.number, Kind(row.kind), row.received_at, request, route, rules)
    prepared = prepare(judgement)
    return None if prepared == before else prepared


def _only_verdicts(
    request: Request, before: Prepared, received_at: int, route: Route, rules: Rules
) -> Prepared | None:
    """The same event with the verdicts of now."""
    number, key, encoded, _, details = before
    provider, kind, label, environment, source = key
    description, entity, user, idempotency, delivery, findings, explanations = details
    event = Event(
        provider, kind, label, description, entity, environment, source, user, idempotency, delivery
    )
    opened = open_content(request)
    if route.values:
        opened = replace(opened, path_values=route.values)
    verdicts = tuple(
        [proof.verdict for proof in judging.prove(opened, event, received_at, route, rules)]
    )
    now, said, failing = encoded_verdicts(verdicts)
    if (now, said) == (encoded, explanations):
        return None
    kept = (description, entity, user, idempotency, delivery, findings, said)
    return number, key, now, failing, kept
