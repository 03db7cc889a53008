"""A button of the four kinds of the design, painted by us on every platform."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from inspector.gui import painting, theme
from inspector.gui.presenting import presenting, shown
from inspector.gui.widgets.key_caps import hint_of

PAD = 10
GAP = 6
ICON = 16
CHEVRON = 14


class Kind(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"  # one a view
    PLAIN = "plain"  # bordered
    QUIET = "quiet"  # nothing but its words until hovered
    LINK = "link"  # accent words, no padding


class Button(QAbstractButton):
    """A button with an icon, words or both.

    With a menu it shows a chevron and opens the menu below itself. `set_words_shown(False)` hides
    the words in a narrow window; the accessible name and the tooltip keep them.
    """

    def __init__(
        self,
        words: str,
        icon_name: str = "",
        kind: Kind = Kind.PLAIN,
        parent: QWidget | None = None,
        *,
        height: int = 30,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._kind = kind
        self._height = height
        self._words_shown = True
        self._menu: QMenu | None = None
        self._keys = ""
        self._plain = words
        self.setText(shown(words))
        self.setAccessibleName(self.text())
        self.setObjectName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 4 if kind is Kind.LINK else 6)
        if kind is Kind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.themes.changed.connect(self.update)
        presenting.changed.connect(self._show_again)

    def _show_again(self) -> None:
        """The words as they may be shown now; type may be larger or smaller."""
        before = self.text()
        self.setText(shown(self._plain))
        if self.accessibleName() == before:
            self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def set_words(self, words: str, icon_name: str | None = None) -> None:
        """Change the words, and the icon if one is named."""
        self._plain = words
        self.setText(shown(words))
        self.setAccessibleName(self.text())
        if icon_name is not None:
            self._icon_name = icon_name
        self._show_hint()
        self.updateGeometry()
        self.update()

    def set_words_shown(self, on: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show the words or only the icon."""
        self._words_shown = on
        self._show_hint()
        self.updateGeometry()
        self.update()

    def set_keys(self, keys: str) -> None:
        """Name the keys that do the same in a tooltip; portable, empty for none."""
        self._keys = keys
        self._show_hint()

    def _show_hint(self) -> None:
        """A tooltip where it tells more than the button shows."""
        told = self._keys or not self._words_shown
        self.setToolTip(hint_of(self.text(), self._keys) if told else "")

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu when pressed, aligned with the button's left edge."""
        self._menu = menu
        self.clicked.connect(self._open_menu)
        self.updateGeometry()

    def _open_menu(self) -> None:
        if self._menu is not None:
            below = self.mapToGlobal(self.rect().bottomLeft())
            below.setY(below.y() + 4)
            self._menu.popup(below)

    def sizeHint(self) -> QSize:
        """As wide as icon, words and chevron need."""
        width = 0.0 if self._kind is Kind.LINK else 2.0 * PAD
        if self._icon_name:
            width += ICON
        if self._words_shown and self.text():
            width += painting.text_width(self.text(), theme.current().font(self._style()))
            width += GAP if self._icon_name else 0
        if self._menu is not None:
            width += CHEVRON + 3
        height = 22 if self._kind is Kind.LINK else self._height
        return QSize(round(width + 0.499), height)

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint again when enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def _style(self) -> str:
        return "bodyM"

    def _paint_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        pressed = self.isDown()
        hovered = self.underMouse() and self.isEnabled()
        color = theme.color
        if self._is_on():
            painting.box(painter, rect, 6, color("accSoft"), color("accLine"))
        elif self._kind is Kind.PRIMARY and self.isEnabled():
            painting.box(painter, rect, 6, color("accH" if pressed or hovered else "acc"))
        elif self._kind in (Kind.PLAIN, Kind.PRIMARY):
            fill = "press" if pressed else "hover" if hovered else "raised"
            painting.box(painter, rect, 6, color(fill), color("line2"))
        elif self._kind is Kind.QUIET and (pressed or hovered):
            painting.box(painter, rect, 6, color("press" if pressed else "hover"))

    def _is_on(self) -> bool:
        """Whether it is a switch that is on."""
        return self.isCheckable() and self.isChecked()

    def _ink(self) -> tuple[str, str]:
        """Colour tokens of words and icon."""
        if self._is_on():
            return "accText", "accText"
        if not self.isEnabled():
            return "t3", "t3"
        if self._kind is Kind.PRIMARY:
            return "onAcc", "onAcc"
        if self._kind is Kind.LINK:
            return "accText", "accText"
        return ("t1", "t2") if self._kind is Kind.PLAIN else ("t2", "t2")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, words and chevron."""
        del event
        painter = QPainter(self)
        self._paint_ground(painter)
        words_ink, icon_ink = self._ink()
        x = 0.0 if self._kind is Kind.LINK else float(PAD)
        middle = self.height() / 2
        if self._icon_name:
            painting.draw_icon(painter, x, middle - ICON / 2, self._icon_name, icon_ink, ICON)
            x += ICON + GAP
        if self._words_shown and self.text():
            font = theme.current().font(self._style())
            underlined = self._kind is Kind.LINK and self.underMouse()
            rect = QRectF(x, 0, self.width() - x, self.height())
            used = painting.draw_text(painter, rect, self.text(), font, theme.color(words_ink))
            if underlined:
                line = painting.baseline(0, self.height(), font) + 2
                painter.fillRect(QRectF(x, line, used, 1), theme.color(words_ink))
        if self._menu is not None:
            right = self.width() - PAD + 1 - CHEVRON
            painting.draw_icon(
                painter, right, middle - CHEVRON / 2, "chevron-down", icon_ink, CHEVRON
            )
        painter.end()
