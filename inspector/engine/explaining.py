"""A capture explained for the window: proofs, head, body and findings as messages."""

import base64
from collections.abc import Sequence

from inspector.core.capture import Capture, Kind
from inspector.core.event import Fact
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.signing import first_difference
from inspector.core.verdict import Finding, Proof
from inspector.decode.opening import open_content
from inspector.decode.paths import NESTED
from inspector.decode.picking import pick
from inspector.engine import judging
from inspector.engine.endpoints import Route
from inspector.engine.protocol import Message, reply_message
from inspector.engine.rules import Rules
from inspector.providers import SCHEMES
from inspector.providers.custom import PREFIX

SHOWN_CONTENT = 64 * 1024
"""Bytes of signed content that a window gets; its size says how much more there is."""

SHOWN_ITEMS = 1000

COPIED_BODY = 32 * 1024 * 1024


def explain(capture: Capture, route: Route, rules: Rules) -> Message:
    """Proofs and findings of a capture, as `protocol.Explain` promises them."""
    if capture.kind not in (Kind.COMPLETE, Kind.CUT):
        return {"proofs": [], "findings": [], "facts": []}
    opened, event = judging.describe(capture.request, route)
    findings = opened.findings + event.findings
    proofs: tuple[Proof, ...] = ()
    if capture.kind is Kind.COMPLETE:
        proofs = judging.prove(opened, event, capture.received_at, route, rules)
    return {
        "proofs": [proof_message(proof) for proof in proofs],
        "findings": [finding_message(finding) for finding in findings],
        "facts": [fact_message(fact) for fact in judging.read_out(opened, event)],
    }


def proof_message(proof: Proof) -> Message:
    """One proof's fields."""
    verdict, content = proof.verdict, proof.signed_content
    scheme = SCHEMES.get(verdict.scheme)
    both = bool(proof.expected and proof.received)
    difference = first_difference(proof.expected, proof.received) if both else None
    shown = None if content is None else base64.b64encode(content[:SHOWN_CONTENT]).decode()
    return {
        "scheme": verdict.scheme,
        "label": scheme.label if scheme else verdict.scheme.removeprefix(PREFIX),
        "outcome": verdict.outcome.value,
        "explanation": verdict.explanation,
        "secret_label": verdict.secret_label,
        "reading": verdict.reading,
        "expected": proof.expected,
        "received": proof.received,
        "encoding": proof.encoding,
        "difference": difference,
        "content_name": proof.content_name,
        "content_base64": shown,
        "content_size": 0 if content is None else len(content),
    }


def finding_message(finding: Finding) -> Message:
    """One finding's fields."""
    return {"kind": finding.kind, "explanation": finding.explanation}


def fact_message(fact: Fact) -> Message:
    """One fact's fields, with the first thousand of its items."""
    return {
        "name": fact.name,
        "value": fact.value,
        "items": list(fact.items[:SHOWN_ITEMS]),
        "sentence": fact.sentence,
    }


def headers(capture: Capture) -> Message:
    """The head of a capture and what was answered."""
    request = capture.request
    return {
        "method": request.method,
        "target": request.target,
        "http_version": request.http_version,
        "headers": [list(pair) for pair in request.headers],
        "trailers": _trailers(request.trailers),
        "peer": capture.peer,
        "received_at": capture.received_at,
        "answered": reply_message(capture.reply),
    }


def body_text(capture: Capture, *, opened: bool) -> Message | Problem:
    """The body as text to copy, at most 32 MiB of it."""
    content: bytes = capture.request.body
    if opened:
        found: Opened = open_content(capture.request)
        content = found.content
    if len(content) > COPIED_BODY:
        return too_large(len(content))
    return {"text": content.decode("utf-8", "replace")}


def value_text(capture: Capture, path: Sequence[str | int | None]) -> Message | Problem:
    """One value of the body to copy, as received, at most 32 MiB of it."""
    steps = [NESTED if step is None else step for step in path]
    found = pick(open_content(capture.request), steps)
    if isinstance(found, Problem):
        return found
    return too_large(len(found)) if len(found) > COPIED_BODY else {"text": found}


def too_large(size: int) -> Problem:
    """Why a body is not copied."""
    sentence = f"This body has {size:,} bytes, too many to copy."
    return Problem(sentence, "Export the capture instead.", "too-large")


def _trailers(raw: bytes) -> list[list[str]]:
    lines = raw.decode("latin-1").split("\n")
    fields = (line.partition(":") for line in lines if ":" in line)
    return [[name.strip(), value.strip()] for name, _, value in fields]
