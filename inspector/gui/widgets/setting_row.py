"""One setting: what it is, what it means, and its control."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

STACKED_BELOW = 520


class SettingRow(QWidget):
    """Title and description at the left, controls at the right or, where it is narrow, beneath.

    Args:
        title: What it is.
        means: What it means, a sentence or two.
        controls: From left to right.
    """

    def __init__(self, title: str, means: str, *controls: QWidget) -> None:
        super().__init__()
        self._means = Prose(means, "small", "t2")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "bodyM", "t1", stretch=True))
        words.addWidget(self._means)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        for control in controls:
            beside.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(16, 12, 16, 12)
        self._line.setSpacing(16)
        self._line.addLayout(words, 1)
        self._line.addLayout(beside)
        self.setObjectName(title)
        theme.themes.changed.connect(self.update)

    def say(self, means: str, token: str = "t2") -> None:  # noqa: S107 - a colour's name
        """Change the description, and its colour when something is wrong."""
        self._means.set_text(means, token)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls beneath where there is no room beside."""
        super().resizeEvent(event)
        stacked = self.width() < STACKED_BELOW
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._line.setSpacing(8 if stacked else 16)
        beside = self._line.itemAt(1)
        side = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignVCenter
        if beside is not None:
            beside.setAlignment(side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline that parts it from the row above."""
        del event
        if self.y() <= 1:
            return
        painter = QPainter(self)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), theme.color("line"))
        painter.end()


class SettingCard(Card):
    """Rows under each other on one card."""

    def __init__(self, *rows: SettingRow) -> None:
        super().__init__("raised", "line", 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
