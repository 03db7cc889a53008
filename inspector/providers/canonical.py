"""Fuse's signed content: what `JSON.stringify(JSON.parse(body), sortingReplacer)` gives.

Usual bodies go through C code with a few hooks. Whatever these hooks do not cover exactly (odd
numbers, duplicate keys, `__proto__`, deep nesting) goes to `canonical_exact`, which covers all.

Source: docs.letsfuse.com/docs/verification; a body parser such as express' `bodyParser.json()`
reads the body before it.
"""

import json
import re
from dataclasses import dataclass
from operator import itemgetter
from typing import NoReturn

from inspector.core.opened import Json
from inspector.core.problem import Problem
from inspector.providers import canonical_exact
from inspector.providers.js_numbers import member_order

_PROTO = "__proto__"
_name = itemgetter(0)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CHARSET = re.compile(r"charset\s*=\s*\"?(utf-?(?:16|32)-?(?:le|be)?)\b", re.IGNORECASE)
_EXACT_INTEGER_DIGITS = 15  # every integer of so many digits is a double


@dataclass(frozen=True, slots=True)
class Canonical:
    """The signed content of a Fuse body, and what in the body it does not cover.

    Attributes:
        text: The content, UTF-8.
        dropped_proto: A `__proto__` member was there; JavaScript loses it, so nobody signed it.
        duplicates: A key occurs twice in one object; only the last value is signed.
        scalar: The document is no object or array, which the documented handler refuses.
        empty: The body is empty, which the documented handler reads as `{}`.
    """

    text: bytes
    dropped_proto: bool = False
    duplicates: bool = False
    scalar: bool = False
    empty: bool = False


class _UnusualError(Exception):
    """The fast path met something only the exact path renders; never leaves this module."""


def canonical(content: bytes, content_type: str = "") -> Canonical | Problem:
    """The signed content of a body, or why JavaScript would not read it.

    Args:
        content: The body with its content codings undone.
        content_type: The header, only asked for its charset when the text looks like UTF-16.
    """
    text = _text(content, content_type)
    if not text:
        return Canonical(b"{}", empty=True)
    try:
        document = _decode(text)
        if not isinstance(document, list | dict):
            return _exact(text)
        return Canonical(_bytes(_encode(document)))
    except json.JSONDecodeError as error:
        return _refused(error.lineno, error.colno)
    except (_UnusualError, RecursionError):
        return _exact(text)


def _exact(text: str) -> Canonical | Problem:
    rendered = canonical_exact.render(text)
    if isinstance(rendered, canonical_exact.Refusal):
        if rendered.too_deep:
            return Problem(
                "The body is nested deeper than a JavaScript engine follows.", "", "too-deep"
            )
        return _refused(rendered.line, rendered.column)
    return Canonical(
        _bytes(rendered.text),
        dropped_proto=rendered.dropped_proto,
        duplicates=rendered.duplicates,
        scalar=rendered.scalar,
    )


def _refused(line: int, column: int) -> Problem:
    return Problem(
        "The body is no JSON that JavaScript reads"
        f" (line {line}, column {column}), so nothing can have been signed over it.",
        "",
        "not-json",
    )


def _text(content: bytes, content_type: str) -> str:
    """Bytes as a JavaScript body parser reads them: invalid UTF-8 replaced, one BOM dropped."""
    # JSON starts with ASCII, so a zero byte at its start means two or four bytes a character.
    if b"\0" in content[:4] and (named := _CHARSET.search(content_type)):
        text = _wide_text(content, named[1].lower().replace("-", ""))
    else:
        text = content.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def _wide_text(content: bytes, charset: str) -> str:
    width = charset[3:5]
    order = charset[5:]
    if not order:  # a mark says it, else JSON's first character, which is ASCII
        order = "be" if content[0] in (0x00, 0xFE) else "le"
    raw = content.decode(f"utf-{width}-{order}", "replace")
    return raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _bytes(text: str) -> bytes:
    """Rendered JSON as UTF-8, lone surrogates as the escapes a JavaScript engine writes."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def _members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    pairs.sort(key=_name)
    members = dict(pairs)
    if len(members) != len(pairs) or _PROTO in members:
        raise _UnusualError
    # Plain sorting is right unless a name may be an array index or is beyond ASCII.
    if members and (pairs[0][0] < ":" or not "".join(members).isascii()):
        return {name: members[name] for name in member_order(members)}
    return members


def _integer(text: str) -> int:
    if len(text) > _EXACT_INTEGER_DIGITS:
        raise _UnusualError
    return int(text)


def _fraction(text: str) -> int | float:
    value = float(text)
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    # Between these bounds Python's repr and JavaScript lay a fraction out alike.
    if not 1e-4 <= abs(value) < 1e15:
        raise _UnusualError
    return value


def _constant(text: str) -> NoReturn:
    """Python reads NaN and Infinity; JavaScript does not, and the exact path says where."""
    raise _UnusualError(text)


_decode = json.JSONDecoder(
    object_pairs_hook=_members,
    parse_int=_integer,
    parse_float=_fraction,
    parse_constant=_constant,
).decode
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
