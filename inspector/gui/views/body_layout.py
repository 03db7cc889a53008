"""Where everything of a body stands in its view: which lines can be seen and how cells become px."""

import math
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPoint

from inspector.decode.line import HEX, NESTED_CLOSER, NESTED_OPENER, Line
from inspector.gui import fonts, painting
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.folding import Folds
from inspector.gui.models.line_shape import INDENT, Shape, shape_of
from inspector.gui.models.scrolling import Scroll, row_height
from inspector.gui.models.text_selection import Place

PAD = 20
CHEVRON = 14
RAIL = 2.5
RAIL_GAP = 7
"""From a band's left edge to the text of the line that opens it."""

CHIP = "JSON in a string"
CHIP_PAD = 6
CHIP_GAP = 4
_CHIP_MARGIN = 4
_RIGHT = 12  # room behind the widest line
_DIGITS = 3  # the gutter has room for so many digits at least, so that it seldom changes


@cache
def cell_width() -> float:
    """Width of one cell in px."""
    return fonts.metrics("mono").horizontalAdvance("M" * 64) / 64


@cache
def digit_width() -> float:
    """Width of a digit of the line numbers in px."""
    return fonts.metrics("monoS").horizontalAdvance("0" * 64) / 64


@cache
def chip_width() -> float:
    """Width of the chip that marks JSON in a string, in px."""
    words = painting.text_width(CHIP, fonts.font("capB"))
    return 2 * CHIP_PAD + 2 * digit_width() + CHIP_GAP + words


for _measured in (cell_width, digit_width, chip_width):
    fonts.when_enlarged(_measured.cache_clear)


def chip_cells() -> int:
    """Cells that the chip and the gap behind it take."""
    return math.ceil((chip_width() + _CHIP_MARGIN) / cell_width())


class Band(NamedTuple):
    """Nested JSON around a line: the line that opens it and that line's depth."""

    opener: int
    depth: int


@dataclass(frozen=True, slots=True)
class Seen:
    """One line in view.

    Attributes:
        y: Upper edge of its first part in px.
        number: The line.
        line: Its record.
        text: Its text.
        shape: Its cells.
        closer: For a folded opener the line that closes it, else 0.
        foldable: Whether it can be folded or is.
        bands: Nested JSON it lies in, outermost first.
        band_ends: Whether the innermost band ends here.
    """

    y: int
    number: int
    line: Line
    text: str
    shape: Shape
    closer: int
    foldable: bool
    bands: tuple[Band, ...]
    band_ends: bool


class Kept(NamedTuple):
    """Where a reader is: to come back to when the same lines are laid out again.

    Attributes:
        size: How many lines there are.
        folds: What is folded.
        row, px: The scroll position.
        current: The current line, -1 for none.
    """

    size: int
    folds: Folds
    row: int
    px: int
    current: int


class BodyLayout:
    """The view's geometry.

    Attributes:
        lines: The body, None for nothing.
        scroll: Vertical position.
        shift: Horizontal position in px; 0 when wrapping.
        wrap: Whether long lines are wrapped.
        width: Width of the view in px.
        height: Its height.
        seen: The lines in view, as of the last `look`.
        widest: Width of the widest line seen so far in px.
    """

    def __init__(self) -> None:
        self.lines: BodyLines | None = None
        self.scroll = Scroll(self._height_of)
        self.shift = 0
        self.wrap = False
        self.width = 0
        self.height = 0
        self.seen: list[Seen] = []
        self.widest = 0
        self._hex = False
        self._number_right = PAD

    def keep(self, current: int) -> Kept | None:
        """Where the reader is, None without lines."""
        if self.lines is None:
            return None
        return Kept(self.lines.count, self.lines.folds, self.scroll.row, self.scroll.px, current)

    def come_back(self, kept: Kept) -> bool:
        """Fold and scroll as before; False when these are other lines."""
        if self.lines is None or self.lines.count != kept.size:
            return False
        self.lines.folds = kept.folds
        self.look()
        self.scroll.go(kept.row, kept.px)
        return True

    def take(self, lines: BodyLines | None) -> None:
        """Show other lines, from their beginning."""
        self.lines = lines
        self.shift = self.widest = 0
        self.scroll = Scroll(self._height_of)
        self.look()

    def look(self) -> None:
        """Find out anew what is in view."""
        lines = self.lines
        self._hex = bool(lines and lines.count and lines.line(0).flags & HEX)
        digits = max(_DIGITS, len(str(lines.count if lines else 0)))
        self._number_right = PAD + round(digits * digit_width())
        self.scroll.resize(lines.rows if lines else 0, self.height)
        self.seen = self._see(lines) if lines and lines.count else []
        for seen in self.seen:
            cells = seen.shape.indent + seen.shape.width
            self.widest = max(self.widest, round(cells * cell_width()))
        self.shift = 0 if self.wrapping else max(0, min(self.shift, self.shift_maximum))

    def _see(self, lines: BodyLines) -> list[Seen]:
        found: list[Seen] = []
        bands: list[Band] = []
        for row, y in self.scroll.visible():
            number = lines.folds.line_at(row)
            line, text = lines.get(number)
            if not found:
                around = lines.nested_around(number)
                bands = [Band(opener, lines.line(opener).depth) for opener in around]
            elif line.flags & NESTED_OPENER:
                bands.append(Band(number, line.depth))
            closer = lines.fold_end(number)
            folded = closer if lines.folds.is_folded(number) else 0
            ends = bool(line.flags & (NESTED_OPENER if folded else NESTED_CLOSER))
            shape = self._shape(line, text)
            found.append(
                Seen(y, number, line, text, shape, folded, bool(closer), tuple(bands), ends)
            )
            if ends and bands:
                bands.pop()
        return found

    # Lines to cells

    def _shape(self, line: Line, text: str) -> Shape:
        chip = chip_cells() if line.flags & NESTED_OPENER else 0
        return shape_of(text, line.depth, self.columns, chip_cells=chip)

    def _height_of(self, row: int) -> int:
        if not self.wrapping or self.lines is None:
            return row_height()
        line, text = self.lines.get(self.lines.folds.line_at(row))
        return self._shape(line, text).parts * row_height()

    def shape_of_line(self, number: int) -> Shape | None:
        """The shape of any line, None when there is no such line."""
        if self.lines is None or not 0 <= number < self.lines.count:
            return None
        return self._shape(*self.lines.get(number))

    # Cells to px

    @property
    def wrapping(self) -> bool:
        """Whether lines are wrapped here and now: never a hex dump, whose columns mean something."""
        return self.wrap and not self._hex

    @property
    def columns(self) -> int:
        """Columns to wrap at, 0 when not wrapping."""
        if not self.wrapping:
            return 0
        return max(16, int((self.width - self.left - PAD - 8) / cell_width()))

    @property
    def is_hex(self) -> bool:
        """Whether the lines are a hex dump, which carries its own offsets."""
        return self._hex

    @property
    def number_right(self) -> int:
        """Right edge of the line numbers."""
        return self._number_right

    @property
    def chevron_left(self) -> int:
        """Left edge of the fold marks."""
        return self.number_right + 6

    @property
    def left(self) -> int:
        """Where text without indentation starts when nothing is shifted."""
        return PAD if self._hex else self.number_right + 25

    @property
    def right(self) -> int:
        """Right edge of bands."""
        return self.width - PAD

    @property
    def shift_maximum(self) -> int:
        """The furthest horizontal position."""
        return max(0, self.left + self.widest + _RIGHT - self.width)

    def x_of_column(self, column: float) -> float:
        """The x of a column."""
        return self.left - self.shift + column * cell_width()

    def column_at(self, x: float) -> float:
        """The column at an x."""
        return (x - self.left + self.shift) / cell_width()

    def band_left(self, band: Band) -> float:
        """Left edge of a band's rail."""
        columns = self.columns
        indent = band.depth * INDENT
        return self.x_of_column(min(indent, columns // 2) if columns else indent) - RAIL_GAP

    def seen_at(self, y: int) -> Seen | None:
        """The line painted at a height; the nearest one outside of them."""
        nearest = None
        for seen in self.seen:
            if nearest is None or seen.y <= y:
                nearest = seen
        return nearest

    def place_at(self, point: QPoint) -> Place | None:
        """The gap between characters nearest to a point, None without lines."""
        seen = self.seen_at(point.y())
        if seen is None:
            return None
        part = max(0, min((point.y() - seen.y) // row_height(), seen.shape.parts - 1))
        cell = seen.shape.cell_at(part, self.column_at(point.x()))
        return Place(seen.number, seen.shape.index_at(cell))
