"""Judge one capture: open it, recognise it, try every scheme that applies. No input or output."""

from collections.abc import Mapping

from inspector.archive.values import Judgement
from inspector.core.capture import Capture, Kind, Request
from inspector.core.event import Event, Fact
from inspector.core.opened import Opened
from inspector.core.verdict import Finding, Proof
from inspector.decode.opening import open_request
from inspector.engine.endpoints import Route
from inspector.engine.rules import Rules
from inspector.providers import judging
from inspector.providers.custom import compiled
from inspector.providers.fuse_updates import read_out as fuse_read_out
from inspector.providers.fuse_updates import updates_of

LARGE_BODY = 64 * 1024
"""Bytes from which a body is not opened on the loop: canonicalising them takes longer than a
slice may."""

LARGE_CODED_BODY = 8 * 1024
"""The same for a compressed body, which may become a hundred times as large."""


def is_large(head: bytes, body_size: int) -> bool:
    """Whether a body is work for the worker process."""
    if body_size <= LARGE_CODED_BODY:
        return False
    return body_size > LARGE_BODY or b"content-encoding" in head.lower()


def judge(
    number: int, kind: Kind, received_at: int, request: Request, route: Route, rules: Rules
) -> Judgement:
    """Judge one capture by the clock of its reception; never raises.

    Args:
        number: The capture's id.
        kind: A cut body is described but not judged: it is not what was signed.
        received_at: Microseconds since 1970.
        request: The request.
        route: Which endpoint takes it now, and so which provider.
        rules: Secrets and tolerances.
    """
    if kind not in (Kind.COMPLETE, Kind.CUT):
        return Judgement(number, Event())
    opened, event = describe(request, route)
    if kind is Kind.CUT:
        cut = Finding("cut", "The body is not complete, so its signatures cannot be judged.")
        return Judgement(number, event, (), (cut, *event.findings))
    proofs = prove(opened, event, received_at, route, rules)
    verdicts = tuple(proof.verdict for proof in proofs)
    return Judgement(number, event, verdicts, opened.findings + event.findings)


def describe(request: Request, route: Route) -> tuple[Opened, Event]:
    """Open a request and say what it reports."""
    opened = open_request(request, route.values)
    return opened, judging.recognise(opened, route.provider)


def read_out(opened: Opened, event: Event) -> tuple[Fact, ...]:
    """What an event says beyond one line, where its provider's rules read more of it."""
    if event.provider != "fuse":
        return ()
    updates = updates_of(opened)
    return fuse_read_out(updates) if updates is not None else ()


def prove(
    opened: Opened, event: Event, received_at: int, route: Route, rules: Rules
) -> tuple[Proof, ...]:
    """Every scheme's verdict with what it was computed from."""
    now = received_at / 1_000_000
    tolerances: Mapping[str, float | None] = rules.tolerances
    own = compiled(rules.schemes) if rules.schemes else ()
    return judging.judge(opened, event, rules.tried, now, tolerances, route.endpoint, own)


def judge_capture(capture: Capture, route: Route, rules: Rules) -> Judgement:
    """Judge a capture of the archive."""
    return judge(capture.id, capture.kind, capture.received_at, capture.request, route, rules)
