"""The rail at the left of a delivery's attempts: a numbered ring, and the line on to the next."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme

RING = 22
WIDTH = 24


class AttemptRung(QWidget):
    """One rung; the row beside it says what the number means.

    Args:
        number: Of the attempt.
        drop: Px from the top to the middle of the ring.
        is_due: Whether the attempt is still to come: a dashed ring.
        is_first, is_last: Whether nothing is above it, or beneath it.
        parent: The widget around it.
    """

    def __init__(
        self,
        number: int,
        drop: int,
        *,
        is_due: bool = False,
        is_first: bool = False,
        is_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.number = number
        self._drop = drop
        self._is_due = is_due
        self._is_first = is_first
        self._is_last = is_last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as a ring."""
        return QSize(fonts.px(WIDTH), fonts.px(self._drop + RING // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line and, over it, the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, middle = fonts.px(RING), fonts.px(self._drop)
        across = fonts.px(WIDTH) / 2
        line = theme.color("line2")
        if not self._is_first:
            painter.fillRect(QRectF(across - 0.5, 0, 1, middle - ring / 2), line)
        if not self._is_last:
            start = middle + ring / 2
            painter.fillRect(QRectF(across - 0.5, start, 1, self.height() - start), line)
        pen = QPen(theme.color("acc" if self._is_due else "t2"), 1.5)
        if self._is_due:
            pen.setDashPattern([2.2, 1.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(across - ring / 2, middle - ring / 2, ring, ring)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        ink = theme.color("accText" if self._is_due else "t1")
        font = fonts.font("smallB")
        painting.draw_text(painter, box, str(self.number), font, ink, painting.CENTER)
        painter.end()
