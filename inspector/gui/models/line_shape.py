"""How one line of a body takes up cells: indentation, text, an inserted chip, wrapping."""

from dataclasses import dataclass

from inspector.gui.models.cells import Cells, cells_of

INDENT = 2
"""Cells of one level of indentation."""

HANG = 2
"""Columns that wrapped parts stand further in than the first."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A line on a grid of cells.

    A *cell* counts from the start of the text and includes the chip; a *column* counts from the
    left edge of one painted part and includes the indentation.

    Attributes:
        cells: The text.
        indent: Columns before the first part.
        hang: Columns before each further part.
        chip_at: Index of the character the chip stands before, -1 for none.
        chip_cells: Cells the chip takes.
        first: Cells in the first part.
        rest: Cells in each further part.
        parts: How many painted parts there are.
    """

    cells: Cells
    indent: int
    hang: int
    chip_at: int
    chip_cells: int
    first: int
    rest: int
    parts: int

    @property
    def width(self) -> int:
        """Cells of text and chip."""
        return self.cells.width + self.chip_cells

    @property
    def chip_cell(self) -> int:
        """The cell where the chip starts; only with a chip."""
        return self.cells.cell_of(self.chip_at)

    def cell_of(self, index: int) -> int:
        """The cell of a gap between characters; behind the chip for the gap it stands in."""
        cell = self.cells.cell_of(index)
        return cell + self.chip_cells if 0 <= self.chip_at <= index else cell

    def index_at(self, cell: float) -> int:
        """The gap nearest to a cell."""
        if self.chip_at < 0 or cell < self.chip_cell:
            return self.cells.index_at(cell)
        if cell < self.chip_cell + self.chip_cells:
            return self.chip_at
        return self.cells.index_at(cell - self.chip_cells)

    def part_of(self, cell: int) -> int:
        """The part that shows a cell."""
        if cell < self.first:
            return 0
        return min(1 + (cell - self.first) // self.rest, self.parts - 1)

    def span(self, part: int) -> tuple[int, int]:
        """The cells of a part: its first and the one behind its last."""
        if part == 0:
            return 0, min(self.first, self.width)
        start = self.first + (part - 1) * self.rest
        return start, min(start + self.rest, self.width)

    def left(self, part: int) -> int:
        """The column where a part's text starts."""
        return self.hang if part else self.indent

    def column(self, part: int, cell: int) -> int:
        """The column of a cell in the part that shows it."""
        return self.left(part) + cell - self.span(part)[0]

    def cell_at(self, part: int, column: float) -> float:
        """The cell at a column of a part, kept inside that part."""
        start, stop = self.span(part)
        return max(start, min(start + column - self.left(part), stop))


def shape_of(
    text: str, depth: int, columns: int, *, chip_cells: int = 0, hang: int = HANG
) -> Shape:
    """Lay out a line.

    Args:
        text: The line's text.
        depth: Levels of indentation.
        columns: Columns to wrap at, 0 for not wrapping.
        chip_cells: Cells to keep free before the last character, 0 for no chip.
        hang: Columns that further parts stand further in than the first.
    """
    cells = cells_of(text)
    chip_at = len(text) - 1 if chip_cells and text else -1
    width = cells.width + (chip_cells if chip_at >= 0 else 0)
    indent = depth * INDENT
    if columns <= 0:
        return Shape(cells, indent, indent, chip_at, width - cells.width, width + 1, width + 1, 1)
    indent = min(indent, columns // 2)
    hang = indent + hang
    first, rest = max(1, columns - indent), max(1, columns - hang)
    parts = 1 if width <= first else 1 + -(-(width - first) // rest)
    return Shape(cells, indent, hang, chip_at, width - cells.width, first, rest, parts)
