"""Undo content codings, within bounds: what can be opened is kept, what cannot is said.

Rule: nothing is opened without a limit on what comes out, in each of stacked codings.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from inspector.core.verdict import Finding
from inspector.decode.decoders import DECODERS, Decoder, DecoderError

MAX_CODINGS: Final = 8
"""More stacked codings than this are not undone."""
MAX_MEMBERS: Final = 1000
"""A gzip or zstd body may consist of several streams, but not of more than this."""
_FREE_SIZE: Final = 64 << 20  # any body may open to this, as a plain one may be as large
_RATIO: Final = 1100  # deflate reaches 1032; brotli and zstd reach a million and mean harm
_SALVAGE_BYTE_BY_BYTE: Final = 64 << 10
_SALVAGE_STEP: Final = 512
_ALIASES: Final = {"x-gzip": "gzip"}
_MAGIC: Final = ((b"\x1f\x8b\x08", "gzip"), (b"\x28\xb5\x2f\xfd", "zstd"))
_WORD: Final = re.compile(r"[^\w.+-]")


class Undone(NamedTuple):
    """A body with its codings undone.

    Attributes:
        content: What came out; the body itself when nothing could be undone.
        codings: The codings that were undone, in the order the sender applied them.
        problem: What went wrong, one sentence; empty when nothing did.
        findings: Oddities that do not keep the body from being opened.
        undeclared: Whether it is coded, as its first bytes show, and no header says so.
    """

    content: bytes
    codings: tuple[str, ...] = ()
    problem: str = ""
    findings: tuple[Finding, ...] = ()
    undeclared: bool = False


class _Result(NamedTuple):
    content: bytes
    error: str = ""  # empty, `limit`, `ends`, `broken` or `checksum`
    rest: int = 0  # bytes after the end of the coded stream


def declared_codings(values: Sequence[str]) -> tuple[str, ...]:
    """Read Content-Encoding fields: the codings in the order the sender applied them."""
    words = [word.strip().lower() for value in values for word in value.split(",")]
    return tuple(_ALIASES.get(word, word) for word in words if word not in ("", "identity"))


def undo(body: bytes, codings: tuple[str, ...], limit: int) -> Undone:
    """Undo codings, last applied first; never raises.

    Args:
        body: The body as received.
        codings: What `declared_codings` read.
        limit: The most bytes that may come out.
    """
    if not codings or not body:
        return _undeclared(body)
    if len(codings) > MAX_CODINGS:
        return Undone(body, problem=f"{len(codings)} stacked content codings are too many to open.")
    allowed = min(limit, max(_FREE_SIZE, _RATIO * len(body)))
    content = body
    problem = ""
    findings: tuple[Finding, ...] = ()
    for position in range(len(codings) - 1, -1, -1):
        coding = codings[position]
        if coding not in DECODERS:
            problem = problem or f"The content coding `{_word(coding)}` is none that we can undo."
            return Undone(content, codings[position + 1 :], problem, findings)
        result = _open(coding, content, allowed)
        problem = problem or _sentence(coding, result)
        if result.error == "broken" and not result.content:
            return Undone(content, codings[position + 1 :], problem, findings)
        if result.rest:
            findings += (_trailing(coding, result.rest),)
        content = result.content
    return Undone(content, codings, problem, findings)


def _open(coding: str, body: bytes, allowed: int) -> _Result:
    """Undo one coding with the first of its decoders that can, else the one that opens most."""
    best = _Result(b"", "ends" if not body else "broken")
    for make in DECODERS[coding].makers:
        result = _run(coding, make(), body, allowed, DECODERS[coding].step)
        if result.error in ("broken", "checksum"):
            # Again in small steps: the output of the step that fails is lost.
            step = 1 if len(body) <= _SALVAGE_BYTE_BY_BYTE else _SALVAGE_STEP
            result = _run(coding, make(), body, allowed, step)
        if not result.error or result.error == "limit":
            return result
        if len(result.content) > len(best.content) or best.error == "broken":
            best = result
    return best


def _run(coding: str, decoder: Decoder, body: bytes, allowed: int, step: int) -> _Result:
    out: list[bytes] = []
    size = at = 0
    members = 1
    while at < len(body):
        piece = body[at : at + step]
        at += len(piece)
        try:
            part = decoder.feed(piece, allowed + 1 - size)
        except DecoderError as error:
            return _Result(b"".join(out), error.kind)
        size += len(part)
        if size > allowed:
            out.append(part[: len(part) - (size - allowed)])
            return _Result(b"".join(out), "limit")
        out.append(part)
        if decoder.finished:
            at -= len(decoder.rest)
            magic = DECODERS[coding].magic
            if not magic or not body.startswith(magic, at) or members >= MAX_MEMBERS:
                rest = len(body) - at if body[at:].strip(b"\0") else 0  # gzip may be padded
                return _Result(b"".join(out), rest=rest)
            decoder = DECODERS[coding].makers[0]()
            members += 1
    return _Result(b"".join(out), "" if decoder.finished else "ends")


def _sentence(coding: str, result: _Result) -> str:
    size = len(result.content)
    match result.error:
        case "limit":
            return f"The {coding} body opens to more than {size:,} bytes; the rest is not shown."
        case "ends":
            return f"The {coding} body ends too early; {size:,} bytes of content could be opened."
        case "checksum":
            return f"The checksum of the {coding} body does not match; the content may be damaged."
        case "broken" if size:
            return f"The {coding} body is damaged after {size:,} bytes of content."
        case "broken":
            return f"The body is declared as {coding} but is none; it is shown as it came."
    return ""


def _undeclared(body: bytes) -> Undone:
    for magic, coding in _MAGIC:
        if body.startswith(magic):
            words = f"The body looks like {coding}, but no Content-Encoding header says so."
            return Undone(body, findings=(Finding("undeclared-coding", words),), undeclared=True)
    return Undone(body)


def _trailing(coding: str, rest: int) -> Finding:
    bytes_ = "1 byte follows" if rest == 1 else f"{rest:,} bytes follow"
    return Finding("bytes-after-coding", f"{bytes_} the end of the {coding} body.")


def _word(coding: str) -> str:
    return _WORD.sub("?", coding[:40])
