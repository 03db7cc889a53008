"""One value of a JSON document exactly as it was received, found by its path."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.decode.charset import media_type, to_utf8
from inspector.decode.nested import unescape
from inspector.decode.paths import PathStep, Step

_BLANKS: Final = b" \t\r\n"
_MEMBERS: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ELEMENTS: Final = msgspec.json.Decoder(list[msgspec.Raw])
_KEY: Final = re.compile(
    rb'[{,]?[ \t\r\n]*+("[^"\\]*+(?:\\.[^"\\]*+)*+")[ \t\r\n]*+:[ \t\r\n]*+', re.DOTALL
)
_CLOSE: Final = re.compile(rb"[ \t\r\n]*+")
_REMEDY: Final = "Select its lines and copy those."

NOT_WHOLE: Final = Problem(
    "The JSON around this value is not whole, so where it ends cannot be told.", _REMEDY, "no-value"
)
TWICE: Final = Problem(
    "An object on the way to this value has a key twice, so which value is meant cannot be told.",
    _REMEDY,
    "no-value",
)


def pick(opened: Opened, path: Sequence[PathStep]) -> str | Problem:
    """The value at a path with every byte as received; a string without the quotes around it.

    Escapes inside a string stay as they came. `NESTED` steps into the JSON that a string holds.
    Never raises.

    Args:
        opened: The request with its content.
        path: As `decode.paths.json_path` gives it.
    """
    declared = media_type(opened.request.header("content-type") or "").codec
    text = to_utf8(opened.content, declared).strip(_BLANKS)
    for step in path:
        found = _into(text, step)
        if isinstance(found, Problem):
            return found
        text = found.strip(_BLANKS)
    if text[:1] == b'"':
        text = text[1:-1]
    return text.decode("utf-8", "replace")


def _into(text: bytes, step: PathStep) -> bytes | Problem:
    """The value that one step leads to."""
    if isinstance(step, Step):
        inner = unescape(text)
        return NOT_WHOLE if inner is None else inner.encode("utf-8", "backslashreplace")
    try:
        if isinstance(step, int):
            return bytes(_ELEMENTS.decode(text)[step])
        members = _MEMBERS.decode(text)
        return bytes(members[step]) if _is_all(text, members) else TWICE
    except (ValueError, RecursionError, LookupError):
        return NOT_WHOLE


def _is_all(text: bytes, members: dict[str, msgspec.Raw]) -> bool:
    """Whether these members are all that the object has: no key of it comes twice."""
    at = 0
    for name, raw in members.items():
        key, value = _KEY.match(text, at), bytes(raw)
        if key is None or unescape(key[1]) != name or not text.startswith(value, key.end()):
            return False
        blank = _CLOSE.match(text, key.end() + len(value))
        at = blank.end() if blank else len(text)
    return text[at:] == b"}"
