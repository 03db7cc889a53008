"""A colour mark: a rounded square with its letter, painted in lists and heads, and as a button."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from inspector.core.mark import Mark
from inspector.gui import fonts, painting, theme

SIZE = 16
RADIUS = 4
HIT = 28


def mark_size() -> int:
    """How large a mark is now, in px."""
    return fonts.px(SIZE)


@lru_cache(maxsize=64)
def mark_pixmap(look: str, mark: Mark, ratio: float) -> QPixmap:
    """A mark; `look` names the theme, so that another theme makes another one."""
    side = round(mark_size() * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    fill, letter = theme.named(look).marks[mark]
    rect = QRectF(0, 0, mark_size(), mark_size())
    painting.box(painter, rect, RADIUS, fill)
    painting.draw_text(painter, rect, mark.letter, fonts.font("capB"), letter, painting.CENTER)
    painter.end()
    return pixmap


fonts.when_enlarged(mark_pixmap.cache_clear)


def draw_mark(painter: QPainter, x: float, y: float, mark: Mark) -> None:
    """Paint a mark with its top left corner at (x, y)."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(round(x), round(y), mark_pixmap(theme.current().name, mark, ratio))


class MarkButton(QAbstractButton):
    """Gives a capture a mark, or takes it away when it is the one that it has."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        words = f"Mark {mark.value}"
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setObjectName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 6)
        theme.themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The hit area."""
        return QSize(HIT, HIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark; the chosen one stands on an accent ground with an edge."""
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            painting.box(painter, rect, 6, theme.color("accSoft"), theme.color("accText"), 1.5)
        elif self.underMouse():
            painting.box(painter, rect, 6, theme.color("hover"))
        inset = (HIT - mark_size()) / 2
        draw_mark(painter, inset, inset, self.mark)
        painter.end()
