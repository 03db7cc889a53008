"""The paste box: what your code hashed, or the digest it computed, against what was due.

A person pastes bytes (as text, base64 or hexadecimal digits) or a digest. The answer names the
difference by the same hypotheses as a diagnosis, and shows the first byte that differs.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from inspector.core.capture import Request
from inspector.core.diagnosis import Cause
from inspector.core.opened import Opened
from inspector.doctor.case import Case
from inspector.doctor.catalogue import told
from inspector.doctor.examination import diagnose
from inspector.doctor.keys import due_keys
from inspector.doctor.macs import Comparison
from inspector.doctor.mistake import Mistake
from inspector.doctor.received import digests_in, received_digests
from inspector.doctor.recipe import Recipe, frame_of, recipe_of
from inspector.doctor.sweep import Sweep
from inspector.providers.hmac_scheme import HmacScheme

CONTEXT = 24
"""Bytes shown before and after the first one that differs."""

LONGEST_PASTE = 64 << 20
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2})+").fullmatch
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}").fullmatch
_LONGEST_DIGEST = 300  # characters of a digest in any writing, with what stands before it


class Place(NamedTuple):
    """The first difference between two byte strings.

    Attributes:
        offset: Of the byte, from 0.
        line: The line it stands on, from 1; line ends are line feeds.
        column: The byte in its line, from 1.
        due: What was due around it.
        yours: What was pasted around it.
    """

    offset: int
    line: int
    column: int
    due: bytes
    yours: bytes


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of a paste.

    Attributes:
        kind: `content` when it was taken as bytes that were hashed, `digest` when as a digest.
        read_as: How the paste was read: `text`, `base64`, `hex`.
        equal: Whether it is exactly what was due.
        causes: Names of the difference, root first; empty when none that we know explains it.
        place: Where the bytes differ first, None for digests and equal bytes.
        sizes: How many bytes were due and how many were pasted.
    """

    kind: str
    read_as: str
    equal: bool
    causes: tuple[Cause, ...] = ()
    place: Place | None = None
    sizes: tuple[int, int] = (0, 0)

    @property
    def sentence(self) -> str:
        """The outcome in one sentence."""
        what = "Your bytes are" if self.kind == "content" else "Your digest is"
        if self.equal:
            return f"{what} exactly what is due."
        if self.causes:
            return f"{what} explained: {self.causes[0].explanation}"
        if self.kind == "digest":
            return "Your digest is none that any mistake we know gives."
        return "Your bytes differ in a way that has no name here."


def compare(pasted: bytes, case: Case) -> Compared | None:
    """Compare a paste with what the scheme of a case signs; None when it signs nothing.

    Args:
        pasted: The paste as bytes; text as UTF-8.
        case: The capture with its scheme and secrets, as for a diagnosis.
    """
    if not isinstance(case.scheme, HmacScheme):
        return None
    recipe = recipe_of(case.scheme, case.opened)
    due = _due(recipe)
    readings = list(_readings(pasted[:LONGEST_PASTE]))
    for read_as, content in readings:
        if due is not None and content == due:
            return Compared("content", read_as, equal=True, sizes=(len(due), len(content)))
    digest = _digest(pasted, case, recipe) if len(pasted) <= _LONGEST_DIGEST else None
    if digest is not None:
        return digest
    sweep = Sweep(case, recipe, ())
    for read_as, content in readings:
        mistakes = _named_content(sweep, content)
        if mistakes is not None:
            return _content(case, read_as, content, due, mistakes)
    read_as, content = readings[0]
    return _content(case, read_as, content, due, ())


def first_place(due: bytes, yours: bytes) -> Place | None:
    """Where two byte strings differ first, None when they are equal."""
    if due == yours:
        return None
    low, high = 0, min(len(due), len(yours))
    if due[:high] == yours[:high]:
        low = high
    while low < high:  # by halves: comparing slices is quick, comparing bytes one by one is not
        middle = (low + high + 1) // 2
        if due[low:middle] == yours[low:middle]:
            low = middle
        else:
            high = middle - 1
    line = due.count(b"\n", 0, low) + 1
    column = low - (due.rfind(b"\n", 0, low) + 1) + 1
    start = max(0, low - CONTEXT)
    return Place(low, line, column, due[start : low + CONTEXT], yours[start : low + CONTEXT])


def _due(recipe: Recipe) -> bytes | None:
    if recipe.body is None:
        return None
    return b"".join(frame_of(recipe.parts).around(recipe.body))


def _readings(pasted: bytes) -> Iterator[tuple[str, bytes]]:
    """What a paste may stand for: itself, and the bytes behind base64 or hexadecimal digits."""
    yield "text", pasted
    bare = b"".join(pasted.split())
    if _HEX(bare):
        yield "hex", bytes.fromhex(bare.decode("ascii"))
    if _BASE64(bare):
        usual = bare.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        if len(usual) % 4 != 1:
            yield "base64", base64.b64decode(usual + b"=" * (-len(usual) % 4))


def _named_content(sweep: Sweep, content: bytes) -> tuple[Mistake, ...] | None:
    """The mistakes whose content is exactly what was pasted, None when none is."""
    for candidate, mistakes in sweep.contents():
        size = sum(len(piece) for piece in candidate)
        if size == len(content) and b"".join(candidate) == content:
            return mistakes
    return None


def _content(
    case: Case, read_as: str, content: bytes, due: bytes | None, mistakes: tuple[Mistake, ...]
) -> Compared:
    place = first_place(due, content) if due is not None else None
    sizes = len(due or b""), len(content)
    causes = told(mistakes, case.scheme)
    return Compared("content", read_as, equal=False, causes=causes, place=place, sizes=sizes)


def _digest(pasted: bytes, case: Case, recipe: Recipe) -> Compared | None:
    """The paste as a digest, examined as if it had come in the header; None when it is none."""
    text = pasted.strip().decode("latin-1")
    if not any(True for _ in digests_in(text, recipe)):
        return None
    opened = _with_header(case.opened, recipe, text)
    theirs = recipe_of(recipe.rule, opened)
    received = received_digests(theirs, opened.request)
    right = [one for one in received if not one.mistakes]
    comparison = Comparison(right)
    content = frame_of(theirs.parts).around(theirs.body) if theirs.body is not None else None
    keys = due_keys(recipe.rule, case.secrets) if content is not None and right else []
    if content is not None and any(comparison.find(key.key, content) for key in keys):
        return Compared("digest", "text", equal=True)
    diagnosis = diagnose(replace(case, opened=opened, tolerance=None))
    return Compared("digest", "text", equal=False, causes=diagnosis.causes)


def _with_header(opened: Opened, recipe: Recipe, value: str) -> Opened:
    """The request with the pasted digest in the place of the signature that came."""
    rule = recipe.rule
    if recipe.lead and not value.startswith(recipe.lead):
        value = f"{recipe.lead}{value}"
    if recipe.separator and recipe.time and not recipe.time_header:
        value = f"{rule.time_field}={recipe.time}{recipe.separator}{value}"
    own = set(recipe.headers)
    kept = tuple(field for field in opened.request.headers if field[0].lower() not in own)
    request: Request = replace(opened.request, headers=(*kept, (recipe.header, value)))
    return replace(opened, request=request)
