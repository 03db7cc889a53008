"""The address to point a webhook at, large enough to read from across a room."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.label import Label

HEIGHT = 56
NOT_LISTENING = "Not listening"


class AddressBox(Card):
    """The address in the monospace face with a Copy button.

    Signals:
        copied: The address (a str); the user wants it on the clipboard.
    """

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "line2", 8, parent)
        self.setFixedHeight(HEIGHT)
        self._address = Label(NOT_LISTENING, "monoXL", "t3", stretch=True)
        self._copy = Button("Copy", "copy", height=32)
        self._copy.setAccessibleName("Copy the address")
        self._copy.clicked.connect(lambda: self.copied.emit(self._address.text()))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._address, 1)
        row.addWidget(self._copy)
        self.set_address("")

    def set_address(self, address: str) -> None:
        """Show an address; empty when nothing listens."""
        self._address.set_look(address or NOT_LISTENING, "t1" if address else "t3")
        self._copy.setEnabled(bool(address))


class HeroButton(Button):
    """The one primary button of a page that teaches, as high as the address box."""

    _PAD, _GAP, _ICON = 20, 8, 16

    def __init__(self, words: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(words, icon_name, Kind.PRIMARY, parent, height=HEIGHT)
        self.setProperty("ringRadius", 8)

    def sizeHint(self) -> QSize:
        """As wide as its words, with generous room."""
        words = painting.text_width(self.text(), fonts.font("bodyB"))
        width = 2 * self._PAD + self._ICON + self._GAP + round(words + 0.499)
        return QSize(width, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words, centred when it is wider than it needs."""
        del event
        painter = QPainter(self)
        busy = self.isDown() or self.underMouse()
        ground = "accH" if busy and self.isEnabled() else "acc"
        painting.box(painter, QRectF(self.rect()), 8, theme.color(ground))
        x = self._PAD + (self.width() - self.sizeHint().width()) / 2
        y = (self.height() - self._ICON) / 2
        painting.draw_icon(painter, x, y, self._icon_name, "onAcc", self._ICON)
        x += self._ICON + self._GAP
        room = QRectF(x, 0, self.width() - x, self.height())
        ink = theme.color("onAcc")
        painting.draw_text(painter, room, self.text(), fonts.font("bodyB"), ink)
        painter.end()


class HintLine(QWidget):
    """Words under the address with a small icon before them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 0, 0, 0)
        self._row.setSpacing(9)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets side by side, the last one as wide as there is room."""
        for widget in widgets[:-1]:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(widgets[-1], 1)
