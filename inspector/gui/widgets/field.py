"""A line to type into, with the design's focus halo and a hint at its right end."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from inspector.gui import fonts, painting, theme

HALO = 3
"""Room for the halo around the box; a layout that lines boxes up takes it off its margins."""

HEIGHT = 30
PAD = 10
RADIUS = 7
DOT = "•"


class _Dots(QProxyStyle):
    """Masks typed characters with a dot as small as those of a stored secret."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        if hint == QStyle.StyleHint.SH_LineEdit_PasswordCharacter:
            return ord(DOT)
        return super().styleHint(hint, option, widget, returnData)


@cache
def _dots() -> _Dots:
    """One style for all masked fields; it goes with the application."""
    style = _Dots("Fusion")
    style.setParent(QApplication.instance())
    return style


class Field(QLineEdit):
    """A text field of 30 px height, in a widget that is 3 px larger all around.

    Args:
        name: Accessible name; say it with a label beside it, too.
        style: Type style of what is typed.
        parent: The widget around it.
        masked: Whether typed characters show as dots.
    """

    def __init__(
        self, name: str, style: str = "body", parent: QWidget | None = None, *, masked: bool = False
    ) -> None:
        super().__init__(parent)
        self._hint = ""
        self._style = style
        self._wrong = False
        self.setAccessibleName(name)
        self.setObjectName(name)
        self.setFrame(False)
        self.setFixedHeight(HEIGHT + 2 * HALO)
        if masked:
            self.setStyle(_dots())
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self._follow_theme()
        self._make_room()
        theme.themes.changed.connect(self._follow_theme)

    def set_hint(self, hint: str) -> None:
        """Show a few words at the right end, such as `Enter saves`; nothing is typed over them."""
        self._hint = hint
        self._make_room()
        self.update()

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show or take away the border of a value that cannot be used."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        """A field takes the width it is given."""
        return QSize(160, HEIGHT + 2 * HALO)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the halo."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the halo away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to whoever holds the field."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint halo, box and hint, then what is typed."""
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(HALO, HALO, -HALO, -HALO)
        edge, width = ("bad", 1.5) if self._wrong else ("line2", 1.0)
        if self.hasFocus():
            halo = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            ring = theme.color("badLine" if self._wrong else "accLine")
            painting.box(painter, halo, RADIUS + 2.5, ring)
            edge, width = ("bad" if self._wrong else "acc"), 1.5
        painting.box(painter, rect, RADIUS, theme.color("surface"), theme.color(edge), width)
        if self._hint:
            room = rect.adjusted(0, 0, -PAD, 0)
            font, ink = fonts.font("cap"), theme.color("t2")
            painting.draw_text(painter, room, self._hint, font, ink, painting.RIGHT)
        painter.end()
        super().paintEvent(event)

    def _make_room(self) -> None:
        taken = painting.text_width(self._hint, fonts.font("cap")) + PAD if self._hint else 0
        # QLineEdit itself keeps 2 px on both sides.
        side = HALO + PAD - 2
        self.setTextMargins(side, HALO, round(side + taken), HALO)

    def _follow_theme(self) -> None:
        """Our own box shows through the field's ground; type may have another size."""
        self.setFont(fonts.font(self._style))
        self._make_room()
        palette = QPalette(theme.current().palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
