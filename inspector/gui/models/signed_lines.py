"""Signed content in lines of so many bytes, every byte in its place, invisible ones as chips."""

from collections.abc import Callable
from typing import NamedTuple

from inspector.decode.invisibles import Piece
from inspector.gui.models.cells import Cells

WIDTHS = (80, 64, 48, 32)
"""Bytes a line may have, widest first."""


class Run(NamedTuple):
    """Text or a chip at a cell of its line; `chip` is the kind, empty for text."""

    cell: int
    text: str
    chip: str = ""


class SignedLine(NamedTuple):
    """One line: the offset of its first byte and what stands in it; `cells` is its width."""

    offset: int
    runs: tuple[Run, ...]
    cells: int


def bytes_a_line(columns: int) -> int:
    """The largest of the widths that fits, the smallest where none does."""
    return next((width for width in WIDTHS if width <= columns), WIDTHS[-1])


def signed_lines(
    pieces: list[Piece], width: int, chip_cells: Callable[[str], int]
) -> list[SignedLine]:
    """Lay out pieces.

    Args:
        pieces: What `decode.invisibles.visible` gave.
        width: Bytes, and cells, of a full line.
        chip_cells: Cells that a chip with this text takes.
    """
    layout = _Layout(width)
    for piece in pieces:
        if piece.chip:
            layout.chip(piece, chip_cells(piece.text))
        else:
            layout.text(piece)
    return layout.finish()


class _Layout:
    """The line being filled, and those that are full."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[SignedLine] = []
        self._runs: list[Run] = []
        self._start = self._at = self._cell = 0

    def text(self, piece: Piece) -> None:
        if piece.text.isascii():
            self._ascii(piece.text)
            return
        cells = Cells(piece.text)
        first = 0
        for index, character in enumerate(piece.text):
            size = len(character.encode("utf-8", "surrogatepass"))
            across = cells.cell_of(index + 1) - cells.cell_of(index)
            if self._is_full(size, across):
                self._put(cells.text[first:index])
                self._break()
                first = index
            self._at += size
            self._cell += across
        self._put(cells.text[first:])

    def _ascii(self, text: str) -> None:
        done = 0
        while done < len(text):
            used = max(self._at - self._start, self._cell)
            taken = text[done : done + max(0, self._width - used)]
            if not taken:
                self._break()
                continue
            self._at += len(taken)
            self._cell += len(taken)
            self._put(taken)
            done += len(taken)

    def _put(self, text: str) -> None:
        if text:
            self._runs.append(Run(self._cell - Cells(text).width, text))

    def chip(self, piece: Piece, cells: int) -> None:
        if self._is_full(piece.length, cells, reach=cells):
            self._break()
        self._runs.append(Run(self._cell, piece.text, piece.chip))
        self._at += piece.length
        self._cell += cells
        if piece.chip == "line-end" and piece.text.endswith("LF"):
            self._break()

    def _is_full(self, size: int, cells: int, reach: int = 0) -> bool:
        """Whether so many bytes and cells go beyond the line; a chip may reach out at its end."""
        over = self._at + size - self._start > self._width
        return self._at > self._start and (over or self._cell + cells - reach > self._width)

    def _break(self) -> None:
        if self._runs:
            self._lines.append(SignedLine(self._start, tuple(self._runs), self._cell))
        self._runs = []
        self._start, self._cell = self._at, 0

    def finish(self) -> list[SignedLine]:
        self._break()
        return self._lines
