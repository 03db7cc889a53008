"""Deliveries that a person edits before they are sent: writing one, signing it, sending it.

They go to this computer only: our listener, or a handler that is being written.
"""

import gzip
import json
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from secrets import token_hex
from urllib.parse import urlsplit

from inspector import providers
from inspector.core.address import is_loopback
from inspector.core.capture import Headers, Request
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.engine.draft_protocol import Draft, DraftShape, SendDraft, SignDraft
from inspector.engine.engine import Engine
from inspector.engine.protocol import Message
from inspector.engine.simulating import signing_secrets
from inspector.simulator import building
from inspector.simulator.sample_secrets import WRONG_SECRET
from inspector.simulator.sending import Answer, address_problem

NOT_LISTENING = Problem(
    "Nothing listens, so a delivery would go nowhere.",
    "Start listening first, or give the address of your own handler.",
    "not-listening",
)
NOT_HERE = Problem(
    "This address is not on this computer, and tests are sent nowhere else.",
    "Use localhost, 127.0.0.1 or [::1].",
    "not-loopback",
)
NO_METHOD = Problem("The method is a word such as POST.", kind="bad-method")
NO_JSON = Problem(
    "Fuse signs the JSON that it sends, and this body is no JSON.",
    "Mend the body, or send it as written.",
    "no-json",
)
NOT_TYPED = frozenset({"content-length", "transfer-encoding", "connection"})
"""Fields that follow from the body and the connection."""

_METHOD = re.compile(r"[A-Za-z]{1,20}")


async def write_draft(engine: Engine, command: Draft) -> Message | Problem:
    """Write a delivery of an event."""
    to = command.to or engine.address
    if not to:
        return NOT_LISTENING
    event = command.event or next(iter(building.events_of(command.provider)), "")
    url = building.target_for(command.provider, event, to)
    request = building.draft(command.provider, event, url, time.time(), seed=token_hex(4))
    if isinstance(request, Problem):
        return request
    return {"draft": _message(command.provider, event, url, request)}


async def sign_draft(engine: Engine, command: SignDraft) -> Message | Problem:
    """Sign a draft as it stands; its body is what is left of it after the fault."""
    shape = command.draft
    problem = _problem_of(shape)
    if problem is not None:
        return problem
    signed = _signed(shape, command.fault, engine.judge.rules.secrets)
    if isinstance(signed, Problem):
        return signed
    if command.fault == "gzip":
        signed = replace(signed, body=gzip.decompress(signed.body))
    return {"draft": _message(shape.provider, shape.event, shape.url, signed)}


async def send_draft(engine: Engine, command: SendDraft) -> Message | Problem:
    """Send a draft and tell what came back."""
    shape = command.draft
    problem = _problem_of(shape)
    if problem is not None:
        return problem
    if command.sign:
        request = _signed(shape, command.fault, engine.judge.rules.secrets)
    else:
        request = _as_written(shape, command.fault)
    if isinstance(request, Problem):
        return request
    answer = await engine.simulating.post(shape.url, request)
    return answer if isinstance(answer, Problem) else _answered(answer, request)


def loopback_problem(url: str) -> Problem | None:
    """Why nothing is sent to an address, None when it is on this computer."""
    problem = address_problem(url)
    if problem is not None:
        return problem
    return None if is_loopback(urlsplit(url).hostname or "") else NOT_HERE


def _problem_of(shape: DraftShape) -> Problem | None:
    if shape.provider not in building.BODIES:
        return Problem(f"There is no provider called {shape.provider}.", kind="no-provider")
    return loopback_problem(shape.url) or (None if _METHOD.fullmatch(shape.method) else NO_METHOD)


def _request_of(shape: DraftShape) -> Request:
    parts = urlsplit(shape.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    typed = tuple(pair for pair in shape.headers if pair[0].lower() not in NOT_TYPED)
    body = shape.body.encode("utf-8", "surrogatepass")
    return Request(b"", body, shape.method.upper(), target, "1.1", typed)


def _signed(shape: DraftShape, fault: str, known: Sequence[Secret]) -> Request | Problem:
    """The draft signed by the user's secrets (a sample where there is none), with a fault."""
    request, now = _request_of(shape), time.time()
    signing = signing_secrets(shape.provider, known)
    stripped = _names_of(shape.provider, request, now, None if fault == "unsigned" else signing)
    kept = tuple(pair for pair in request.headers if pair[0].lower() not in stripped)
    request = replace(request, headers=kept)
    faults = frozenset([fault]) if fault else frozenset[str]()
    signed = building.finish(
        request, shape.provider, shape.event, now, secrets=signing, faults=faults
    )
    if isinstance(signed, Problem) and shape.provider == "fuse" and not _is_json(shape.body):
        return NO_JSON
    return signed


def _names_of(
    provider: str, request: Request, now: float, signing: dict[str, str] | None
) -> set[str]:
    """Lower-case names of the fields in which these schemes (None: all) put their proof."""
    names = {"content-encoding"}
    for scheme in providers.all_schemes():
        if scheme.provider == provider and (signing is None or scheme.id in signing):
            proof = scheme.sign(request, WRONG_SECRET, now)
            names |= {scheme.header.lower(), *(name.lower() for name, _ in proof)}
    return names


def _as_written(shape: DraftShape, fault: str) -> Request:
    """The draft as it stands, compressed when asked for."""
    request = _request_of(shape)
    if fault != "gzip":
        return request
    coded: Headers = request.headers
    if request.header("content-encoding") is None:
        coded = (*coded, ("Content-Encoding", "gzip"))
    return replace(request, headers=coded, body=gzip.compress(request.body, mtime=0))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _message(provider: str, event: str, url: str, request: Request) -> Message:
    """A request as the window edits it; the host follows from the address."""
    return {
        "provider": provider, "event": event, "method": request.method, "url": url,
        "headers": [[name, value] for name, value in request.headers if name.lower() != "host"],
        "body": request.body.decode("utf-8", "replace"),
    }  # fmt: skip


def _answered(answer: Answer, request: Request) -> Message:
    return {
        "status": answer.status,
        "reason": answer.reason,
        "headers": [list(pair) for pair in answer.headers],
        "body": answer.body.decode("utf-8", "replace"),
        "cut": answer.cut,
        "duration_ms": round(answer.seconds * 1000, 1),
        "sent": [list(pair) for pair in request.headers],
    }
