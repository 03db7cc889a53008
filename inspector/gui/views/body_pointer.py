"""What the mouse does in a body: folds, puts the cursor, selects, scrolls while selecting."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent

from inspector.gui.models.scrolling import row_height
from inspector.gui.views.body_cursor import BodyCursor
from inspector.gui.views.body_layout import CHEVRON, BodyLayout
from inspector.gui.views.body_painter import fold_chip_rect

_WHEEL_ROWS = 3
_NOTCH = 120  # what Qt counts for one notch of a wheel
_AUTO_SCROLL_MS = 30
_CHEVRON_REACH = 4


class BodyPointer(QObject):
    """Reads mouse events of a body's viewport.

    Args:
        layout: Where things are.
        cursor: What is moved.
        toggle: Folds or unfolds the opener in a line.
        changed: Called after anything moved.
        parent: The view.
    """

    def __init__(
        self,
        layout: BodyLayout,
        cursor: BodyCursor,
        toggle: Callable[[int], None],
        changed: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self._cursor = cursor
        self._toggle = toggle
        self._changed = changed
        self._selecting = False
        self._at = QPoint()
        self._double_clicked_at = -10_000  # long before any event
        self._auto_scroll = QTimer(self)
        self._auto_scroll.setInterval(_AUTO_SCROLL_MS)
        self._auto_scroll.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Fold, or put the cursor and begin to select; a third click selects the line."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        fold = self.fold_at(point)
        if fold >= 0:
            self._toggle(fold)
            return
        place = self._layout.place_at(point)
        if place is None:
            return
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if event.timestamp() - self._double_clicked_at < interval:
            self._cursor.select_line(place.line)
        else:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._cursor.put(place, extend=extend and self._cursor.active)
            self._selecting = True
        self._changed()

    def move(self, event: QMouseEvent) -> bool:
        """Select while dragging; else say whether a click here would fold."""
        self._at = event.position().toPoint()
        if not self._selecting:
            return self.fold_at(self._at) >= 0
        self._extend()
        if 0 <= self._at.y() < self._layout.height:
            self._auto_scroll.stop()
        elif not self._auto_scroll.isActive():
            self._auto_scroll.start()
        return False

    def release(self) -> None:
        """End selecting."""
        self._selecting = False
        self._auto_scroll.stop()

    def double_click(self, event: QMouseEvent) -> None:
        """Select the key or value."""
        point = event.position().toPoint()
        place = self._layout.place_at(point)
        if place is not None and self.fold_at(point) < 0:
            self._double_clicked_at = event.timestamp()
            self._cursor.select_token(place)
            self._changed()

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll by pixels; with Shift or a sideways wheel, sideways."""
        exact, turned = event.pixelDelta(), event.angleDelta()
        dx, dy = exact.x(), exact.y()
        if exact.isNull():
            dx = turned.x() * _WHEEL_ROWS * row_height() // _NOTCH
            dy = turned.y() * _WHEEL_ROWS * row_height() // _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            dx, dy = dx or dy, 0
        self._layout.shift -= dx
        self._layout.scroll.move(-dy)
        self._changed()
        event.accept()

    def fold_at(self, point: QPoint) -> int:
        """The opener whose mark or chip is at a point, -1 for none."""
        layout = self._layout
        seen = layout.seen_at(point.y())
        if seen is None or not seen.foldable:
            return -1
        part = (point.y() - seen.y) // row_height()
        left = layout.chevron_left - _CHEVRON_REACH
        if part == 0 and left <= point.x() < left + CHEVRON + 2 * _CHEVRON_REACH:
            return seen.number
        last = seen.shape.parts - 1
        if seen.closer and part == last:
            end = layout.x_of_column(seen.shape.column(last, seen.shape.width))
            if fold_chip_rect(seen, end, seen.y + last * row_height()).contains(point):
                return seen.number
        return -1

    def _extend(self) -> None:
        place = self._layout.place_at(self._at)
        if place is not None:
            self._cursor.put(place, extend=True)
            self._changed()

    def _scroll_on(self) -> None:
        beyond = self._at.y() if self._at.y() < 0 else self._at.y() - self._layout.height
        self._layout.scroll.move(beyond)
        self._layout.look()
        self._extend()
