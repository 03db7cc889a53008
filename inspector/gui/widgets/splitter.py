"""Panes side by side with a line of 1 px between them that can be grabbed in 7 px."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from inspector.gui import theme


class _Handle(QSplitterHandle):
    """The line; accent-coloured while it is dragged."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self._held = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._held = True
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._held = False
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        strong = self._held or self.underMouse()
        color = theme.color("acc" if self._held else "line3" if strong else "line")
        middle = self.width() // 2
        painter.fillRect(middle, 0, 2 if self._held else 1, self.height(), color)
        painter.end()


class Splitter(QSplitter):
    """Panes that never collapse; the line can be grabbed beside it, too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.setChildrenCollapsible(False)
        # Qt lets a handle of 1 px be grabbed 3 px to each side of it.
        self.setHandleWidth(1)
        self.setOpaqueResize(True)
        theme.themes.changed.connect(self.update)

    def createHandle(self) -> QSplitterHandle:
        """A line instead of the style's grip."""
        return _Handle(self.orientation(), self)
