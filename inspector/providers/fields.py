"""Read members of a parsed body without trusting it: any of them may be missing or of any type."""

import json
import re
from collections.abc import Mapping, Sequence

from inspector.core.opened import Json, Opened
from inspector.core.signing import content_mark

Members = Mapping[str, Json]

_NOTHING: Members = {}
_LONGEST_TEXT = 200
_LARGEST_NEAR_JSON = 64 * 1024
_LARGEST_INNER = 256 * 1024
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")


def members(opened: Opened) -> Members:
    """The members of the body's top-level object, nothing when it is no object.

    A body that is JSON but for trailing commas, as Fiskil's own example is, is read all the same:
    it is described so, not judged.
    """
    if isinstance(opened.document, dict):
        return opened.document
    if opened.is_json or not 0 < len(opened.content) <= _LARGEST_NEAR_JSON:
        return _NOTHING
    if opened.content.lstrip()[:1] != b"{":
        return _NOTHING
    return _object(_TRAILING_COMMA.sub("", opened.content.decode("utf-8", "replace")))


def object_in(value: Json) -> Members:
    """An object that may also have come as JSON in a string, as Fuse's `remote_data` does."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and 1 < len(value) <= _LARGEST_INNER:
        return _object(value)
    return _NOTHING


def _object(text: str) -> Members:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return _NOTHING
    return document if isinstance(document, dict) else _NOTHING


def items(value: Json) -> Sequence[Json]:
    """A list, nothing when it is none."""
    return value if isinstance(value, list) else ()


def objects(value: Json) -> list[Members]:
    """The objects of a list."""
    return [item for item in items(value) if isinstance(item, dict)]


def text(found: Members, *names: str) -> str:
    """The first of these members that holds text or a whole number, as one short line of text."""
    for name in names:
        value = found.get(name)
        if isinstance(value, str):
            if value:
                return clean(value)
            continue
        if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= 256:
            return str(value)
    return ""


def number(found: Members, name: str) -> int | None:
    """A member that holds a count, None when it is missing or no plain count."""
    value = found.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12:
        return value
    return None


def clean(value: str) -> str:
    """Text for one line: bounded, without line breaks and without halves of characters."""
    short = value[:_LONGEST_TEXT]
    if short.isprintable():  # which halves of characters are not
        return short
    whole = short.encode("utf-8", "replace").decode()
    return "".join(letter if letter.isprintable() else " " for letter in whole).strip()


def delivery(kind: str, value: str, opened: Opened, idempotency: str = "") -> str:
    """The key that all attempts of one delivery share at an endpoint.

    The provider's own id of the message, else the idempotency value, else the body's mark.
    """
    if value:
        return f"{kind}:{value}"
    if idempotency:
        return f"idempotency:{idempotency}"
    return f"body:{content_mark(opened.request.body)}"
