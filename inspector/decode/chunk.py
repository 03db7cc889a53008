"""Lines collected and packed into chunks: columns turned into records in one step.

Packing line by line would cost as much as finding the lines; columns are interleaved in C.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from inspector.decode.line import MEMBER, SIZE, pack, unpack

FIRST_LINES: Final = 256
"""Lines of the first chunk: more than a screen shows."""
CHUNK_LINES: Final = 8192
"""Lines of the later chunks."""
LONG: Final = 512
"""Bytes: longer lines are counted, shorter ones cannot make a chunk large."""
_CHUNK_TEXT: Final = 1 << 20  # bytes in long lines after which a chunk is closed early
_WORDS: Final = SIZE // 4


class Chunk(NamedTuple):
    """Lines to append to a rendering.

    Attributes:
        text: Bytes to append to the `.text` file.
        records: Records to append to the `.lines` file, `line.SIZE` bytes each.
        patches: (line number, new record) of openers in earlier chunks whose closing line is now
            known.
    """

    text: bytes
    records: bytes
    patches: tuple[tuple[int, bytes], ...] = ()


def packed(
    offset: int,
    lengths: Iterable[int],
    parents: Sequence[int],
    folds: Sequence[int],
    looks: Sequence[int],
    extras: Sequence[int],
) -> bytes:
    """Pack columns into records.

    Args:
        offset: Where the first line's text begins.
        lengths: Bytes of each line's text; the texts follow each other without a gap.
        parents: `parent` of each line.
        folds: `fold_end` of each line.
        looks: `depth | flags << 16` of each line.
        extras: `extra` of each line.
    """
    sizes = array("I", lengths)
    offsets = array("Q", accumulate(sizes, initial=offset))
    del offsets[-1]
    halves = array("I", offsets.tobytes())
    low, high = (0, 1) if sys.byteorder == "little" else (1, 0)
    words = array("I", bytes(SIZE * len(sizes)))
    words[0::_WORDS] = halves[low::2]
    words[1::_WORDS] = halves[high::2]
    words[2::_WORDS] = sizes
    for column, values in enumerate((parents, folds, looks, extras), start=3):
        words[column::_WORDS] = array("I", values)
    if sys.byteorder == "big":
        words.byteswap()
    return words.tobytes()


class ChunkWriter:
    """Collects lines and gives them out as chunks.

    Most lines look like the one before them, so only their text is appended, by the caller and to
    `texts` itself; `settle` then says how they look. Nothing else may be called in between.

    Attributes:
        texts: The lines of the chunk so far.
        limit: The chunk should be taken when it has so many lines.
        start: Number of the chunk's first line.
    """

    __slots__ = (
        "_extras", "_folds", "_left", "_looks", "_offset", "_open", "_parents", "_patches",
        "limit", "start", "texts",
    )  # fmt: skip

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.limit = FIRST_LINES
        self.start = 0
        self._offset = 0
        self._left = _CHUNK_TEXT
        self._open: dict[int, bytes] = {}  # records of openers in earlier chunks, still open
        self._patches: list[tuple[int, bytes]] = []
        self._parents: list[int] = []
        self._folds: list[int] = []
        self._looks: list[int] = []
        self._extras: list[int] = []

    @property
    def is_full(self) -> bool:
        """Whether the lines so far should be taken as a chunk."""
        return len(self.texts) >= self.limit or self._left <= 0

    def settle(self, parent: int, look: int, index: int) -> int:
        """Say how the lines look that were appended to `texts`.

        Args:
            parent: Their `parent`.
            look: Their `depth | flags << 16`, without MEMBER.
            index: The first one's index in its array, -1 for no array.

        Returns:
            The index of the next line.
        """
        count = len(self.texts) - len(self._looks)
        if not count:
            return index
        self._parents += [parent] * count
        self._folds += [0] * count
        if index < 0:
            self._looks += [look] * count
            self._extras += [0] * count
            return index
        self._looks += [look | MEMBER << 16] * count
        self._extras += range(index, index + count)
        return index + count

    def add(self, text: bytes, parent: int, look: int, extra: int = 0) -> int:
        """Append one line; return its number."""
        self.texts.append(text)
        self._parents.append(parent)
        self._folds.append(0)
        self._looks.append(look)
        self._extras.append(extra)
        if len(text) > LONG:
            self._left -= len(text)
        return self.start + len(self.texts) - 1

    def close(self, opener: int) -> None:
        """Note that the line added last closes an opener."""
        last = self.start + len(self.texts) - 1
        if opener >= self.start:
            self._folds[opener - self.start] = last
        elif opener in self._open:
            line = unpack(self._open.pop(opener))
            self._patches.append((opener, pack(line._replace(fold_end=last))))

    def take(self, still_open: Iterable[int] = ()) -> Chunk:
        """Give out the lines since the last time.

        Args:
            still_open: Numbers of all openers that are not closed yet, the innermost first.
        """
        text = b"".join(self.texts)
        lengths = map(len, self.texts)
        records = packed(
            self._offset, lengths, self._parents, self._folds, self._looks, self._extras
        )
        for number in still_open:
            if number < self.start:
                break
            at = (number - self.start) * SIZE
            self._open[number] = records[at : at + SIZE]
        chunk = Chunk(text, records, tuple(self._patches))
        self._offset += len(text)
        self.start += len(self.texts)
        self.limit = CHUNK_LINES
        self._left = _CHUNK_TEXT
        self.texts.clear()
        self._patches.clear()
        for column in (self._parents, self._folds, self._looks, self._extras):
            column.clear()
        return chunk
