"""Where the engine listens: a dot and a word, the address, and a button that copies it."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.icon_button import HIT, IconButton

HEIGHT = 30
DOT = 8
DOT_X = 12
WORD_X = 28
PAD = 12


class ListeningBox(QWidget):
    """Shows `Listening | http://127.0.0.1:8787` and copies the address.

    Signals:
        copied: The address (a str) that the user wants on the clipboard.
    """

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._word = "Starting"
        self._dot = "line3"
        self.setObjectName("listening")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._copy = IconButton("copy", "Copy the address", self)
        self._copy.clicked.connect(self._on_copy)
        self._say()
        theme.themes.changed.connect(self.update)

    def show_listening(self, address: str) -> None:
        """It listens at this address."""
        self._set("Listening", "okFill", address)

    def show_stopped(self, word: str = "Not listening", *, wrong: bool = False) -> None:
        """It does not listen; `wrong` when that is not what the user wanted."""
        self._set(word, "badFill" if wrong else "line3", "")

    def _set(self, word: str, dot: str, address: str) -> None:
        if (word, dot, address) == (self._word, self._dot, self._address):
            return
        self._word, self._dot, self._address = word, dot, address
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(" ".join(filter(None, (self._word, self._address))))
        self._copy.setVisible(bool(self._address))

    def _on_copy(self) -> None:
        self.copied.emit(self._address)
        self._copy.confirm()

    def _split(self) -> int:
        """Where the line between word and address stands."""
        width = painting.text_width(self._word, fonts.font("bodyM"))
        return round(WORD_X + width + PAD)

    def sizeHint(self) -> QSize:
        """As wide as word and address need."""
        width = self._split()
        if self._address:
            width += round(PAD + painting.text_width(self._address, fonts.font("mono"))) + HIT + 4
        return QSize(width, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The address is never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        self._copy.setGeometry(self.width() - HIT - 2, 1, HIT, HIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the dot, the word, the line and the address."""
        del event
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), 7, theme.color("surface"), theme.color("line2"))
        dot = QRectF(DOT_X, (HEIGHT - DOT) / 2, DOT, DOT)
        painting.box(painter, dot, DOT / 2, theme.color(self._dot))
        split, word = self._split(), fonts.font("bodyM")
        room = QRectF(WORD_X, 0, split - WORD_X, HEIGHT)
        painting.draw_text(painter, room, self._word, word, theme.color("t1"))
        if self._address:
            painter.fillRect(QRectF(split, 1, 1, HEIGHT - 2), theme.color("line2"))
            room = QRectF(split + PAD, 0, self.width() - split - PAD - HIT, HEIGHT)
            mono = fonts.font("mono")
            painting.draw_text(painter, room, self._address, mono, theme.color("t1"), beside=word)
        painter.end()
