"""A page in the window's main area: scrolls when it is higher than the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.widgets.scroll_bar import OverlayScrollBar

NARROW_SIDE = 20


class Page(QScrollArea):
    """A column of widgets with the design's margins.

    Args:
        name: Accessible name of the page.
        top: Room above the first widget, in px.
        side: Room at the left and right, in px; 20 where the page is narrower than 600 px.
        widest: Widest the column gets, in px; 0 for no bound.
        centred: Whether the column stands in the middle of a wider page, else at its left.

    Signals:
        width_changed: The width of the column in px.
    """

    width_changed = Signal(int)

    def __init__(
        self, name: str, top: int, side: int = 32, widest: int = 0, *, centred: bool = True
    ) -> None:
        super().__init__()
        self._top, self._side, self._widest, self._centred = top, side, widest, centred
        self.setObjectName(name)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = _Ground()
        self._across = QHBoxLayout(self._ground)
        self._across.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self._across.addLayout(self.column)
        self.setWidget(self._ground)
        self._overlay = OverlayScrollBar(self)

    def column_width(self) -> int:
        """Width of the column in px."""
        left, right = self._sides()
        return max(0, self.viewport().width() - left - right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margins."""
        super().resizeEvent(event)
        left, right = self._sides()
        self._across.setContentsMargins(left, self._top, right, 32)
        self.width_changed.emit(self.column_width())

    def minimumSizeHint(self) -> QSize:
        """It scrolls, so it can be low."""
        return QSize(320, 200)

    def _sides(self) -> tuple[int, int]:
        """Room at the left and at the right, in px."""
        width = self.viewport().width()
        side = NARROW_SIDE if width < 600 else self._side
        spare = width - 2 * side - self._widest if self._widest else 0
        if spare <= 0:
            return side, side
        return (side + spare // 2, side + spare // 2) if self._centred else (side, side + spare)


class _Ground(QWidget):
    """Paints the page's colour, whatever the platform's style would do."""

    def __init__(self) -> None:
        super().__init__()
        theme.themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.end()
