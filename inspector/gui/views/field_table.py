"""Header fields as a table: names and values in received order and case, credentials masked."""

import math
from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.header_rows import HeaderRow
from inspector.gui.models.line_shape import Shape, shape_of
from inspector.gui.presenting import copy
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.views.body_layout import cell_width
from inspector.gui.views.wrapping import Wrapping

LINE = 20
PAD = 4
GAP = 16
ICONS = 60
"""Px at the right for copying and revealing."""

ICON = 14
_COPY, _EYE = "copy", "eye"


class FieldTable(Wrapping):
    """Names and values; a value can be copied, a masked one is shown while a button is held.

    Up and Down choose a row, Ctrl+C copies its value, Space held reveals it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._rows: list[HeaderRow] = []
        self._current = -1
        self._hovered = -1
        self._revealed = -1
        self._copied = -1
        self._laid_out_at = -1
        self._longest_name = 0
        self._edges = [0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setObjectName(name)
        self.setAccessibleName(name)
        say_role(self, Role.LIST)

    @property
    def rows(self) -> list[HeaderRow]:
        """The fields shown."""
        return self._rows

    @property
    def current(self) -> int:
        """Index of the row the keyboard is on, -1 for none."""
        return self._current

    @property
    def revealed(self) -> int:
        """Index of the row whose credential is shown right now, -1 for none."""
        return self._revealed

    def set_rows(self, rows: list[HeaderRow]) -> None:
        """Show other fields."""
        self._rows = rows
        self._longest_name = max((len(row.name) for row in rows), default=0)
        self._laid_out_at = -1
        self._current = self._hovered = self._revealed = self._copied = -1
        self.changed()

    # Where things are

    def _name_width(self, width: int) -> int:
        return min(math.ceil(self._longest_name * cell_width()), round(width * 0.42))

    def _shape(self, row: HeaderRow, width: int) -> Shape:
        value = row.masked or row.value
        room = width - self._name_width(width) - GAP - ICONS
        return shape_of(value or " ", 0, max(8, int(room / cell_width())), hang=0)

    def _tops(self, width: int) -> list[int]:
        """Where each row begins, and where the last one ends."""
        if width != self._laid_out_at:
            self._laid_out_at = width
            heights = (self._shape(row, width).parts * LINE + 2 * PAD + 1 for row in self._rows)
            self._edges = [0, *accumulate(heights)]
        return self._edges

    def row_rect(self, index: int) -> QRectF:
        """Where a row is."""
        tops = self._tops(self.width())
        return QRectF(0, tops[index], self.width(), tops[index + 1] - tops[index])

    def icon_rect(self, index: int, icon: str) -> QRectF:
        """Where a row's icon `copy` or `eye` can be pressed."""
        right = self.width() - (0 if icon == _COPY else ICONS / 2)
        return QRectF(right - 28, self.row_rect(index).top(), 28, LINE + 2 * PAD)

    def _row_at(self, point: QPointF) -> int:
        row = bisect_right(self._tops(self.width()), point.y()) - 1
        return row if 0 <= row < len(self._rows) else -1

    def height_at(self, width: int) -> int:
        """All rows."""
        return max(1, self._tops(width)[-1])

    # Doing

    def copy(self, index: int) -> None:
        """Copy a value, whole and as received."""
        if 0 <= index < len(self._rows):
            copy(self._rows[index].value)
            self._copied = index
            self.update()

    def _reveal(self, index: int) -> None:
        masked = 0 <= index < len(self._rows) and bool(self._rows[index].masked)
        self._revealed = index if masked else -1
        self.update()

    def _go_to(self, index: int) -> None:
        if not self._rows:
            return
        self._current = max(0, min(index, len(self._rows) - 1))
        row = self._rows[self._current]
        self.setAccessibleDescription(f"{row.name}: {'hidden' if row.masked else row.value}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, copy, reveal."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._go_to(self._current + step)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy(self._current)
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._reveal(self._current)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide what Space had revealed."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._reveal(-1)
            return
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Copy or reveal by the icons; else choose the row."""
        index = self._row_at(event.position())
        if index < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.icon_rect(index, _COPY).contains(event.position()):
            self.copy(index)
        elif self.icon_rect(index, _EYE).contains(event.position()):
            self._reveal(index)
        self._go_to(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hide what was revealed."""
        del event
        self._reveal(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the icons of the row under the pointer."""
        hovered = self._row_at(event.position())
        if hovered != self._hovered:
            self._hovered, self._copied = hovered, -1
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the hovered row."""
        super().leaveEvent(event)
        self._hovered = self._copied = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to a row, so that the keyboard is somewhere."""
        super().focusInEvent(event)
        if self._current < 0:
            self._go_to(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide what was revealed."""
        super().focusOutEvent(event)
        self._reveal(-1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the region to paint."""
        painter = QPainter(self)
        tops, width = self._tops(self.width()), self.width()
        first = max(0, bisect_right(tops, event.rect().top()) - 1)
        last = min(len(self._rows), bisect_right(tops, event.rect().bottom()))
        for index in range(first, last):
            row, top, bottom = self._rows[index], tops[index], tops[index + 1]
            rect = QRectF(0, top, width, bottom - top - 1)
            if index == self._hovered:
                painter.fillRect(rect, theme.color("hover"))
            if index == self._current and self.hasFocus():
                painting.box(painter, rect, 6, theme.color("accSoft"), theme.color("ring"), 1.75)
            self._paint_row(painter, index, row, top)
            painter.fillRect(QRectF(0, bottom - 1, width, 1), theme.color("line"))
        painter.end()

    def _paint_row(self, painter: QPainter, index: int, row: HeaderRow, top: int) -> None:
        font, width = fonts.font("mono"), self.width()
        names = self._name_width(width)
        room = QRectF(0, top + PAD, names, LINE)
        painting.draw_text(painter, room, row.name, font, theme.color("t2"))
        shown = row.value if index == self._revealed else row.masked or row.value
        shape = shape_of(shown or " ", 0, self._shape(row, width).first, hang=0)
        hidden = shape.parts - self._shape(row, width).parts
        painter.setFont(font)
        painter.setPen(theme.color("t3" if row.masked and index != self._revealed else "t1"))
        for part in range(shape.parts - max(0, hidden)):
            start, stop = shape.span(part)
            base = painting.baseline(top + PAD + part * LINE, LINE, font)
            pieces = shape.cells.pieces(shape.index_at(start), shape.index_at(stop))
            for cell, piece in pieces:
                x = names + GAP + (shape.column(part, cell)) * cell_width()
                painter.drawText(QPointF(x, base), piece)
        self._paint_icons(painter, index, row)

    def _paint_icons(self, painter: QPainter, index: int, row: HeaderRow) -> None:
        if row.masked:
            name = "eye-off" if index == self._revealed else _EYE
            self._paint_icon(painter, self.icon_rect(index, _EYE), name, "t2")
        if index == self._copied:
            self._paint_icon(painter, self.icon_rect(index, _COPY), "check", "ok")
        elif index in (self._hovered, self._current if self.hasFocus() else -1):
            self._paint_icon(painter, self.icon_rect(index, _COPY), _COPY, "t2")

    def _paint_icon(self, painter: QPainter, rect: QRectF, name: str, token: str) -> None:
        center = rect.center()
        painting.draw_icon(painter, center.x() - ICON / 2, center.y() - ICON / 2, name, token, ICON)
