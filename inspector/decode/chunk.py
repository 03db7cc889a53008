"""Chunks of lines, and columns packed into records in one step.

Packing line by line would cost as much as finding the lines; columns are interleaved in C.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from inspector.decode.line import SIZE

FIRST_LINES: Final = 256
"""Lines of the first chunk: more than a screen shows."""
CHUNK_LINES: Final = 8192
"""Lines of the later chunks."""
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
