"""What the detail shows while no capture is selected: how to get around by keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui import fonts, painting, theme

KEY = 18
ROW = 28
KEY_GAP = 4
KEY_PAD = 5
KEYS_WIDTH = 96

HINTS = (
    (("↑", "↓"), "choose a capture"),
    (("Enter",), "go on to its body"),
    (("←", "→"), "fold and unfold there"),
    (("Ctrl", "C"), "copy what is selected"),
    (("Esc",), "go back to the list"),
    (("Ctrl", "F"), "filter the list"),
)


class DetailEmpty(QWidget):
    """A quiet page in the middle of the pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = ", ".join(f"{' '.join(keys)}: {words}" for keys, words in HINTS)
        self.setAccessibleName(f"Select a capture. {said}")
        theme.themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the key caps."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        height = 24 + 6 + 20 + 20 + len(HINTS) * ROW
        width = KEYS_WIDTH + 12 + 150
        left = max(20.0, (self.width() - width) / 2)
        y = max(20.0, (self.height() - height) * 0.42)
        color = theme.color
        room = QRectF(left, y, self.width() - left - 20, 24)
        painting.draw_text(painter, room, "Select a capture", fonts.font("h3"), color("t1"))
        beneath = room.translated(0, 26)
        words = "Its body, signature and headers show here"
        painting.draw_text(painter, beneath, words, fonts.font("body"), color("t2"))
        y += 24 + 6 + 20 + 20
        for keys, words in HINTS:
            self._paint_keys(painter, left, y, keys)
            rect = QRectF(left + KEYS_WIDTH, y, self.width() - left - KEYS_WIDTH - 20, ROW)
            painting.draw_text(painter, rect, words, fonts.font("small"), color("t2"))
            y += ROW
        painter.end()

    def _paint_keys(self, painter: QPainter, x: float, y: float, keys: tuple[str, ...]) -> None:
        font = fonts.font("cap")
        for key in keys:
            width = max(float(KEY), painting.text_width(key, font) + 2 * KEY_PAD)
            rect = QRectF(x, y + (ROW - KEY) / 2, width, KEY)
            painting.box(painter, rect, 4, theme.color("sunken"), theme.color("line2"))
            painting.draw_text(
                painter, rect, key, font, theme.color("t2"), Qt.AlignmentFlag.AlignHCenter
            )
            x += width + KEY_GAP
