"""The exact path of Fuse's signed content: every document a JavaScript engine reads, any depth.

It walks with its own stack, so nesting costs memory and no recursion. Scalars are read by the
`json` module's C scanner, whose strings and number grammar equal JavaScript's.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn, TypeAlias

from inspector.providers.js_numbers import member_order, number_text

MAX_DEPTH = 100_000
"""Levels followed; node itself gives up between 2,000 and 5,000."""

_PROTO = "__proto__"
_blanks = re.compile(r"[ \t\n\r]*").match


class _Literal(str):
    """A number, true, false or null as it will be written; a plain str is a string value."""

    __slots__ = ()


_Value: TypeAlias = "str | list[_Value] | dict[str, _Value]"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The canonical text, which may hold lone surrogates, and what was met on the way."""

    text: str
    dropped_proto: bool
    duplicates: bool
    scalar: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document was not read: the place (from 1) of the fault, or its depth."""

    line: int = 0
    column: int = 0
    too_deep: bool = False


def render(text: str) -> Rendered | Refusal:
    """Parse a document and write it with sorted members; never raises."""
    reader = _Reader(text)
    try:
        document = reader.read()
    except json.JSONDecodeError as error:
        return Refusal(error.lineno, error.colno)
    except _TooDeepError:
        return Refusal(too_deep=True)
    return Rendered(
        _write(document),
        reader.dropped_proto,
        reader.duplicates,
        not isinstance(document, list | dict),
    )


class _TooDeepError(Exception):
    """More than MAX_DEPTH levels; never leaves this module."""


@lru_cache(maxsize=1024)
def _literal_number(text: str) -> _Literal:
    return _Literal(number_text(float(text)))


def _no_constant(text: str) -> NoReturn:
    raise json.JSONDecodeError("JavaScript has no such value", text, 0)


_scan = json.JSONDecoder(
    parse_int=_literal_number, parse_float=_literal_number, parse_constant=_no_constant
).raw_decode
_SINGLES = {True: _Literal("true"), False: _Literal("false"), None: _Literal("null")}


class _Reader:
    """One pass over a text, containers on a stack of its own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.dropped_proto = False
        self.duplicates = False
        self._open: list[list[_Value] | dict[str, _Value]] = []
        self._names: list[str] = []  # the member name each open object waits to give a value

    def read(self) -> _Value:
        """The whole document; raises JSONDecodeError or _TooDeepError."""
        self._skip()
        while True:
            value = self._begin()
            if value is None:
                continue
            while self._open:
                self._attach(value)
                closed = self._after_value()
                if closed is None:
                    break
                value = closed
            else:
                if self.at != len(self.text):
                    self._refuse()
                return value

    def _begin(self) -> "_Value | None":
        """Read a scalar or an empty container; None after opening one that has content."""
        letter = self.text[self.at : self.at + 1]
        if letter not in ("{", "["):
            return self._scalar()
        self.at += 1
        self._skip()
        container: list[_Value] | dict[str, _Value] = {} if letter == "{" else []
        if self.text[self.at : self.at + 1] == ("}" if letter == "{" else "]"):
            self.at += 1
            self._skip()
            return container
        if len(self._open) >= MAX_DEPTH:
            raise _TooDeepError
        self._open.append(container)
        if letter == "{":
            self._names.append("")
            self._name()
        return None

    def _scalar(self) -> _Value:
        start = self.at
        try:
            value, self.at = _scan(self.text, start)
        except json.JSONDecodeError as error:
            # _no_constant does not know the place; every other fault does.
            place = start if error.doc is not self.text else error.pos
            raise json.JSONDecodeError(error.msg, self.text, place) from None
        self._skip()
        if isinstance(value, str):
            return value
        return _SINGLES[value]

    def _name(self) -> None:
        if self.text[self.at : self.at + 1] != '"':
            self._refuse()
        name = self._scalar()
        if not isinstance(name, str):  # never: a quote starts a string
            self._refuse()
        self._names[-1] = name
        if self.text[self.at : self.at + 1] != ":":
            self._refuse()
        self.at += 1
        self._skip()

    def _attach(self, value: _Value) -> None:
        container = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            return
        name = self._names[-1]
        self.duplicates = self.duplicates or name in container
        container[name] = value

    def _after_value(self) -> "_Value | None":
        """Step over a comma (None) or the end of the container, which becomes the value."""
        container = self._open[-1]
        is_object = isinstance(container, dict)
        letter = self.text[self.at : self.at + 1]
        if letter not in (",", "}" if is_object else "]"):
            self._refuse()
        self.at += 1
        self._skip()
        if letter == ",":
            if is_object:
                self._name()
            return None
        self._open.pop()
        if isinstance(container, dict):
            self._names.pop()
            if container.pop(_PROTO, None) is not None:
                self.dropped_proto = True
        return container

    def _skip(self) -> None:
        found = _blanks(self.text, self.at)
        assert found is not None  # an empty run matches
        self.at = found.end()

    def _refuse(self) -> NoReturn:
        raise json.JSONDecodeError("Unexpected character", self.text, self.at)


_quote = json.JSONEncoder(ensure_ascii=False).encode


def _write(document: _Value) -> str:
    """A value as canonical text, containers on a stack of their own."""
    parts: list[str] = []
    pending: list[tuple[Iterator[tuple[str, _Value]], str]] = []
    _open_or_write(document, parts, pending)
    while pending:
        members, end = pending[-1]
        for lead, value in members:
            parts.append(lead)
            if _open_or_write(value, parts, pending):
                break
        else:
            parts.append(end)
            pending.pop()
    return "".join(parts)


def _open_or_write(
    value: _Value, parts: list[str], pending: list[tuple[Iterator[tuple[str, _Value]], str]]
) -> bool:
    """Write a scalar, or open a container and say so."""
    if isinstance(value, _Literal):
        parts.append(value)
    elif isinstance(value, str):
        parts.append(_quote(value))
    else:
        is_object = isinstance(value, dict)
        parts.append("{" if is_object else "[")
        members = _object_members(value) if isinstance(value, dict) else _elements(value)
        pending.append((members, "}" if is_object else "]"))
        return True
    return False


def _object_members(members: dict[str, _Value]) -> Iterator[tuple[str, _Value]]:
    for index, name in enumerate(member_order(members)):
        yield f"{',' if index else ''}{_quote(name)}:", members[name]


def _elements(elements: list[_Value]) -> Iterator[tuple[str, _Value]]:
    for index, value in enumerate(elements):
        yield "," if index else "", value
