"""The round pill in its reserved place that says what came: `↑ 12 new`."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme

HEIGHT = 24
ICON = 14


class NewPill(QAbstractButton):
    """A button with a count; hidden while there is nothing to say, its place stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "arrow-up"
        self.setObjectName("new")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", HEIGHT // 2)
        self.hide()
        theme.themes.changed.connect(self.update)

    def show_words(self, words: str, spoken: str, icon_name: str = "arrow-up") -> None:
        """Show these words, or nothing when they are empty; `spoken` is what it does."""
        self._icon_name = icon_name
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        if words != self.text():
            self.setText(words)
            self.updateGeometry()
        self.setVisible(bool(words))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        words = painting.text_width(self.text(), fonts.font("smallTM"))
        return QSize(round(7 + ICON + 4 + words + 10), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        del event
        painter = QPainter(self)
        fill = theme.color("accSoft")
        edge = theme.color("acc" if self.underMouse() else "accLine")
        painting.box(painter, QRectF(self.rect()), HEIGHT / 2, fill, edge)
        painting.draw_icon(painter, 7, (HEIGHT - ICON) / 2, self._icon_name, "accText", ICON)
        rect = QRectF(7 + ICON + 4, 0, self.width(), HEIGHT)
        font, ink = fonts.font("smallTM"), theme.color("accText")
        painting.draw_text(painter, rect, self.text(), font, ink)
        painter.end()
