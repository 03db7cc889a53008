"""A button that is an icon of 16 px and accepts presses in 28 by 28."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from inspector.gui import icons, painting, theme
from inspector.gui.widgets.key_caps import hint_of

HIT = 28
CONFIRM_MS = 1200


class IconButton(QAbstractButton):
    """An icon to press; its words are the tooltip and the accessible name."""

    def __init__(
        self, icon_name: str, words: str, parent: QWidget | None = None, *, size: int = 16
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._size = size
        self._tint = "t2"
        self._filled = False
        self._menu: QMenu | None = None
        self._keys = ""
        self._confirming = QTimer(self)
        self._confirming.setSingleShot(True)
        self._confirming.setInterval(CONFIRM_MS)
        self._confirming.timeout.connect(self.update)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setObjectName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 6)
        theme.themes.changed.connect(self.update)

    def set_look(
        self, icon_name: str, words: str, tint: str = "t2", *, filled: bool = False
    ) -> None:
        """Change icon, words and colour, as a star does when it is set."""
        self._icon_name, self._tint, self._filled = icon_name, tint, filled
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(hint_of(words, self._keys))
        self.update()

    def set_keys(self, keys: str) -> None:
        """Name the keys that do the same in the tooltip; portable, empty for none."""
        self._keys = keys
        self.setToolTip(hint_of(self.text(), keys))

    def set_menu(self, menu: QMenu) -> None:
        """Open this menu when pressed, aligned with the button's right edge."""
        self._menu = menu
        self.clicked.connect(self._open_menu)

    def confirm(self) -> None:
        """Show a check for 1.2 s: it was copied."""
        self._confirming.start()
        self.update()

    def _open_menu(self) -> None:
        if self._menu is not None:
            corner = self.mapToGlobal(self.rect().bottomRight())
            corner.setY(corner.y() + 4)
            self._menu.popup(corner)
            # Only now it is filled and knows how wide it is.
            corner.setX(corner.x() - self._menu.width())
            self._menu.move(corner)

    def sizeHint(self) -> QSize:
        """The hit area."""
        return QSize(HIT, HIT)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, on a soft ground while it is hovered or pressed."""
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isEnabled() and (self.isDown() or self.isChecked()):
            painting.box(painter, rect, 6, theme.color("press"))
        elif self.isEnabled() and self.underMouse():
            painting.box(painter, rect, 6, theme.color("hover"))
        name, tint = self._icon_name, self._tint if self.isEnabled() else "t3"
        if self._confirming.isActive():
            name, tint = "check", "ok"
        ratio = self.devicePixelRatioF()
        pixmap = icons.pixmap(name, tint, self._size, ratio, filled=self._filled)
        corner = rect.center() - QPointF(self._size / 2, self._size / 2)
        painter.drawPixmap(corner, pixmap)
        painter.end()
