"""A few lines of monospace text in a sunken box, wrapped and copied as a whole."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.line_shape import Shape, shape_of
from inspector.gui.presenting import copy, presenting, shown
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.views.body_layout import cell_width
from inspector.gui.views.wrapping import Wrapping

LINE = 20
PAD = 6
SIDE = 12
MOST_LINES = 200


class CodeBox(Wrapping):
    """Text as it is; Ctrl+C copies all of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._plain = ""
        self._lines: list[str] = []
        self.setAccessibleName(name)
        say_role(self, Role.STATIC_TEXT)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringRadius", 7)
        presenting.changed.connect(self._show_again)

    def _show_again(self) -> None:
        self.set_text(self._plain)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; lines beyond the 200th are left out, and an ellipsis says so."""
        self._plain = text
        self._text = text = shown(text)
        lines = text.splitlines() or [""]
        self._lines = lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "…"]
        self.setAccessibleDescription(text[:500])
        self.changed()

    def _shapes(self, width: int) -> list[Shape]:
        columns = max(8, int((width - 2 * SIDE) / cell_width()))
        return [shape_of(line, 0, columns, hang=0) for line in self._lines]

    def height_at(self, width: int) -> int:
        """All lines, wrapped."""
        return 2 * PAD + LINE * sum(shape.parts for shape in self._shapes(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy(self._text)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the lines inside the region to paint."""
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), 7, theme.color("sunken"), theme.color("line"))
        font = fonts.font("mono")
        painter.setFont(font)
        painter.setPen(theme.color("t1"))
        y = PAD
        for shape in self._shapes(self.width()):
            for part in range(shape.parts):
                if event.rect().top() - LINE < y < event.rect().bottom() + LINE:
                    self._paint_part(painter, shape, part, painting.baseline(y, LINE, font))
                y += LINE
        painter.end()

    @staticmethod
    def _paint_part(painter: QPainter, shape: Shape, part: int, base: float) -> None:
        start, stop = shape.span(part)
        for cell, piece in shape.cells.pieces(shape.index_at(start), shape.index_at(stop)):
            x = SIDE + shape.column(part, cell) * cell_width()
            painter.drawText(QPointF(x, base), piece)
