"""Lines in their places: which opener is around a line, how deep it is, which element it is.

Most lines look like the one before them, so only their text is kept; a mark is made where the look
changes, and the records are made of texts and marks, a chunk at a time.
"""

from array import array
from collections.abc import Iterator
from typing import Final, TypeAlias

from inspector.decode.chunk import CHUNK_LINES, FIRST_LINES, Chunk, packed
from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    IN_NESTED,
    MAX_DEPTH,
    MEMBER,
    NESTED_CLOSER,
    NESTED_OPENER,
    OPENER,
    SIZE,
    TEXT,
    WRAPPED,
    pack,
    unpack,
)
from inspector.decode.splitting import lines_and_parts

LONG: Final = 512
"""Bytes: longer lines must be added by `plain`, which counts and splits them."""
_CHUNK_TEXT: Final = 1 << 20  # bytes in long lines after which a chunk is closed early
_NO_ARRAY: Final = -1
_ARRAY: Final = ord("[")
_IN_NESTED: Final = IN_NESTED << 16
_MEMBER: Final = MEMBER << 16


_Mark: TypeAlias = tuple[int, int, int, int, int, int, int]
"""A line with a look of its own, and how the lines after it look: its position in the chunk, its
`parent`, `depth | flags << 16` and `extra`; then `parent`, `depth | flags << 16` without MEMBER,
and the index in their array (-1 for none) of the lines that follow. A plain tuple, made often."""
_Place: TypeAlias = tuple[int, int, int]
"""The last three of a mark."""


class Outline:
    """Places lines one after the other and keeps what is open around them.

    Attributes:
        texts: The lines of the chunk so far. Lines that neither open nor close, have no line end
            and are not LONG may be appended directly.
        limit: The chunk should be taken when it has so many lines.
    """

    __slots__ = (
        "_early", "_flat", "_folds", "_index", "_left", "_look", "_marks", "_offset", "_open",
        "_parent", "_patches", "_since", "_start", "limit", "texts",
    )  # fmt: skip

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.limit = FIRST_LINES
        self._start = 0  # number of the chunk's first line
        self._offset = 0
        self._left = _CHUNK_TEXT
        self._marks: list[_Mark] = [(-1, 0, 0, 0, 0, 0, -1)]
        self._folds: list[tuple[int, int]] = []  # position of an opener, number of its closer
        self._patches: list[tuple[int, bytes]] = []
        # Number of each opener; parent, look and index that hold around it.
        self._open: list[tuple[int, int, int, int]] = []
        self._early: dict[int, bytes] = {}  # records of open openers of earlier chunks
        self._flat = 0  # openers beyond MAX_DEPTH, which are not remembered
        self._parent = 0
        self._look = 0
        self._index = _NO_ARRAY  # of the line at position `_since`
        self._since = 0

    @property
    def level(self) -> int:
        """How many openers are open."""
        return len(self._open)

    @property
    def has_room(self) -> bool:
        """Whether another level fits into a line's record."""
        return len(self._open) < MAX_DEPTH

    def plain(self, text: bytes) -> None:
        """Add a line that neither opens nor closes; more if it is long or has line ends."""
        if len(text) <= LONG and b"\n" not in text:
            self.texts.append(text)
            return
        index = self._index_here()
        after = index + 1 if index >= 0 else index
        self._parts(text, 0, index, index, (self._parent, self._look, after))

    def text(self, line: bytes) -> None:
        """Add a line of text that could not be laid out."""
        self._parts(line, TEXT << 16, _NO_ARRAY, 0, (self._parent, self._look, _NO_ARRAY))

    def opener(self, text: bytes, nested: int = 0, wrapped: int = 0) -> None:
        """Add a line that ends with an opening bracket.

        Args:
            text: The line, with the key.
            nested: How many characters the string has that holds it; 0 when no string does.
            wrapped: In how many strings more than one it is.
        """
        if len(self._open) >= MAX_DEPTH:
            self._flat += 1
            self.plain(text)
            return
        texts = self.texts
        at = len(texts)
        number = self._start + at
        look = inner = self._look
        flags = OPENER << 16
        index = self._index
        if index >= 0:
            index += at - self._since
            flags |= _MEMBER
        if nested:
            flags |= (NESTED_OPENER + wrapped * WRAPPED) << 16
            inner |= _IN_NESTED
        self._open.append((number, self._parent, look, index))
        after = (number + 1, inner + 1, 0 if text[-1] == _ARRAY else _NO_ARRAY)
        if len(text) > LONG or b"\n" in text:
            self._parts(text, flags, index, nested or index, after)
            return
        extra = nested or max(index, 0)
        self._marks.append((at, self._parent, look | flags, extra, *after))
        texts.append(text)
        self._parent, self._look, self._index = after
        self._since = at + 1

    def closer(self, text: bytes, *, nested: bool = False) -> None:
        """Add a line that closes the innermost opener.

        Args:
            text: The line, bracket and comma.
            nested: Whether it closes JSON that was inside a string.
        """
        if self._flat or not self._open:
            self._flat = max(self._flat - 1, 0)
            self.plain(text)
            return
        number, parent, look, index = self._open.pop()
        texts = self.texts
        at = len(texts)
        own = look | (CLOSER | NESTED_CLOSER if nested else CLOSER) << 16
        if index >= 0:
            self._marks.append((at, number + 1, own, index, parent, look, index + 1))
            self._index = index + 1
        else:
            self._marks.append((at, number + 1, own, 0, parent, look, _NO_ARRAY))
            self._index = _NO_ARRAY
        texts.append(text)
        self._parent = parent
        self._look = look
        self._since = at + 1
        if number >= self._start:
            self._folds.append((number - self._start, self._start + at))
        else:
            line = unpack(self._early.pop(number))
            self._patches.append((number, pack(line._replace(fold_end=self._start + at))))

    def take(self) -> Chunk:
        """Give out the lines since the last time."""
        folds = array("I", bytes(4 * len(self.texts)))
        for at, number in self._folds:
            folds[at] = number
        text = b"".join(self.texts)
        parents, looks, extras = self._columns()
        records = packed(self._offset, map(len, self.texts), parents, folds, looks, extras)
        for number, *_ in reversed(self._open):
            if number < self._start:
                break
            at = (number - self._start) * SIZE
            self._early[number] = records[at : at + SIZE]
        chunk = Chunk(text, records, tuple(self._patches))
        after = (self._parent, self._look, self._index_here())
        self._offset += len(text)
        self._start += len(self.texts)
        self.limit = CHUNK_LINES
        self._left = _CHUNK_TEXT
        self.texts.clear()
        self._folds.clear()
        self._patches.clear()
        self._since = 0
        self._index = after[2]
        self._marks = [(-1, 0, 0, 0, *after)]
        return chunk

    def _columns(self) -> tuple[list[int], list[int], list[int]]:
        """Make parents, looks and extras of the marks."""
        parents: list[int] = []
        looks: list[int] = []
        extras: list[int] = []
        marks = self._marks
        marks.append((len(self.texts), 0, 0, 0, 0, 0, 0))
        last, _, _, _, next_parent, next_look, next_index = marks[0]
        for at, parent, look, extra, *after in marks[1:]:
            count = at - last - 1
            if count:
                parents += [next_parent] * count
                if next_index < 0:
                    looks += [next_look] * count
                    extras += [0] * count
                else:
                    looks += [next_look | _MEMBER] * count
                    extras += range(next_index, next_index + count)
            parents.append(parent)
            looks.append(look)
            extras.append(extra)
            next_parent, next_look, next_index = after
            last = at
        del parents[-1], looks[-1], extras[-1]
        return parents, looks, extras

    def _index_here(self) -> int:
        return self._index + len(self.texts) - self._since if self._index >= 0 else _NO_ARRAY

    def _parts(self, text: bytes, flags: int, index: int, extra: int, after: _Place) -> None:
        """Add a line with a look of its own, in as many parts as it takes.

        Args:
            text: The line.
            flags: What it has beyond the ordinary, shifted.
            index: Its index in its array, or -1.
            extra: Its `extra`; none when negative.
            after: Parent, look and index that hold after it.
        """
        if index >= 0:
            flags |= _MEMBER
        at = len(self.texts)
        self._marks.append((at, self._parent, self._look | flags, max(extra, 0), *after))
        if len(text) <= LONG and b"\n" not in text:
            self.texts.append(text)
        else:
            at = self._split(text, at, after)
        self._parent, self._look, self._index = after
        self._since = at + 1

    def _split(self, text: bytes, at: int, after: _Place) -> int:
        """Add a long line's parts; return the position of the last."""
        parts: Iterator[bytes] = lines_and_parts(text)
        self.texts.append(next(parts))
        look = self._look | CONTINUED << 16
        head = self._start + at
        for part in parts:
            at += 1
            self.texts.append(part)
            self._marks.append((at, self._parent, look, head, *after))
        self._left -= len(text)
        if self._left <= 0:
            self.limit = 0
        return at
