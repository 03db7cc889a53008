"""One line of text in a type style of the design, centred by its capitals."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.presenting import presenting, shown


class Label(QLabel):
    """Text that is elided when it does not fit; the tooltip then shows it whole.

    Args:
        text: The text; screen readers get it whole.
        style: A type style such as `bodyM`.
        token: Colour token of the text.
        parent: The widget around it.
        stretch: Whether it takes less room than its text needs where there is none.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        token: str = "t1",  # noqa: S107 - a colour's name
        parent: QWidget | None = None,
        *,
        stretch: bool = False,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._token = token
        self._stretch = stretch
        across = QSizePolicy.Policy.Preferred if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._plain = ""
        self.setText(text)
        theme.themes.changed.connect(self.update)
        presenting.changed.connect(self._show_again)

    def setText(self, text: str) -> None:
        """Change the text; while presenting it is shown masked."""
        self._plain = text
        super().setText(shown(text))

    def _show_again(self) -> None:
        super().setText(shown(self._plain))
        self.updateGeometry()
        self.update()

    def set_look(self, text: str, token: str) -> None:
        """Change text and colour together."""
        self._token = token
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        """The text's width and the style's line height."""
        width = painting.text_width(self.text(), fonts.font(self._style))
        return QSize(math.ceil(width), fonts.line_height(self._style))

    def minimumSizeHint(self) -> QSize:
        """All of it, unless it may be elided."""
        whole = self.sizeHint()
        return QSize(min(24, whole.width()), whole.height()) if self._stretch else whole

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        painter = QPainter(self)
        font, color = fonts.font(self._style), theme.color(self._token)
        painting.draw_text(painter, QRectF(self.rect()), self.text(), font, color)
        painter.end()
        hidden = self.sizeHint().width() > self.width()
        tip = self.text() if hidden else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
