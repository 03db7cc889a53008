"""Commands about why a signature fails, and about what a user's own code computed."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from inspector.core.capture import request_of
from inspector.core.problem import Problem
from inspector.core.scheme import Scheme
from inspector.decode.masking import Masker
from inspector.engine import diagnosis_protocol
from inspector.engine.command import Command
from inspector.engine.diagnosis_values import cause_message, diagnosis_message
from inspector.engine.engine import Engine
from inspector.engine.masked_capture import masker_of
from inspector.engine.protocol import Message
from inspector.engine.rules import scheme_named

if TYPE_CHECKING:
    from inspector.doctor.comparing import Compared, Place

LONGEST_PASTE = 28 * 1024 * 1024
"""Characters: a body of 20 MiB in base64. A line of the protocol holds twice as much."""


async def diagnose(engine: Engine, command: diagnosis_protocol.Diagnose) -> Message | Problem:
    """Say why a signature fails."""
    found = await engine.diagnosing.diagnose(command.capture, command.scheme)
    if isinstance(found, Problem):
        return found
    told = diagnosis_message(found)
    masker = masker_of(command.mask, engine.judge.rules, engine.syncing.credentials)
    return told if masker is None else {**told, "causes": _masked(told["causes"], masker)}


async def stop(engine: Engine, command: diagnosis_protocol.DiagnoseStop) -> Message | Problem:
    """Stop finding it out."""
    engine.diagnosing.cancel(command.capture, command.scheme)
    return {}


async def compare(engine: Engine, command: diagnosis_protocol.Compare) -> Message | Problem:
    """Say how a paste differs from what was due."""
    if len(command.pasted) > LONGEST_PASTE:
        sentence = f"This is longer than {LONGEST_PASTE:,} characters."
        return Problem(sentence, "Paste the digest instead.", "too-large")
    pasted = command.pasted.encode("utf-8", "surrogateescape")
    found = await engine.diagnosing.compare(command.capture, command.scheme, pasted)
    if isinstance(found, Problem):
        return found
    if found is None:
        sentence = "This scheme signs nothing, so there are no bytes to compare."
        return Problem(sentence, kind="nothing-signed")
    masker = masker_of(command.mask, engine.judge.rules, engine.syncing.credentials)
    return _compared(found, masker)


async def code(engine: Engine, command: diagnosis_protocol.VerifierCode) -> Message | Problem:
    """Write programs that verify a scheme."""
    head = engine.archive.reader.head(command.capture)
    scheme = scheme_named(engine.judge.rules, command.scheme)
    if head is None or scheme is None:
        return {"code": []}
    written = await asyncio.to_thread(_written, scheme, head)
    return {"code": [{"language": name, "text": text} for name, text in written.items()]}


def _written(scheme: Scheme, head: bytes) -> dict[str, str]:
    from inspector.exchange.verifier_code import verifiers  # noqa: PLC0415 - the engine starts without it

    return verifiers(scheme, request_of(head, b"", b""))


def _compared(found: "Compared", masker: Masker | None) -> Message:
    told: Message = {
        "kind": found.kind,
        "read_as": found.read_as,
        "equal": found.equal,
        "sentence": found.sentence,
        "causes": [cause_message(cause) for cause in found.causes],
        "sizes": list(found.sizes),
        "place": found.place and _place(found.place, hidden=masker is not None),
    }
    if masker is not None:
        told["sentence"] = masker.text(found.sentence)
        told["causes"] = _masked(told["causes"], masker)
    return told


def _place(place: "Place", *, hidden: bool) -> Message:
    # A piece of a body cannot be masked: what a value is depends on what stands before it.
    from inspector.doctor.comparing import CONTEXT  # noqa: PLC0415 - the engine starts without it

    due, yours = (b"", b"") if hidden else (place.due, place.yours)
    return {
        "offset": place.offset,
        "line": place.line,
        "column": place.column,
        "due": base64.b64encode(due).decode(),
        "yours": base64.b64encode(yours).decode(),
        "at": min(place.offset, CONTEXT),
    }


def _masked(causes: list[Message], masker: Masker) -> list[Message]:
    """Causes whose sentences name values, ids and hosts: these are masked, the ids of causes stay."""
    return [
        {
            **cause,
            "explanation": masker.text(cause["explanation"]),
            "fix": masker.text(cause["fix"]),
            "action": cause["action"]
            and {**cause["action"], "label": masker.text(cause["action"]["label"])},
        }
        for cause in causes
    ]


DIAGNOSIS_HANDLERS: dict[type[Command], Callable[[Engine, Any], Awaitable[Message | Problem]]] = {
    diagnosis_protocol.Diagnose: diagnose,
    diagnosis_protocol.DiagnoseStop: stop,
    diagnosis_protocol.Compare: compare,
    diagnosis_protocol.VerifierCode: code,
}
