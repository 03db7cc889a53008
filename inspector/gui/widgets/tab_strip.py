"""Tabs as words with a line beneath the one that is open; a tab may carry a count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui import painting, theme
from inspector.gui.spoken_roles import Role, say_role

HEIGHT = 36
GAP = 24
COUNT_GAP = 7
UNDERLINE = 2
OVERHANG = 2
MOVE_MS = 140


@dataclass(slots=True)
class Tab:
    """A tab's word, the small text beside it (`11`), empty for none, and whether it is there."""

    word: str
    count: str = ""
    shown: bool = True


class TabStrip(QWidget):
    """A row of tabs; arrow keys, Home and End move along it.

    The first word starts 2 px from the left edge, where the line beneath it begins.

    Signals:
        chosen: Index of the tab the user opened.
    """

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = [Tab(word) for word in words]
        self._index = 0
        self._hovered = -1
        self._line = QVariantAnimation(self)
        self._line.setDuration(MOVE_MS)
        self._line.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._line.valueChanged.connect(self.update)
        self.setObjectName("tabs")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        say_role(self, Role.PAGE_TAB_LIST)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 4)
        self._say()
        theme.themes.changed.connect(self.update)

    def _say(self) -> None:
        tab = self._tabs[self._index]
        there = [index for index, each in enumerate(self._tabs) if each.shown]
        place = f"tab {there.index(self._index) + 1} of {len(there)}" if tab.shown else ""
        self.setAccessibleName(" ".join(filter(None, (tab.word, tab.count, place))))

    @property
    def index(self) -> int:
        """Index of the open tab."""
        return self._index

    def set_index(self, index: int) -> None:
        """Open a tab without telling anybody."""
        if index == self._index:
            return
        self._line.stop()
        if self.isVisible():
            self._line.setStartValue(self._span(self._index))
            self._line.setEndValue(self._span(index))
            self._line.start()
        self._index = index
        self._say()
        self.update()

    def set_count(self, index: int, count: str) -> None:
        """Put a small text beside a tab's word."""
        if self._tabs[index].count != count:
            self._tabs[index].count = count
            self._say()
            self.update()

    def set_shown(self, index: int, *, shown: bool) -> None:
        """Show a tab or take it away; the first one is opened when the open one goes."""
        if self._tabs[index].shown is shown:
            return
        self._tabs[index].shown = shown
        if not shown and index == self._index:
            self._choose(0)
        self._say()
        self.updateGeometry()
        self.update()

    def is_shown(self, index: int) -> bool:
        """Whether a tab is there."""
        return self._tabs[index].shown

    def _choose(self, index: int) -> None:
        there = 0 <= index < len(self._tabs) and self._tabs[index].shown
        if there and index != self._index:
            self.set_index(index)
            self.chosen.emit(index)

    def _rects(self) -> list[QRectF]:
        """Where each tab's word and count stand."""
        word, count = theme.current().font("bodyM"), theme.current().font("small")
        rects, x = [], float(OVERHANG)
        for tab in self._tabs:
            if not tab.shown:
                rects.append(QRectF(x, 0, 0, self.height() or HEIGHT))
                continue
            width = painting.text_width(tab.word, word)
            if tab.count:
                width += COUNT_GAP + painting.text_width(tab.count, count)
            rects.append(QRectF(x, 0, width, self.height() or HEIGHT))
            x += width + GAP
        return rects

    def _span(self, index: int) -> QRectF:
        """Where the line stands beneath a tab."""
        rect = self._rects()[index]
        top = rect.height() - UNDERLINE
        return QRectF(rect.left() - OVERHANG, top, rect.width() + 2 * OVERHANG, UNDERLINE)

    def index_at(self, x: float) -> int:
        """Index of the tab at a horizontal position, -1 for none."""
        for index, rect in enumerate(self._rects()):
            inside = rect.left() - GAP / 2 <= x < rect.right() + GAP / 2
            if inside and self._tabs[index].shown:
                return index
        return -1

    def sizeHint(self) -> QSize:
        """As wide as all tabs."""
        return QSize(round(self._rects()[-1].right() + OVERHANG + 0.499), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Tabs may be cut at the right; keys still reach them."""
        return QSize(80, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the tab that was pressed."""
        self._choose(self.index_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which tab a press would open."""
        hovered = self.index_at(event.position().x())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: object) -> None:
        """Forget the hovered tab."""
        del event
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the tabs."""
        there = [index for index, tab in enumerate(self._tabs) if tab.shown]
        at, last = there.index(self._index), len(there) - 1
        target = {
            Qt.Key.Key_Left: there[max(0, at - 1)],
            Qt.Key.Key_Right: there[min(last, at + 1)],
            Qt.Key.Key_Home: there[0],
            Qt.Key.Key_End: there[last],
        }.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
            return
        self._choose(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the counts and the line."""
        del event
        painter = QPainter(self)
        word_font, count_font = theme.current().font("bodyM"), theme.current().font("small")
        for index, (tab, rect) in enumerate(zip(self._tabs, self._rects(), strict=True)):
            if not tab.shown:
                continue
            strong = index in (self._index, self._hovered)
            ink = theme.color("t1" if strong else "t2")
            used = painting.draw_text(painter, rect, tab.word, word_font, ink)
            if tab.count:
                beside = rect.adjusted(used + COUNT_GAP, 0, 1, 0)
                painting.draw_text(
                    painter, beside, tab.count, count_font, theme.color("t3"), beside=word_font
                )
        moving = self._line.state() is QVariantAnimation.State.Running
        line = self._line.currentValue() if moving else self._span(self._index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("acc"))
        painter.drawRoundedRect(line, 1, 1)
        painter.end()
