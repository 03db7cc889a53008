"""A rounded box around other controls: cards, notices, code boxes."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui import painting, theme


class Card(QWidget):
    """A box with a fill, an edge and whatever its layout holds.

    Args:
        fill: Colour token of the ground.
        edge: Colour token of the border.
        radius: Of its corners, in px.
        parent: The widget around it.
    """

    def __init__(
        self,
        fill: str = "raised",
        edge: str = "line",
        radius: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._edge = edge
        self._radius = radius
        theme.themes.changed.connect(self.update)

    def set_look(self, fill: str, edge: str) -> None:
        """Change the colours, as a notice does when it becomes a warning."""
        self._fill, self._edge = fill, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and border."""
        del event
        painter = QPainter(self)
        fill, edge = theme.color(self._fill), theme.color(self._edge)
        painting.box(painter, QRectF(self.rect()), self._radius, fill, edge)
        painter.end()
