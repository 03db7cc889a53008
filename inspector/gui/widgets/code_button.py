"""A path or address as a chip that copies itself when pressed."""

import math

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.icon_button import CONFIRM_MS

HEIGHT = 26
_PAD, _GAP, _ICON, _RIGHT = 10, 5, 14, 7


class CodeButton(QAbstractButton):
    """A chip in the monospace face with a copy icon.

    Args:
        code: What it shows.
        action: What pressing does, for the tooltip and for screen readers.
        parent: The widget around it.
    """

    def __init__(self, code: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._confirming = QTimer(self)
        self._confirming.setSingleShot(True)
        self._confirming.setInterval(CONFIRM_MS)
        self._confirming.timeout.connect(self.update)
        self.setText(code)
        self.setAccessibleName(action)
        self.setToolTip(action)
        self.setObjectName(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 6)
        theme.themes.changed.connect(self.update)

    def confirm(self) -> None:
        """Show a check for 1.2 s: it was copied."""
        self._confirming.start()
        self.update()

    def sizeHint(self) -> QSize:
        """Code, gap and icon."""
        code = math.ceil(painting.text_width(self.text(), fonts.font("mono")))
        return QSize(_PAD + code + _GAP + _ICON + _RIGHT, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint chip, code and icon."""
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = "press" if self.isDown() else "hover" if self.underMouse() else "sunken"
        painting.box(painter, rect, 6, theme.color(fill), theme.color("line"))
        room = rect.adjusted(_PAD, 0, -(_GAP + _ICON + _RIGHT), 0)
        painting.draw_text(painter, room, self.text(), fonts.font("mono"), theme.color("t1"))
        done = self._confirming.isActive()
        name, token = ("check", "ok") if done else ("copy", "t2")
        x, y = rect.right() - _RIGHT - _ICON, (HEIGHT - _ICON) / 2
        painting.draw_icon(painter, x, y, name, token, _ICON)
        painter.end()
