"""Several lines to type into, in the look of the fields."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.field import HALO, PAD, RADIUS
from inspector.gui.widgets.scroll_bar import OverlayScrollBar

LINE = 20


class TextArea(QWidget):
    """A box of a number of lines; it scrolls beyond them. Tab leaves it.

    Args:
        name: Accessible name.
        lines: Height in lines.
        parent: The widget around it.
        style: Type style of what is typed.
    """

    def __init__(
        self, name: str, lines: int, parent: QWidget | None = None, *, style: str = "mono"
    ) -> None:
        super().__init__(parent)
        self._wrong = False
        self.edit = _Lines(name, style)
        self.edit.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(HALO + PAD - 4, HALO + 2, HALO + 4, HALO + 2)
        column.addWidget(self.edit)
        self.setFixedHeight(lines * LINE + 10 + 2 * HALO)
        self.setFocusProxy(self.edit)
        theme.themes.changed.connect(self.update)

    def text(self) -> str:
        """What is typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        if text != self.text():
            self.edit.setPlainText(text)

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show or take away the border of a text that cannot be used."""
        self._wrong = wrong
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the halo anew when the keyboard comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint halo and box."""
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(HALO, HALO, -HALO, -HALO)
        edge, width = ("bad", 1.5) if self._wrong else ("line2", 1.0)
        if self.edit.hasFocus():
            halo = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            ring = theme.color("badLine" if self._wrong else "accLine")
            painting.box(painter, halo, RADIUS + 2.5, ring)
            edge, width = ("bad" if self._wrong else "acc"), 1.5
        painting.box(painter, rect, RADIUS, theme.color("surface"), theme.color(edge), width)
        painter.end()


class _Lines(QPlainTextEdit):
    """The editor itself, without a frame or a ground."""

    def __init__(self, name: str, style: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName(name)
        self._style = style
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._overlay = OverlayScrollBar(self)
        self._follow_theme()
        theme.themes.changed.connect(self._follow_theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to whoever holds the editor."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The box around it says how large it is."""
        return QSize(80, LINE)

    def _follow_theme(self) -> None:
        self.setFont(fonts.font(self._style))
        palette = QPalette(theme.current().palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
