"""A JSON body read once, and written again as languages would; work is shared and kept.

Re-indenting and most escapes work on text at the speed of C; only numbers and members that a
language writes otherwise are read with hooks.
"""

import json
import re
from collections.abc import Callable, Hashable
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
_ODD_TEXT = (
    r"(?:-0|-?(?:\d{16,}|\d+(?:\.\d+)?[eE][+-]?\d+|\d+\.\d*0|0\.000\d+|\d+\.\d{13,}"
    r"|\d{7,}\.\d+))"
)
_ODD = re.compile(rf"(?:^|[:\[,]){_ODD_TEXT}(?=[,\]}}]|$)".encode())
_ODD_NUMBER = re.compile(_ODD_TEXT).fullmatch
_INDEX_NAME = re.compile(rb'[{,]"\d{1,10}":')
_BLANKS = re.compile(rb'("(?:[^"\\]|\\.)*")|[ \t\r\n]+', re.DOTALL)
_SURROGATES = re.compile("[\ud800-\udfff]")
# Names that sort otherwise in UTF-16, or that JavaScript loses: U+E000 and above, escapes.
_OTHER_ORDER = re.compile(rb"[\xee-\xf4]|\\u|__proto__")
_NESTS = (dict, list)
_MOST_LEVELS = 200
_SMALL = 4_000_000  # bytes of a body whose derived texts are all kept
_MOST_LARGE = 12  # texts of a larger one that are kept
_MOST_DERIVED = 4  # and what was derived from them


class _RefusedError(Exception):
    """A language does not read or write this document; never leaves this module."""


class JsonText:
    """The JSON of one body.

    Args:
        content: The body with its content codings undone.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._small = len(content) < _SMALL
        self._kept: dict[tuple[str, str, str], bytes | None] = {}
        self._derived: dict[tuple[Hashable, int], tuple[bytes, bytes]] = {}

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
        if self.exact is None:
            return None
        plain = numbers.plain_integers and not self.is_odd
        changed = change.__name__ if change else ""
        key = "" if plain else language, order, changed
        if key not in self._kept:
            text = self._encoded(order, change, every=not numbers.plain_integers)
            self._keep(key, text if plain or text is None else self._with_numbers(text, numbers))
        return self._kept[key]

    def javascript(self) -> bytes | None:
        """What `JSON.stringify(JSON.parse(body))` gives."""
        return self.written(
            "js", JAVASCRIPT, change=_indexes_first if self.has_index_names else None
        )

    @cached_property
    def javascript_sorted(self) -> bytes | None:
        """The same with the names of every object sorted first."""
        if self.exact is None:
            return None
        if not self.has_index_names and not _OTHER_ORDER.search(self.exact):
            return self.written("js", JAVASCRIPT, SORTED)
        found = canonical(self.content)
        return None if isinstance(found, Problem) else found.text

    def laid_out(self, compact: bytes, indent: int) -> bytes:
        """Compact text with blanks: 0 for one line with blanks, 2 or 4 to indent, -1 for tabs."""
        return self.derived(
            indent, lambda text: _tabs(text) if indent < 0 else formatted(text, indent), compact
        )

    def derived(self, name: Hashable, step: Callable[[bytes], bytes], text: bytes) -> bytes:
        """A text changed by a step, remembered under the step's name."""
        kept = self._derived.get((name, id(text)))
        if kept is not None and kept[0] is text:
            return kept[1]
        changed = step(text)
        if not self._small and len(self._derived) >= _MOST_DERIVED:
            del self._derived[next(iter(self._derived))]
        self._derived[name, id(text)] = text, changed
        return changed

    def _keep(self, key: tuple[str, str, str], text: bytes | None) -> None:
        if not self._small and len(self._kept) >= _MOST_LARGE:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = text

    def _encoded(
        self, order: str, change: Callable[[Json], Json] | None, *, every: bool
    ) -> bytes | None:
        """Written again with odd numbers (or every one) as marked strings of how they came."""
        key = "every" if every else "marked", order, change.__name__ if change else ""
        if key not in self._kept:
            if every and not self._small:
                self.__dict__.pop("_tree", None)  # one tree at a time: it is read again if need be
            tree = self._every if every else self._tree
            text: bytes | None = None
            try:
                text = None if tree is None else _encoded(change(tree) if change else tree, order)
            except RecursionError:
                text = None
            self._keep(key, text)
        return self._kept[key]

    def _with_numbers(self, text: bytes, numbers: Numbers) -> bytes | None:
        """A marked text with its numbers as a language writes them."""
        known: dict[bytes, bytes] = {}

        def replaced(found: re.Match[bytes]) -> bytes:
            came = found[1]
            if came not in known:
                number = came.decode("ascii")
                whole = number.lstrip("-").isdigit()
                text = numbers.integer(number) if whole else numbers.fraction(number)
                if text is None:
                    raise _RefusedError
                known[came] = text.encode("ascii")
            return known[came]

        try:
            return re.sub(b'"%b([^"@]*)%b"' % (self._mark, self._mark), replaced, text)
        except _RefusedError:
            return None

    @cached_property
    def _mark(self) -> bytes:
        """Text that is not in the document, to wrap numbers in that are written as strings."""
        number = 0
        while (mark := b"@%d@" % number) in self.content:
            number += 1
        return mark

    @cached_property
    def _tree(self) -> Json:
        """The document, odd numbers as marked strings; None when it cannot be read."""
        exact = self.exact
        if exact is None or self.is_odd:
            return None if exact is None else self._read(every=False)
        try:
            document: Json = msgspec.json.decode(exact)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return _loads(exact)
        return document

    @cached_property
    def _every(self) -> Json:
        """The document with every number as a marked string."""
        return self._read(every=True)

    def _read(self, *, every: bool) -> Json:
        mark = self._mark.decode("ascii")

        def wrapped(text: str) -> str:
            return f"{mark}{text}{mark}"

        def integer(text: str) -> int | str:
            return int(text) if len(text) < 16 and text != "-0" else wrapped(text)

        def fraction(text: str) -> float | str:
            return wrapped(text) if _ODD_NUMBER(text) else float(text)

        decoder = json.JSONDecoder(
            parse_int=wrapped if every else integer, parse_float=wrapped if every else fraction
        )
        try:
            document: Json = decoder.decode((self.exact or b"").decode())
        except (ValueError, RecursionError):
            return None
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


def formatted(compact: bytes, indent: int) -> bytes:
    """Compact text on lines of their own; as it is where the formatter refuses it."""
    try:
        return msgspec.json.format(compact, indent=indent)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return compact


def _tabs(compact: bytes) -> bytes:
    """Indented with one tab a level; strings hold no raw line feed, so lines are lines."""
    text = formatted(compact, 1)
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
        return [_indexes_first(item) if isinstance(item, _NESTS) else item for item in document]
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
        return [without_nulls(item) if isinstance(item, _NESTS) else item for item in document]
    if not isinstance(document, dict):
        return document
    return {
        name: without_nulls(value) if isinstance(value, _NESTS) else value
        for name, value in document.items()
        if value is not None
    }


def php_arrays(document: Json) -> Json:
    """As PHP's associative arrays: an object named 0, 1, 2 ... or an empty one is a list."""
    if isinstance(document, list):
        return [php_arrays(item) if isinstance(item, _NESTS) else item for item in document]
    if not isinstance(document, dict):
        return document
    members = {
        name: php_arrays(value) if isinstance(value, _NESTS) else value
        for name, value in document.items()
    }
    is_candidate = "0" in members or not members
    if is_candidate and list(members) == [str(index) for index in range(len(members))]:
        return list(members.values())
    return members
