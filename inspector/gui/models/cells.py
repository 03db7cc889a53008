"""One line of text as cells of a fixed-width font, so that any column is found without measuring.

ASCII is one cell a character. Other text is cut into pieces, each painted at its own cell, so that
a glyph of a foreign width moves nothing behind it.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

_INVISIBLE = "◌"
_CONTROLS = {n: 0x2400 + n for n in range(32)} | {0x7F: 0x2421, 0x09: ord("→")}
_FORMATTING = {
    n: _INVISIBLE
    for first, last in ((0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF))
    for n in range(first, last + 1)
}
_SHOWN: dict[int, int | str] = {
    **_CONTROLS,
    **dict.fromkeys(range(128, 160), "·"),
    0xAD: _INVISIBLE,
    **_FORMATTING,
}

# Ranges of which the shipped monospace font has every glyph, all of one width.
_COVERED = (
    (0x20, 0x17F),
    (0x391, 0x3A1),
    (0x3A3, 0x3CE),
    (0x401, 0x40C),
    (0x40E, 0x44F),
    (0x451, 0x45C),
    (0x1EA0, 0x1EF9),
    (0x2013, 0x2014),
    (0x2018, 0x201A),
    (0x201C, 0x201E),
    (0x2026, 0x2026),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2400, 0x2421),
    (0x2500, 0x2590),
)
_FIRSTS = [first for first, _ in _COVERED]


def printable(text: str) -> str:
    """The text with control and invisible characters as visible ones, as many as before."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


@lru_cache(maxsize=4096)
def width(character: str) -> int:
    """Cells of one character: 0 for a combining mark, 2 for a wide one, else 1."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def is_covered(character: str) -> bool:
    """Whether the shipped monospace font is known to have the character."""
    code = ord(character)
    at = bisect_right(_FIRSTS, code) - 1
    return at >= 0 and code <= _COVERED[at][1]


class Cells:
    """A line's characters and where each stands, in cells from the line's start.

    Attributes:
        text: The text as it is to be painted (see `printable`), as long as the line itself.
        width: Cells of the whole line.
    """

    __slots__ = ("_starts", "text", "width")

    def __init__(self, line: str) -> None:
        self.text = printable(line)
        self._starts: list[int] | None = None
        if self.text.isascii():
            self.width = len(self.text)
        else:
            self._starts = [0, *accumulate(map(width, self.text))]
            self.width = self._starts[-1]

    def cell_of(self, index: int) -> int:
        """The cell where the character at `index` starts; the width for the end of the line."""
        index = max(0, min(index, len(self.text)))
        return index if self._starts is None else self._starts[index]

    def index_at(self, cell: float) -> int:
        """The gap between characters that is nearest to this cell."""
        if self._starts is None:
            return max(0, min(round(cell), len(self.text)))
        before = max(0, bisect_right(self._starts, cell) - 1)
        if before >= len(self.text):
            return len(self.text)
        here, after = self._starts[before], self._starts[before + 1]
        return before + 1 if cell - here > (after - here) / 2 else before

    def pieces(self, start: int, stop: int) -> Iterator[tuple[int, str]]:
        """Cut `text[start:stop]` into pieces to paint, each `(its first cell, its text)`."""
        if self._starts is None:
            if start < stop:
                yield start, self.text[start:stop]
            return
        at = start
        for n in range(start + 1, stop + 1):
            if n == stop or is_covered(self.text[n]) != is_covered(self.text[at]):
                yield self._starts[at], self.text[at:n]
                at = n


@lru_cache(maxsize=512)
def cells_of(line: str) -> Cells:
    """The cells of a line, kept for the next painting of it."""
    return Cells(line)
