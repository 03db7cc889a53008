"""The ring around the control that the keyboard is on; not shown for who uses the mouse.

A control asks for it by a dynamic property: `setProperty("ringRadius", 7)` is its own radius.
One that paints its ground narrower than it is tells by how much: `setProperty("ringInset", 8)`.
Fields and lists paint their focus themselves and do not ask.
"""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from inspector.gui import painting, theme

RING = 2
OFFSET = 1


class _OutsideStyle(QProxyStyle):
    """Tells the frame to stand outside of the control and to be no mask."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in (
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        ):
            return RING + OFFSET
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)


class FocusRing(QFocusFrame):
    """Follows the keyboard focus of the whole application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._own_style = _OutsideStyle("Fusion")
        self.setStyle(self._own_style)
        self._app = app
        self._keyboard = False
        app.focusChanged.connect(self._on_focus_changed)

    def stop(self) -> None:
        """Follow no more and go away."""
        self._app.focusChanged.disconnect(self._on_focus_changed)
        self._surround(None)
        self.deleteLater()

    def _surround(self, widget: QWidget | None) -> None:
        """Stand around a control; none takes the ring away, which Qt's types do not tell."""
        cast("Callable[[QWidget | None], None]", self.setWidget)(widget)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        handle = now.window().windowHandle() if now is not None else None
        if handle is not None and not handle.property("ringed"):
            # A window's handle sees keys and clicks before its widgets, and little else.
            handle.setProperty("ringed", 1)
            handle.installEventFilter(self)
        asked = now is not None and now.property("ringRadius") is not None
        self._surround(now if asked and self._keyboard else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember whether the user is at the keyboard or at the mouse."""
        if event.type() == QEvent.Type.KeyPress:
            self._keyboard = True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._keyboard = False
            self._surround(None)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint 2 px of ring, 1 px away from the control."""
        del event
        widget = self.widget()
        painter = QPainter(self)
        radius = float(widget.property("ringRadius") or 0) + RING + OFFSET
        ring = theme.color("ring")
        inset = float(widget.property("ringInset") or 0)
        around = QRectF(self.rect()).adjusted(inset, 0, -inset, 0)
        painting.box(painter, around, radius, None, ring, RING)
        painter.end()
