"""A slim scroll bar that lies over what it scrolls and takes no room from it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from inspector.gui import painting, theme

THICKNESS = 10
THUMB = 4
EDGE = 1
SHORTEST = 32


class OverlayScrollBar(QWidget):
    """Shows and moves one of a scroll area's own bars, which stays hidden.

    Args:
        area: What is scrolled; its own bar is switched off.
        orientation: Which of its bars.
        top: Px at the upper end that are not scrolled, such as a header.
    """

    def __init__(
        self,
        area: QAbstractScrollArea,
        orientation: Qt.Orientation = Qt.Orientation.Vertical,
        top: int = 0,
    ) -> None:
        super().__init__(area)
        self._area = area
        self._upright = orientation is Qt.Orientation.Vertical
        self._top = top
        self._held: float | None = None
        self._bar: QScrollBar = (
            area.verticalScrollBar() if self._upright else area.horizontalScrollBar()
        )
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self._upright:
            area.setVerticalScrollBarPolicy(off)
        else:
            area.setHorizontalScrollBarPolicy(off)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._bar.valueChanged.connect(self.update)
        self._bar.rangeChanged.connect(self._on_range_changed)
        theme.themes.changed.connect(self.update)
        area.installEventFilter(self)
        self._place()
        self._on_range_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge of the area."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width, height = self._area.width(), self._area.height()
        if self._upright:
            self.setGeometry(width - THICKNESS, self._top, THICKNESS, height - self._top)
        else:
            self.setGeometry(0, height - THICKNESS, width - THICKNESS, THICKNESS)
        self.raise_()

    def _on_range_changed(self) -> None:
        self.setVisible(self._bar.maximum() > self._bar.minimum())
        self.update()

    def _length(self) -> int:
        return self.height() if self._upright else self.width()

    def thumb(self) -> tuple[float, float]:
        """Where the thumb starts and how long it is, in px along the bar."""
        span = self._bar.maximum() - self._bar.minimum()
        page = max(1, self._bar.pageStep())
        length = max(float(SHORTEST), self._length() * page / (span + page))
        travel = max(0.0, self._length() - length)
        start = travel * (self._bar.value() - self._bar.minimum()) / span if span else 0.0
        return start, length

    def _along(self, event: QMouseEvent) -> float:
        return event.position().y() if self._upright else event.position().x()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the thumb, or jump so that it is under the pointer."""
        place = self._along(event)
        start, length = self.thumb()
        if not start <= place <= start + length:
            self._move_to(place - length / 2)
            start, _ = self.thumb()
        self._held = place - start
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the thumb."""
        if self._held is not None:
            self._move_to(self._along(event) - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the thumb."""
        del event
        self._held = None
        self.update()

    def _move_to(self, start: float) -> None:
        _, length = self.thumb()
        travel = self._length() - length
        span = self._bar.maximum() - self._bar.minimum()
        if travel > 0:
            self._bar.setValue(self._bar.minimum() + round(span * start / travel))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the thumb stronger under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the thumb quietly again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the thumb."""
        del event
        start, length = self.thumb()
        strong = self._held is not None or self.underMouse()
        thick = THUMB + 2 if strong else THUMB
        inset = THICKNESS - EDGE - thick
        rect = QRectF(inset, start + 2, thick, length - 4)
        if not self._upright:
            rect = QRectF(start + 2, inset, length - 4, thick)
        painter = QPainter(self)
        painting.box(painter, rect, thick / 2, theme.color("line3" if strong else "line2"))
        painter.end()
