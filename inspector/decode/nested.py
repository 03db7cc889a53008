"""JSON inside JSON strings: find it, unescape it, and say how long the string was."""

import json
import re
from typing import Final, NamedTuple

import msgspec

from inspector.decode.json_validity import is_valid
from inspector.decode.line import MAX_WRAPPED

_BLANKS: Final = " \t\r\n"
# The cheap test: what the string must begin with to hold an object, an array or a string.
_BEGINNING: Final = re.compile(
    rb'"(?:[ \t\r\n]|\\[trn]|\\u00(?:09|0[adAD]|20))*+(?:[{\[]|\\"|\\u00(?:22|5[bB]|7[bB]))'
)
_STRING: Final = msgspec.json.Decoder(str)
_ANY: Final = msgspec.json.Decoder(msgspec.Raw)  # looks at everything, keeps nothing


class Nested(NamedTuple):
    """JSON that was inside a string.

    Attributes:
        text: The JSON as UTF-8, an object or array with something in it, without blanks around.
        characters: How many characters the string had.
        wrapped: In how many strings more than one it was: 0 as a rule.
    """

    text: bytes
    characters: int
    wrapped: int = 0


def open_string(token: bytes) -> Nested | None:
    """Open a JSON string that holds an object or an array; None for any other string.

    An empty object or array stays a string: there is nothing in it to lay out.

    Args:
        token: The string with its quotes, as UTF-8.
    """
    if not _BEGINNING.match(token):
        return None
    text = unescape(token)
    if text is None:
        return None
    characters = len(text)
    text = text.strip(_BLANKS)
    wrapped = 0
    while text[:1] == '"' and wrapped < MAX_WRAPPED:
        wrapped += 1
        unwrapped = unescape(text.encode("utf-8", "backslashreplace"))
        if unwrapped is None:
            return None
        text = unwrapped.strip(_BLANKS)
    if text[:1] + text[-1:] not in ("{}", "[]") or not text[1:-1].strip(_BLANKS):
        return None
    # A lone surrogate becomes its escape, which means the same inside of JSON.
    inner = text.encode("utf-8", "backslashreplace")
    return Nested(inner, characters, wrapped) if _is_json(inner) else None


def unescape(token: bytes) -> str | None:
    """The characters of a JSON string in quotes, or None when it is none; never raises.

    Raw control characters are let through. A lone surrogate comes out as such.
    """
    try:
        text = _STRING.decode(token)
    except ValueError:
        pass
    else:
        return text
    try:
        value = json.loads(token.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str) else None


def _is_json(inner: bytes) -> bool:
    try:
        _ANY.decode(inner)
    except (ValueError, RecursionError):
        # msgspec takes neither every lone surrogate nor every depth.
        return is_valid(inner.decode("utf-8", "replace"))
    return True
