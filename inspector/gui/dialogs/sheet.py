"""A panel that slides over the right side of the window; what is under it stays alive.

No dialog of ours is modal: webhooks keep arriving and the list keeps moving beside it.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.gui import theme
from inspector.gui.widgets.field import HALO
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.scroll_bar import OverlayScrollBar

WIDTH = 440
HEAD = 52
PAD = 20


class Sheet(QWidget):
    """Title with a cross, a column that scrolls, and buttons at the foot.

    Fields are put into `column` directly, everything else by `add`: a field is larger than its box
    by the halo of its focus.

    Args:
        title: What it is for.
        parent: The window.
        over: What it covers the right side of, a child of the window; the whole window by default.
        width: How wide it is in px, where the window is wider.

    Signals:
        closed: It went away.
    """

    closed = Signal()

    def __init__(
        self, title: str, parent: QWidget, over: QWidget | None = None, *, width: int = WIDTH
    ) -> None:
        super().__init__(parent)
        self._over = over or parent
        self._widest = width
        self._came_from: QWidget | None = None
        self._title = Label(title, "h3", "t1", stretch=True)
        self._cross = IconButton("x", "Close")
        self._cross.clicked.connect(self.close_sheet)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(PAD, 12, PAD, 16)
        self.foot.setSpacing(8)
        self._lay_out()
        self.setAccessibleName(title)
        self.setObjectName(title)
        self.hide()
        self._over.installEventFilter(self)
        theme.themes.changed.connect(self.update)

    def add(self, widget: QWidget) -> None:
        """Add words or a button to the column, in line with the boxes of its fields."""
        line = QHBoxLayout()
        line.setContentsMargins(HALO, 0, HALO, 0)
        line.addWidget(widget)
        if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
            line.addStretch(1)
        self.column.addLayout(line)

    def set_title(self, title: str) -> None:
        """Say what it is for now."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def open_sheet(self, first: QWidget) -> None:
        """Show it and put the keyboard on its first control."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, widget: QWidget) -> None:
        """Scroll the column so that this part of it is seen, from its top on."""
        inside = self._area.widget()
        if inside is not None:
            top = widget.mapTo(inside, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(top - PAD)

    def close_sheet(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        back, self._came_from = self._came_from, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 0, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._cross)
        head.addStrut(HEAD)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        padded = QVBoxLayout(inside)
        padded.setContentsMargins(PAD - HALO, 4, PAD - HALO, 16)
        padded.addLayout(self.column)
        padded.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("sheet")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._bar = OverlayScrollBar(self._area)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        whole.addLayout(self.foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the right edge of what it covers."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._over.geometry()
        corner = QPoint() if self._over is self.parent() else room.topLeft()
        width = min(self._widest, room.width())
        self.setGeometry(corner.x() + room.width() - width, corner.y(), width, room.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, the line at its left and those of head and foot."""
        del event
        painter = QPainter(self)
        rect, line = QRectF(self.rect()), theme.color("line2")
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(QRectF(0, 0, 1, rect.height()), line)
        painter.fillRect(QRectF(1, HEAD - 1, rect.width(), 1), theme.color("line"))
        below = self._area.geometry().bottom() + 1
        painter.fillRect(QRectF(1, below, rect.width(), 1), theme.color("line"))
        painter.end()
