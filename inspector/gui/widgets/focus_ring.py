"""The ring around the control that the keyboard is on; never shown for a click.

A control asks for it by a dynamic property: `setProperty("ringRadius", 7)` is its own radius.
Fields and lists paint their focus themselves and do not ask.
"""

from PySide6.QtCore import QRectF
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
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        radius = now.property("ringRadius") if now is not None else None
        # A pressed mouse button means that the focus came by a click.
        clicked = bool(QApplication.mouseButtons().value)
        self.setWidget(now if radius is not None and not clicked else None)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint 2 px of ring, 1 px away from the control."""
        del event
        widget = self.widget()
        painter = QPainter(self)
        radius = float(widget.property("ringRadius") or 0) + RING + OFFSET
        ring = theme.color("ring")
        painting.box(painter, QRectF(self.rect()), radius, None, ring, RING)
        painter.end()
