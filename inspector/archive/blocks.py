"""Texts of neighbouring captures, folded and compressed together: what a search goes through.

Webhooks resemble each other, so a block takes a fifth of its texts' size, and unpacking it and
looking through it costs one to two microseconds a capture. See docs/decisions/0004-text-search.md.
"""

from collections.abc import Sequence
from typing import NamedTuple

import zstandard

from inspector.archive.text import fold

SEPARATOR = b"\0"
STREAMED = 4 * 1024 * 1024  # bytes of one text above which it is looked through in parts


class Wanted(NamedTuple):
    """Folded texts of which one must be there, or none when `negated`."""

    needles: tuple[bytes, ...]
    negated: bool

    def holds(self, text: bytes) -> bool:
        """Whether a folded text is right."""
        return any(needle in text for needle in self.needles) != self.negated


class Packing:
    """A block being made, a text after the other, each in parts as small as one likes."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.last = first - 1
        self.size = 0
        self._compressor = zstandard.ZstdCompressor(level=1).compressobj()
        self._packed: list[bytes] = []

    @property
    def texts(self) -> int:
        """How many texts were begun."""
        return self.last - self.first + 1

    def begin(self, number: int) -> None:
        """Go on to the text of the next capture or gap."""
        self.last = number
        if number > self.first:
            self._feed(SEPARATOR)

    def add(self, part: str) -> None:
        """Add a part of the text."""
        self._feed(fold(part))

    def finish(self) -> bytes:
        """The packed block; nothing can be added any more."""
        self._packed.append(self._compressor.flush())
        return b"".join(self._packed)

    def _feed(self, data: bytes) -> None:
        self.size += len(data)
        self._packed.append(self._compressor.compress(data))


def matching(
    unpacker: zstandard.ZstdDecompressor,
    packed: bytes,
    size: int,
    first: int,
    among: Sequence[int],
    wanted: Sequence[Wanted],
) -> list[int]:
    """Those ids `among` a block's whose text satisfies everything wanted, in their order.

    Args:
        unpacker: Used by one thread; making one takes as long as using it.
        packed: What `Packing.finish` gave.
        size: `Packing.size`.
        first: Id of the block's first text.
        among: Ids inside the block.
        wanted: What to look for.
    """
    if size > STREAMED:  # a single large text: see `indexing`
        return list(among) if _streamed(unpacker, packed, wanted) else []
    text = unpacker.decompress(packed, max_output_size=size)
    if not all(one.negated or one.holds(text) for one in wanted):
        return []
    texts = text.split(SEPARATOR)
    ids = list(among)
    for needles, negated in wanted:
        if len(needles) == 1:  # the usual case, worth its own loop
            needle = needles[0]
            ids = [number for number in ids if (needle in texts[number - first]) != negated]
        else:
            one = Wanted(needles, negated)
            ids = [number for number in ids if one.holds(texts[number - first])]
    return ids


def _streamed(
    unpacker: zstandard.ZstdDecompressor, packed: bytes, wanted: Sequence[Wanted]
) -> bool:
    """Whether one large text satisfies everything wanted, without unpacking all of it at once."""
    missing = {needle for one in wanted for needle in one.needles}
    overlap = max(map(len, missing)) - 1
    found: set[bytes] = set()
    window = b""
    reader = unpacker.stream_reader(packed)
    while missing and (part := reader.read(STREAMED)):
        window = window[len(window) - overlap :] + part if overlap < len(window) else window + part
        here = {needle for needle in missing if needle in window}
        found |= here
        missing -= here
    return all(any(needle in found for needle in one.needles) != one.negated for one in wanted)
