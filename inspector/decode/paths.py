"""Where a line is in its document: the keys and indexes from the root."""

import json
from collections.abc import Callable
from enum import Enum
from typing import Final, TypeAlias

from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    HEX,
    MEMBER,
    NESTED_OPENER,
    TEXT,
    Line,
    wrappings,
)


class Step(Enum):
    """A step of a path that is neither key nor index."""

    NESTED = "{}"


NESTED: Final = Step.NESTED
"""Where the path enters JSON that is inside a string; shown as `{}`. It comes twice in a row where
that was a string inside a string."""
PathStep: TypeAlias = str | int | Step
GetLine: TypeAlias = Callable[[int], tuple[Line, str]]

_MAX_STEPS: Final = 1000
"""A longer path is cut at the root's end: nobody reads it, and each step asks for lines."""
_DECODER: Final = json.JSONDecoder(strict=False)
_QUOTES: Final = "\"'"


def json_path(line_no: int, get_line: GetLine) -> list[PathStep]:
    """The path of a line, `["remote_data", NESTED, "transactions_created_count"]`; never raises.

    The path of a closing line is that of what it closes. A line that opens nested JSON is still
    outside of it: its path ends with its key.

    Args:
        line_no: Number of the line.
        get_line: Gives record and text of a line by its number. It is asked for at most four
            lines a level, however long the document.
    """
    path: list[PathStep] = []
    line, text = get_line(line_no)
    if line.flags & (TEXT | HEX) and not line.parent:
        return path
    if line.flags & CONTINUED:
        line_no = line.extra
        line, text = get_line(line_no)
    if line.flags & CLOSER and line.parent:
        line_no = line.parent - 1
        line, text = get_line(line_no)
    for _ in range(_MAX_STEPS):
        step = _step(line_no, line, text, get_line)
        if step is not None:
            path.append(step)
        if not line.parent:
            break
        line_no = line.parent - 1
        line, text = get_line(line_no)
        path += [NESTED] * wrappings(line.flags)
    path.reverse()
    return path


def _step(line_no: int, line: Line, text: str, get_line: GetLine) -> PathStep | None:
    """The step from the opener around a line to the line itself."""
    if line.flags & MEMBER:
        return _nested_index(line_no, line, get_line) if line.flags & NESTED_OPENER else line.extra
    return key_of(text)


def _nested_index(line_no: int, line: Line, get_line: GetLine) -> int:
    """The index of an element that is nested JSON: one more than that of the element before.

    Its own record says how long the string was instead.
    """
    if line_no <= line.parent:
        return 0
    before, _ = get_line(line_no - 1)
    if before.flags & CONTINUED:
        before, _ = get_line(before.extra)
    return before.extra + 1


def key_of(text: str) -> str | None:
    """The key that a line of pretty JSON begins with, unescaped, or None when there is none."""
    if text[:1] not in _QUOTES or not text:
        bare, colon, _ = text.partition(": ")
        return bare if colon and bare.isidentifier() else None
    if text[0] == "'":
        key, colon, _ = text[1:].partition("': ")
        return key if colon else None
    try:
        value, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str) and text.startswith(":", end) else None
