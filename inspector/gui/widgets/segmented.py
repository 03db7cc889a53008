"""One choice of a few, side by side in a sunken box: Pretty, Raw, Hex."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui import painting, theme
from inspector.gui.spoken_roles import Role, say_role

HEIGHT = 26
PAD = 10
INSET = 2


class Segmented(QWidget):
    """A row of words of which one is chosen; arrow keys move the choice.

    Signals:
        chosen: Index of the word the user chose.
    """

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._name = name
        self._index = 0
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        say_role(self, Role.COMBO_BOX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 7)
        self._say()
        theme.themes.changed.connect(self.update)

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._words[self._index]}")

    @property
    def index(self) -> int:
        """Index of the chosen word."""
        return self._index

    def set_index(self, index: int) -> None:
        """Choose without telling anybody."""
        self._index = index
        self._say()
        self.update()

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._words) and index != self._index:
            self.set_index(index)
            self.chosen.emit(index)

    def _widths(self) -> list[float]:
        font = theme.current().font("smallM")
        return [round(painting.text_width(word, font) + 2 * PAD) for word in self._words]

    def sizeHint(self) -> QSize:
        """As wide as the words need."""
        return QSize(int(sum(self._widths())) + 2 * INSET, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def index_at(self, x: float) -> int:
        """Index of the word at a horizontal position, -1 for none."""
        left = float(INSET)
        for index, width in enumerate(self._widths()):
            if left <= x < left + width:
                return index
            left += width
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the word that was pressed."""
        self._choose(self.index_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the choice."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose(self._index + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the raised choice and the words."""
        del event
        painter = QPainter(self)
        color = theme.color
        dark = theme.current().is_dark
        ground, edge = ("sunken", "line") if dark else ("press", "press")
        painting.box(painter, QRectF(self.rect()), 7, color(ground), color(edge))
        font = theme.current().font("smallM")
        left = float(INSET)
        for index, (word, width) in enumerate(zip(self._words, self._widths(), strict=True)):
            rect = QRectF(QPointF(left, INSET), QPointF(left + width, self.height() - INSET))
            chosen = index == self._index
            if chosen:
                painting.box(painter, rect, 5, color("press" if dark else "raised"), color("line2"))
            ink = color("t1" if chosen else "t2")
            painting.draw_text(painter, rect, word, font, ink, painting.CENTER)
            left += width
        painter.end()
