"""Lines in their places: which opener is around a line, how deep it is, which element it is."""

from collections.abc import Iterator
from typing import Final

from inspector.decode.chunk import LONG, Chunk, ChunkWriter
from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    IN_NESTED,
    MAX_DEPTH,
    MEMBER,
    NESTED_CLOSER,
    NESTED_OPENER,
    OPENER,
    TEXT,
)
from inspector.decode.splitting import lines_and_parts

_NO_ARRAY: Final = -1


class Outline:
    """Places lines one after the other and keeps what is open around them.

    Attributes:
        writer: Where the lines go. Short lines that neither open nor close may be appended to
            its `texts` directly.
    """

    __slots__ = ("_flat", "_index", "_look", "_nested", "_open", "_parent", "writer")

    def __init__(self) -> None:
        self.writer = ChunkWriter()
        self._open: list[tuple[int, int, int]] = []  # its number, and parent and index around it
        self._parent = 0
        self._index = _NO_ARRAY  # of the next element
        self._nested = 0  # how many strings we are in
        self._look = 0  # `depth | flags << 16` of an ordinary line here
        self._flat = 0  # openers beyond MAX_DEPTH, which are not remembered

    @property
    def level(self) -> int:
        """How many openers are open."""
        return len(self._open)

    @property
    def has_room(self) -> bool:
        """Whether another level fits into a line's record."""
        return len(self._open) < MAX_DEPTH

    def take(self) -> Chunk:
        """Give out the lines since the last time."""
        self._settle()
        return self.writer.take(number for number, _, _ in reversed(self._open))

    def plain(self, text: bytes) -> None:
        """Add a line that neither opens nor closes; more than one if it is long or has line ends."""
        if len(text) <= LONG and b"\n" not in text:
            self.writer.texts.append(text)
            return
        self._settle()
        member = MEMBER << 16 if self._index >= 0 else 0
        self._long(text, self._look | member)
        if member:
            self._index += 1

    def text(self, line: bytes) -> None:
        """Add a line of text that could not be laid out."""
        self._settle()
        self._long(line, self._look | TEXT << 16)

    def opener(self, text: bytes, nested: int = 0) -> None:
        """Add a line that ends with an opening bracket.

        Args:
            text: The line, with the key.
            nested: How many characters the string has that holds it; 0 when no string does.
        """
        if not self.has_room:
            self._flat += 1
            self.plain(text)
            return
        self._settle()
        flags = OPENER | (MEMBER if self._index >= 0 else 0) | (NESTED_OPENER if nested else 0)
        extra = nested or max(self._index, 0)
        number = self._long(text, self._look | flags << 16, extra)
        self._open.append((number, self._parent, self._index))
        self._parent = number + 1
        self._index = 0 if text.endswith(b"[") else _NO_ARRAY
        self._nested += bool(nested)
        self._look = self._ordinary()

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
        self._settle()
        number, parent, index = self._open.pop()
        self._nested -= nested
        self._look = self._ordinary()
        flags = CLOSER | (NESTED_CLOSER if nested else 0)
        self.writer.add(text, number + 1, self._look | flags << 16, max(index, 0))
        self.writer.close(number)
        self._parent = parent
        self._index = index + 1 if index >= 0 else _NO_ARRAY

    def _settle(self) -> None:
        self._index = self.writer.settle(self._parent, self._look, self._index)

    def _ordinary(self) -> int:
        return len(self._open) | (IN_NESTED << 16 if self._nested else 0)

    def _long(self, text: bytes, look: int, extra: int = -1) -> int:
        """Add a line in as many parts as it takes; return the number of the first."""
        extra = extra if extra >= 0 else max(self._index, 0)
        if len(text) <= LONG and b"\n" not in text:
            return self.writer.add(text, self._parent, look, extra)
        parts: Iterator[bytes] = lines_and_parts(text)
        head = self.writer.add(next(parts), self._parent, look, extra)
        for part in parts:
            self.writer.add(part, self._parent, self._look | CONTINUED << 16, head)
        return head
