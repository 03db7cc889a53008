"""One row of the sidebar: an icon or a tile, words, and counts at the right."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from inspector.core.verdict import Outcome
from inspector.gui import fonts, painting, theme
from inspector.gui.presenting import Kind, presenting, shown

HEIGHT = 32
INSET = 8
ICON_X = 18
TILE_X = 17
TEXT_X = 42
COUNT_RIGHT = 10
MARK = 12
RAIL = 52


def count_width(count: int | None) -> float:
    """How wide a count is painted, in px."""
    return 0.0 if count is None else painting.text_width(f"{count:,}", fonts.font("smallT"))


class NavItem(QAbstractButton):
    """A row that leads somewhere.

    Args:
        words: What it leads to.
        icon_name: A Lucide icon; empty for an endpoint, which shows its provider's tile.
        provider: Provider id of an endpoint.
        parent: The sidebar.
    """

    def __init__(
        self, words: str, icon_name: str = "", provider: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._provider = provider
        self._count: int | None = None
        self._failing = 0
        self._count_room = 0.0
        self._narrow = False
        self._plain = words
        self.setText(shown(words, Kind.TARGET))
        self.setObjectName(self.text())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 6)
        self.setProperty("ringInset", INSET)  # around the ground, which is narrower than the row
        self._say()
        theme.themes.changed.connect(self.update)
        presenting.changed.connect(self._show_again)

    def _show_again(self) -> None:
        self.setText(shown(self._plain, Kind.TARGET))
        self.setObjectName(self.text())
        self._say()
        self.updateGeometry()
        self.update()

    def show_counts(self, count: int | None, failing: int = 0) -> None:
        """Show how many captures it leads to, and how many of them fail."""
        if (count, failing) != (self._count, self._failing):
            self._count, self._failing = count, failing
            self._say()
            self.update()

    def set_count_room(self, room: float) -> None:
        """Give counts this width in px, so that what is left of them lines up over the rows."""
        if room != self._count_room:
            self._count_room = room
            self.update()

    def set_provider(self, provider: str) -> None:
        """Show another provider's tile."""
        if provider != self._provider:
            self._provider = provider
            self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show only the icon; words and counts go into the tooltip."""
        self._narrow = narrow
        self._say()
        self.update()

    def _say(self) -> None:
        parts = [self.text()]
        if self._count is not None:
            parts.append(f"{self._count:,}")
        if self._failing:
            parts.append(f"{self._failing:,} failing")
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(", ".join(parts) if self._narrow or self._elides() else "")

    def _elides(self) -> bool:
        font = fonts.font("body" if self._icon_name else "mono")
        return painting.text_width(self.text(), font) > self._room()

    def _room(self) -> float:
        """Width that the words may take."""
        right = float(self.width() - INSET - COUNT_RIGHT)
        if self._count is not None:
            right -= max(count_width(self._count), self._count_room) + 10
        if self._failing:
            right -= painting.text_width(f"{self._failing:,}", fonts.font("smallT")) + MARK + 9
        return right - TEXT_X

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip is for words that have no room."""
        super().resizeEvent(event)
        self._say()

    def sizeHint(self) -> QSize:
        """A row; the sidebar decides how wide."""
        return QSize(RAIL, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move to the next row; Enter goes there."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon or tile, words and counts."""
        del event
        painter = QPainter(self)
        ground = QRectF(INSET, 0, self.width() - 2 * INSET, HEIGHT)
        if self.isChecked() or self.isDown():
            painting.box(painter, ground, 6, theme.color("press"))
        elif self.underMouse():
            painting.box(painter, ground, 6, theme.color("hover"))
        self._paint_mark(painter)
        if not self._narrow:
            self._paint_words(painter)
            self._paint_counts(painter)
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        if self._icon_name:
            x = (self.width() - 16) / 2 if self._narrow else ICON_X
            tint = "t1" if self.isChecked() else "t2"
            painting.draw_icon(painter, x, (HEIGHT - 16) / 2, self._icon_name, tint)
        else:
            x = (self.width() - 18) / 2 if self._narrow else TILE_X
            painting.draw_tile(painter, x, (HEIGHT - 18) / 2, self._provider)

    def _paint_words(self, painter: QPainter) -> None:
        checked = self.isChecked()
        style = ("bodyM" if checked else "body") if self._icon_name else "mono"
        ink = theme.color("t1" if checked or not self._icon_name else "t2")
        rect = QRectF(TEXT_X, 0, max(0.0, self._room()), HEIGHT)
        beside = fonts.font("body")
        painting.draw_text(painter, rect, self.text(), fonts.font(style), ink, beside=beside)

    def _paint_counts(self, painter: QPainter) -> None:
        font, beside = fonts.font("smallT"), fonts.font("body")
        right = float(self.width() - INSET - COUNT_RIGHT)
        if self._count is not None:
            rect = QRectF(0, 0, right, HEIGHT)
            words, ink = f"{self._count:,}", theme.color("t2")
            used = painting.draw_text(painter, rect, words, font, ink, painting.RIGHT, beside)
            right -= max(used, self._count_room) + 10
        if self._failing:
            rect = QRectF(0, 0, right, HEIGHT)
            words, ink = f"{self._failing:,}", theme.color("bad")
            used = painting.draw_text(
                painter, rect, words, fonts.font("smallTM"), ink, painting.RIGHT, beside
            )
            center = QPointF(right - used - 3 - MARK / 2, HEIGHT / 2)
            painting.draw_glyph(painter, center, Outcome.FAILED, size=MARK)
