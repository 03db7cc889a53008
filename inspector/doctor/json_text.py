"""A JSON body read once, and written again as languages would; work is shared and kept.

Re-indenting and most escapes work on text at the speed of C; only numbers and members that a
language writes otherwise are read with hooks.
"""

import json
import re
from collections.abc import Callable
from functools import cached_property

import msgspec

from inspector.core.opened import Json
from inspector.core.problem import Problem
from inspector.doctor.number_layouts import JAVASCRIPT, Numbers
from inspector.providers.canonical import canonical
from inspector.providers.js_numbers import is_array_index

SORTED = "sorted"
RECEIVED = "received"

# Right after what may stand before a number, and right before what may follow it: a number that
# languages write differently. It may stand in a string; then only time is lost.
_ODD = re.compile(
    rb"(?:^|[:\[,])(?:-0|-?(?:\d{16,}|\d+(?:\.\d+)?[eE][+-]?\d+|\d+\.\d*0|0\.000\d+|\d+\.\d{15,}"
    rb"|\d{7,}\.\d+))(?=[,\]}]|$)"
)
_INDEX_NAME = re.compile(rb'[{,]"\d{1,10}":')
_BLANKS = re.compile(rb'("(?:[^"\\]|\\.)*")|[ \t\r\n]+', re.DOTALL)
_SURROGATES = re.compile("[\ud800-\udfff]")
_MOST_LEVELS = 200


class _RefusedError(Exception):
    """A language does not read or write this document; never leaves this module."""


class JsonText:
    """The JSON of one body.

    Args:
        content: The body with its content codings undone.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._kept: dict[tuple[str, str], bytes | None] = {}
        self._layouts: dict[tuple[int, int], tuple[bytes, bytes]] = {}

    @cached_property
    def exact(self) -> bytes | None:
        """The body without blanks between its tokens, which stay as they are; None: no JSON."""
        source = self.content.removeprefix(b"\xef\xbb\xbf")
        if source.lstrip()[:1] not in (b"{", b"["):
            return None
        try:
            return msgspec.json.format(source, indent=-1)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            # It refuses lone surrogates, which the `json` module reads.
            if b"\\u" not in source or _loads(source) is None:
                return None
            return _BLANKS.sub(rb"\1", source)

    @cached_property
    def tree(self) -> Json:
        """The document with Python's own numbers; None when it cannot be read."""
        if self.exact is None:
            return None
        try:
            document: Json = msgspec.json.decode(self.exact)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return _loads(self.exact)
        return document

    @cached_property
    def is_odd(self) -> bool:
        """Whether a number may be in it that languages write differently."""
        return bool(_ODD.search(self.exact or b""))

    @cached_property
    def has_index_names(self) -> bool:
        """Whether a member may be in it that JavaScript moves to the front."""
        return bool(_INDEX_NAME.search(self.exact or b""))

    def written(
        self,
        language: str,
        numbers: Numbers,
        order: str = RECEIVED,
        change: Callable[[Json], Json] | None = None,
    ) -> bytes | None:
        """The document read and written again without blanks, all characters raw.

        Args:
            language: Tells texts apart that differ: with the same one comes the same object.
            numbers: How numbers are written.
            order: Of the members.
            change: Done to the document between reading and writing.
        """
        plain = change is None and numbers.plain_integers and not self.is_odd
        name = "plain" if plain else language
        key = name, order
        if key not in self._kept:
            self._kept[key] = self._write(numbers, order, change, plain=plain)
        return self._kept[key]

    def javascript(self) -> bytes | None:
        """What `JSON.stringify(JSON.parse(body))` gives."""
        change = _indexes_first if self.has_index_names else None
        return self.written("js", JAVASCRIPT, change=change)

    @cached_property
    def javascript_sorted(self) -> bytes | None:
        """The same with the names of every object sorted first."""
        found = None if self.exact is None else canonical(self.content)
        return None if found is None or isinstance(found, Problem) else found.text

    def laid_out(self, compact: bytes, indent: int) -> bytes:
        """Compact text with blanks: 0 for one line with blanks, 2 or 4 to indent, -1 for tabs."""
        kept = self._layouts.get((id(compact), indent))
        if kept is not None and kept[0] is compact:
            return kept[1]
        text = _tabs(compact) if indent < 0 else _formatted(compact, indent)
        if len(compact) < 4_000_000:
            self._layouts[id(compact), indent] = compact, text
        return text

    def _write(
        self, numbers: Numbers, order: str, change: Callable[[Json], Json] | None, *, plain: bool
    ) -> bytes | None:
        if self.exact is None:
            return None
        if plain:
            return _encoded(self.tree, order)
        mark = self._mark()
        try:
            tree = self._read(numbers, mark) if self.is_odd or not numbers.plain_integers else None
            tree = self.tree if tree is None else tree
            tree = change(tree) if change else tree
        except (_RefusedError, RecursionError, ValueError):
            return None
        text = _encoded(tree, order)
        if text is None:
            return None
        return text.replace(b'"' + mark, b"").replace(mark + b'"', b"")

    def _mark(self) -> bytes:
        """Text that is not in the document, to wrap numbers in that are written as strings."""
        number = 0
        while (mark := b"@%d@" % number) in self.content:
            number += 1
        return mark

    def _read(self, numbers: Numbers, mark: bytes) -> Json:
        """Read with every number that may be odd as a marked string of how it is written."""
        around = mark.decode("ascii")

        def wrapped(text: str | None) -> str:
            if text is None:
                raise _RefusedError
            return f"{around}{text}{around}"

        def integer(text: str) -> int | str:
            if numbers.plain_integers and len(text) < 16 and text != "-0":
                return int(text)
            return wrapped(numbers.integer(text))

        decoder = json.JSONDecoder(
            parse_int=integer, parse_float=lambda text: wrapped(numbers.fraction(text))
        )
        document: Json = decoder.decode((self.exact or b"").decode())
        return document


def _loads(text: bytes) -> Json:
    """What the `json` module reads; None when it does not."""
    try:
        document: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return document


def _encoded(tree: Json, order: str) -> bytes | None:
    """Compact JSON with raw characters; lone surrogates as escapes, as JavaScript writes them."""
    try:
        return msgspec.json.encode(tree, order="sorted" if order == SORTED else None)
    except (ValueError, OverflowError, RecursionError, msgspec.EncodeError):
        pass
    try:
        text = json.dumps(
            tree, ensure_ascii=False, separators=(",", ":"), sort_keys=order == SORTED
        )
    except (ValueError, RecursionError):
        return None
    return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def _formatted(compact: bytes, indent: int) -> bytes:
    try:
        return msgspec.json.format(compact, indent=indent)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return compact


def _tabs(compact: bytes) -> bytes:
    """Indented with one tab a level; strings hold no raw line feed, so lines are lines."""
    text = _formatted(compact, 1)
    tabs = b"\n"
    for _ in range(_MOST_LEVELS):
        if tabs + b" " not in text:
            break
        text = text.replace(tabs + b" ", tabs + b"\t")
        tabs += b"\t"
    return text


def _indexes_first(document: Json) -> Json:
    """Members as JavaScript keeps them: names that are array indexes first, by value."""
    if isinstance(document, list):
        return [_indexes_first(item) for item in document]
    if not isinstance(document, dict):
        return document
    members = {name: _indexes_first(value) for name, value in document.items()}
    first = sorted((name for name in members if is_array_index(name)), key=int)
    if not first:
        return members
    rest = {name: value for name, value in members.items() if name not in set(first)}
    return {**{name: members[name] for name in first}, **rest}


def without_nulls(document: Json) -> Json:
    """Without members that are null, as Gson writes by default."""
    if isinstance(document, list):
        return [without_nulls(item) for item in document]
    if not isinstance(document, dict):
        return document
    return {name: without_nulls(value) for name, value in document.items() if value is not None}


def php_arrays(document: Json) -> Json:
    """As PHP's associative arrays: an object named 0, 1, 2 ... or an empty one is a list."""
    if isinstance(document, list):
        return [php_arrays(item) for item in document]
    if not isinstance(document, dict):
        return document
    members = {name: php_arrays(value) for name, value in document.items()}
    if list(members) == [str(index) for index in range(len(members))]:
        return list(members.values())
    return members
