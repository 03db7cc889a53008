"""The bytes that were signed, with their offsets, invisible ones as chips."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.decode.invisibles import Piece, visible
from inspector.gui import fonts, painting, theme
from inspector.gui.models.signed_lines import SignedLine, bytes_a_line, signed_lines
from inspector.gui.views.body_layout import cell_width
from inspector.gui.views.wrapping import Wrapping

LINE = 20
PAD = 8
SIDE = 10
GAP = 14
CHIP_PAD = 6
CHIP_HEIGHT = 18
_DIGITS = 3
_NOTE_GAP = 10

_ENDS = {
    "LF": "last byte is a line feed, 0x0A",
    "CR": "last byte is a carriage return, 0x0D",
    "NUL": "last byte is zero, 0x00",
}


class SignedContent(Wrapping):
    """A box of bytes; paints only the lines that are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Piece] = []
        self._size = 0
        self._limit = 0
        self._lines: dict[int, list[SignedLine]] = {}  # by bytes a line

    def set_content(self, content: bytes, name: str) -> None:
        """Show these bytes; `name` says what they are, for screen readers."""
        self._pieces = visible(content)
        self._size = len(content)
        self._lines.clear()
        start = content[:2000].decode("utf-8", "replace")
        self.setAccessibleName(f"Signed content: {name}")
        self.setAccessibleDescription(start)
        self.changed()

    def set_limit(self, lines: int) -> None:
        """Show no more than so many lines, 0 for all."""
        self._limit = lines
        self.changed()

    def line_count(self, width: int) -> int:
        """All lines there are at a width in px, shown or not."""
        return len(self._at(width))

    def _columns(self, width: int) -> int:
        return bytes_a_line(int((width - self._left() - SIDE) / cell_width()))

    def _at(self, width: int) -> list[SignedLine]:
        columns = self._columns(width)
        if columns not in self._lines:
            self._lines[columns] = signed_lines(self._pieces, columns, _chip_cells)
        return self._lines[columns]

    def _shown(self, width: int) -> list[SignedLine]:
        lines = self._at(width)
        return lines[: self._limit] if self._limit else lines

    def _offset_right(self) -> int:
        digits = max(_DIGITS, len(str(self._size)))
        return SIDE + math.ceil(digits * painting.text_width("0", fonts.font("monoS"))) + 4

    def _left(self) -> int:
        return self._offset_right() + GAP

    def height_at(self, width: int) -> int:
        """All lines shown."""
        return 2 * PAD + max(1, len(self._shown(width))) * LINE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the lines inside the region to paint."""
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), 7, theme.color("sunken"), theme.color("line"))
        lines = self._shown(self.width())
        first = max(0, (event.rect().top() - PAD) // LINE)
        last = min(len(lines), (event.rect().bottom() - PAD) // LINE + 1)
        for number in range(first, last):
            self._paint_line(painter, lines[number], PAD + number * LINE)
        if lines and len(lines) == self.line_count(self.width()) and last == len(lines):
            self._paint_end(painter, lines[-1], PAD + (len(lines) - 1) * LINE)
        painter.end()

    def _paint_line(self, painter: QPainter, line: SignedLine, y: int) -> None:
        offset = QRectF(0, y, self._offset_right(), LINE)
        small, token = fonts.font("monoS"), theme.color("t3")
        painting.draw_text(painter, offset, str(line.offset), small, token, painting.RIGHT)
        font = fonts.font("mono")
        base = painting.baseline(y, LINE, font)
        for run in line.runs:
            x = self._left() + run.cell * cell_width()
            if run.chip:
                self._paint_chip(painter, run.text, x, y)
                continue
            painter.setFont(font)
            painter.setPen(theme.color("t1"))
            painter.drawText(QPointF(x, base), run.text)

    def _paint_chip(self, painter: QPainter, text: str, x: float, y: int) -> None:
        rect = QRectF(x + 2, y + (LINE - CHIP_HEIGHT) / 2, _chip_width(text), CHIP_HEIGHT)
        color = theme.color
        painting.box(painter, rect, 4, color("warnSoft"), color("warnLine"))
        painting.draw_text(painter, rect, text, fonts.font("capB"), color("warn"), painting.CENTER)

    def _paint_end(self, painter: QPainter, line: SignedLine, y: int) -> None:
        """Say so when the last byte cannot be seen."""
        words = _ENDS.get(line.runs[-1].text.split()[-1], "") if line.runs[-1].chip else ""
        x = self._left() + line.cells * cell_width() + _NOTE_GAP
        font = fonts.font("small")
        if words and x + painting.text_width(words, font) + SIDE <= self.width():
            rect = QRectF(x, y, self.width() - x, LINE)
            painting.draw_text(
                painter, rect, words, font, theme.color("t2"), Qt.AlignmentFlag.AlignLeft
            )


def _chip_width(text: str) -> float:
    return math.ceil(painting.text_width(text, fonts.font("capB"))) + 2 * CHIP_PAD


def _chip_cells(text: str) -> int:
    return math.ceil((_chip_width(text) + 4) / cell_width())
