"""Expected and received one above the other, aligned to the character, the first difference boxed."""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.cells import printable
from inspector.gui.presenting import copy
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.views.body_layout import cell_width
from inspector.gui.views.wrapping import Wrapping

LINE = 24
PAD = 6
SIDE = 12
VALUE_LEFT = 80
GROUP_GAP = 6
ASIDE_GAP = 16
LONGEST = 512


class Compared(NamedTuple):
    """One value: what it is called, the value, and what is said of it (`base64, 44`)."""

    label: str
    value: str
    aside: str = ""


class ValueCompare(Wrapping):
    """Up to three values that wrap in the same places, so they stay aligned at any width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Compared] = []
        self._difference: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        say_role(self, Role.STATIC_TEXT)
        self.setProperty("ringRadius", 7)
        self.setToolTip("Ctrl+C copies these values")

    def set_values(self, rows: list[Compared], difference: int | None) -> None:
        """Show values; `difference` is the index of the first character that differs."""
        self._rows = rows
        self._difference = difference
        said = [" ".join(filter(None, (row.label, row.value, row.aside))) for row in rows]
        if difference is not None:
            said.append(f"first difference at character {difference + 1}")
        self.setAccessibleName("; ".join(said))
        self.changed()

    def _shown(self, row: Compared) -> str:
        text = printable(row.value)
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

    @staticmethod
    def columns(width: int) -> int:
        """Characters on a line at a width in px."""
        return max(8, int((width - fonts.px(VALUE_LEFT) - SIDE) / cell_width()))

    def _groups(self, width: int) -> int:
        longest = max((len(self._shown(row)) for row in self._rows), default=0)
        return max(1, -(-longest // self.columns(width)))

    def height_at(self, width: int) -> int:
        """All lines of all values."""
        groups = self._groups(width)
        return 2 * PAD + groups * len(self._rows) * LINE + (groups - 1) * GROUP_GAP

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all values with their labels."""
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = (f"{row.label}: {row.value}" for row in self._rows)
            copy("\n".join(lines))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the values and the frame around the first difference."""
        del event
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), 7, theme.color("sunken"), theme.color("line"))
        columns = self.columns(self.width())
        for group in range(self._groups(self.width())):
            top = PAD + group * (len(self._rows) * LINE + GROUP_GAP)
            for number, row in enumerate(self._rows):
                self._paint_line(painter, row, group, top + number * LINE)
            if self._difference is not None and self._difference // columns == group:
                self._paint_difference(painter, top)
        painter.end()

    def _paint_line(self, painter: QPainter, row: Compared, group: int, y: int) -> None:
        color = theme.color
        if group == 0:
            label = QRectF(SIDE, y, fonts.px(VALUE_LEFT) - SIDE - 8, LINE)
            painting.draw_text(painter, label, row.label, fonts.font("smallB"), color("t1"))
        font = fonts.font("mono")
        painter.setFont(font)
        painter.setPen(color("t1"))
        base = painting.baseline(y, LINE, font)
        painter.drawText(QPointF(fonts.px(VALUE_LEFT), base), self._part(row, group))
        if group == self._aside_group(row):
            right = QRectF(0, y, self.width() - SIDE, LINE)
            aside_font = fonts.font("smallM")
            painting.draw_text(painter, right, row.aside, aside_font, color("t2"), painting.RIGHT)

    def _part(self, row: Compared, group: int) -> str:
        columns = self.columns(self.width())
        return self._shown(row)[group * columns : (group + 1) * columns]

    def _aside_group(self, row: Compared) -> int:
        """The line with room for what is said of the value: the first, else the last; or -1."""
        aside = painting.text_width(row.aside, fonts.font("smallM"))
        last = max(0, -(-len(self._shown(row)) // self.columns(self.width())) - 1)
        for group in (0, last):
            end = fonts.px(VALUE_LEFT) + len(self._part(row, group)) * cell_width()
            if end + ASIDE_GAP + aside + SIDE <= self.width():
                return group
        return -1

    def _paint_difference(self, painter: QPainter, top: int) -> None:
        """Frame the first character that differs across both lines and tint it."""
        assert self._difference is not None
        column = self._difference % self.columns(self.width())
        x = fonts.px(VALUE_LEFT) + column * cell_width()
        font = fonts.font("monoM")
        for number, (row, token) in enumerate(zip(self._rows, ("ok", "bad"), strict=False)):
            cell = QRectF(x, top + number * LINE + 1, cell_width(), LINE - 2)
            painter.fillRect(cell, theme.color("sunken"))
            painter.setFont(font)
            painter.setPen(theme.color(token))
            character = self._shown(row)[self._difference : self._difference + 1]
            base = painting.baseline(top + number * LINE, LINE, font)
            painter.drawText(QPointF(x, base), character)
        frame = QRectF(math.floor(x) - 1.5, top + 1.5, math.ceil(cell_width()) + 3, 2 * LINE - 3)
        painting.box(painter, frame, 3, None, theme.color("bad"), 1.5)
