"""The strip over the list: what is shown, how much of it, a reserved place for what is new."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.icon_button import HIT, IconButton
from inspector.gui.widgets.new_pill import HEIGHT as PILL
from inspector.gui.widgets.new_pill import NewPill

HEIGHT = 40
LINE = 1
PAD = 16
COUNT_GAP = 9
PILL_GAP = 8
PILL_ROOM = 90


ICON_INSET = 6
"""Px between the drawn icon of a button and its edge: the icon ends where the list's words end."""


class ListTitle(QWidget):
    """Title, count, the pill and the button for columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._count = ""
        self.setObjectName("list title")
        self.setFixedHeight(HEIGHT + LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pill = NewPill(self)
        self.columns = IconButton("columns-3", "Columns", self)
        theme.themes.changed.connect(self.update)

    def show_title(self, title: str, count: str) -> None:
        """Show what the list holds."""
        if (title, count) != (self._title, self._count):
            self._title, self._count = title, count
            self.setAccessibleName(f"{title}, {count}")
            self.update()

    def place_pill(self) -> None:
        """Put the pill left of the button."""
        width, button = self.pill.sizeHint().width(), self._button_left
        self.columns.setGeometry(button, (HEIGHT - HIT) // 2, HIT, HIT)
        self.pill.setGeometry(button - PILL_GAP - width, (HEIGHT - PILL) // 2, width, PILL)

    @property
    def _button_left(self) -> int:
        return self.width() - PAD + ICON_INSET - HIT

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(200, HEIGHT + LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pill and button at the right."""
        super().resizeEvent(event)
        self.place_pill()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, count and the line beneath."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.fillRect(0, HEIGHT, self.width(), LINE, theme.color("line"))
        title, count = fonts.font("bodyB"), fonts.font("smallT")
        room = (
            self._button_left
            - PAD
            - PILL_ROOM
            - painting.text_width(self._count, count)
            - COUNT_GAP
        )
        rect = QRectF(PAD, 0, max(40.0, room), HEIGHT)
        used = painting.draw_text(painter, rect, self._title, title, theme.color("t1"))
        rect = QRectF(PAD + used + COUNT_GAP, 0, self.width(), HEIGHT)
        painting.draw_text(painter, rect, self._count, count, theme.color("t2"), beside=title)
        painter.end()
