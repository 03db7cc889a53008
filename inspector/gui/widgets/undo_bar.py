"""Says what was just done and takes it back on demand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui import painting, theme
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label

HEIGHT = 40
ABOVE = 20


class UndoBar(QWidget):
    """A bar over the lower edge of its parent; it stays until it is used, closed or replaced."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._undo: Callable[[], None] | None = None
        self._said = Label("", "body", "t1", stretch=True)
        self._button = Button("Undo", "undo-2", Kind.QUIET, height=28)
        self._button.clicked.connect(self._take_back)
        close = IconButton("x", "Close")
        close.clicked.connect(self.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self.setFixedHeight(HEIGHT)
        self.setObjectName("undo bar")
        parent.installEventFilter(self)
        theme.themes.changed.connect(self.update)
        self.hide()

    def tell(self, sentence: str, undo: Callable[[], None]) -> None:
        """Show what was done; `undo` takes it back."""
        self._said.setText(sentence)
        self._undo = undo
        self._place()
        self.show()
        self.raise_()

    def forget(self) -> None:
        """Go away; what was done stays done."""
        self._undo = None
        self.hide()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._around.size()
        width = min(self.sizeHint().width(), room.width() - 2 * ABOVE)
        x, y = (room.width() - width) // 2, room.height() - HEIGHT - ABOVE
        self.setGeometry(x, y, width, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        del event
        painter = QPainter(self)
        fill, edge = theme.color("raised"), theme.color("line2")
        painting.box(painter, QRectF(self.rect()), 8, fill, edge)
        painter.end()
