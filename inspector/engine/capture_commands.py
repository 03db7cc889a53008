"""Commands about one capture: explain it, show its head, copy it, lay out its body, star it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from inspector.archive.values import Note
from inspector.core.capture import Capture, Endpoint, Kind
from inspector.core.mark import LONGEST_NOTE, mark_of
from inspector.core.problem import Problem
from inspector.decode.masking import Masker
from inspector.engine import explaining, protocol
from inspector.engine.command import OfCapture
from inspector.engine.endpoints import EndpointTable
from inspector.engine.engine import Engine
from inspector.engine.judge import read_capture
from inspector.engine.judging import LARGE_BODY, is_large
from inspector.engine.masked_capture import masked_capture, masked_explanation, masker_of
from inspector.engine.protocol import Message
from inspector.engine.rules import Rules
from inspector.exchange.curl import curl as curl_command


async def explain(engine: Engine, command: protocol.Explain) -> Message | Problem:
    """Judge a capture again and say how."""
    found = engine.archive.reader.rows([command.capture])
    head = engine.archive.reader.head(command.capture)
    if not found or head is None:
        return _gone(command.capture)
    rules = engine.judge.rules
    masker = masker_of(command.mask, rules, engine.syncing.credentials)
    if is_large(head, found[0].body_size):
        endpoints = engine.endpoints.endpoints
        arguments = (engine.archive.path, command.capture, endpoints, rules, masker)
        return await engine.visible.run(explain_there, *arguments)
    capture = engine.archive.reader.capture(command.capture)
    if capture is None:
        return _gone(command.capture)
    told = explaining.explain(capture, engine.judge.route(capture.request.target), rules)
    return told if masker is None else masked_explanation(told, capture, masker)


def explain_there(
    archive: Path,
    number: int,
    endpoints: tuple[Endpoint, ...],
    rules: Rules,
    masker: Masker | None = None,
) -> Message | Problem:
    """Explain a capture with a large body; runs in the worker."""
    capture = read_capture(archive, number)
    if capture is None:
        return _gone(number)
    route = EndpointTable(endpoints).route(capture.request.target)
    told = explaining.explain(capture, route, rules)
    return told if masker is None else masked_explanation(told, capture, masker)


async def headers(engine: Engine, command: protocol.HeadersOf) -> Message | Problem:
    """Show the head of a capture."""
    capture = await _capture(engine, command, body=False)
    return capture if isinstance(capture, Problem) else explaining.headers(capture)


async def curl(engine: Engine, command: protocol.Curl) -> Message | Problem:
    """Write the command line that sends a capture again."""
    capture = await _capture(engine, command)
    if isinstance(capture, Problem):
        return capture
    if len(capture.request.body) > explaining.COPIED_BODY:
        return explaining.too_large(len(capture.request.body))
    base = command.base_url or engine.address or "http://127.0.0.1:8787"
    return {"text": await asyncio.to_thread(curl_command, capture.request, base)}


async def body(engine: Engine, command: protocol.BodyOf) -> Message | Problem:
    """Give the body to copy."""
    capture = await _capture(engine, command)
    if isinstance(capture, Problem):
        return capture
    return await asyncio.to_thread(explaining.body_text, capture, opened=command.opened)


async def value(engine: Engine, command: protocol.ValueOf) -> Message | Problem:
    """Give one value of the body to copy, exactly as it was received."""
    capture = await _capture(engine, command)
    if isinstance(capture, Problem):
        return capture
    if not command.mask and is_large(capture.request.head, len(capture.request.body)):
        arguments = (engine.archive.path, command.capture, command.path)
        return await engine.visible.run(value_there, *arguments)
    return explaining.value_text(capture, command.path)


def value_there(archive: Path, number: int, path: Sequence[str | int | None]) -> Message | Problem:
    """Find a value in a large body; runs in the worker."""
    capture = read_capture(archive, number)
    return _gone(number) if capture is None else explaining.value_text(capture, path)


async def star(engine: Engine, command: protocol.Star) -> Message | Problem:
    """Star a capture or take the star away."""
    return engine.star(command.capture, on=command.on) or {}


async def note(engine: Engine, command: protocol.NoteOf) -> Message | Problem:
    """Keep what the user wrote beside a capture, and its mark."""
    text, colour = command.note, command.colour
    if text is not None and len(text) > LONGEST_NOTE:
        sentence = f"A note has {LONGEST_NOTE:,} characters at most."
        return Problem(sentence, "Shorten it.", "bad-note")
    if colour and mark_of(colour) is None:
        return Problem("There is no such colour mark.", kind="bad-note")
    found = engine.archive.reader.rows([command.capture])
    if not found or found[0].kind is Kind.GAP:
        return _gone(command.capture)
    before = found[0]
    wanted = Note(
        before.note if text is None else text.strip(), before.colour if colour is None else colour
    )
    return engine.note(command.capture, wanted) or {}


async def start_rendering(engine: Engine, command: protocol.Render) -> Message | Problem:
    """Lay out a body."""
    masker = masker_of(command.mask, engine.judge.rules, engine.syncing.credentials)
    return engine.renderings.start(command.capture, command.view, masker)


async def drop_rendering(engine: Engine, command: protocol.RenderDrop) -> Message | Problem:
    """Forget a rendering."""
    engine.renderings.drop(command.token)
    return {}


async def _capture(engine: Engine, command: OfCapture, *, body: bool = True) -> Capture | Problem:
    """A capture with its bytes, masked if asked for; a large one is read beside the loop."""
    number = command.capture
    found = engine.archive.reader.rows([number])
    head = engine.archive.reader.head(number)
    masker = masker_of(command.mask, engine.judge.rules, engine.syncing.credentials)
    if not found or head is None:
        return _gone(number)
    if masker is not None and body and is_large(head, found[0].body_size):
        return await engine.visible.run(masked_there, engine.archive.path, number, masker)
    if found[0].body_size > LARGE_BODY:
        capture = await asyncio.to_thread(read_capture, engine.archive.path, number)
    else:
        capture = engine.archive.reader.capture(number)
    if capture is None:
        return _gone(number)
    return capture if masker is None else masked_capture(capture, masker, body=body)


def masked_there(archive: Path, number: int, masker: Masker) -> Capture | Problem:
    """Read and mask a capture with a large body; runs in the worker."""
    capture = read_capture(archive, number)
    return _gone(number) if capture is None else masked_capture(capture, masker)


def _gone(number: int) -> Problem:
    return Problem(f"There is no request {number} in the archive.", kind="no-capture")
