"""A small picture beside words; screen readers pass it over."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui import painting, theme


class Glyph(QWidget):
    """One icon, or the tile of a provider.

    Args:
        icon_name: A Lucide icon; empty for a tile.
        token: Colour token of the icon.
        size: In px; 18 and 24 for tiles.
        provider: Provider id of a tile.
        parent: The widget around it.
    """

    def __init__(
        self,
        icon_name: str = "",
        token: str = "t2",  # noqa: S107 - a colour's name
        size: int = 16,
        provider: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._token = token
        self._size = size
        self._provider = provider
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(size, size))
        theme.themes.changed.connect(self.update)

    def set_look(self, icon_name: str, token: str) -> None:
        """Change the icon and its colour."""
        self._icon_name, self._token = icon_name, token
        self.update()

    def set_provider(self, provider: str) -> None:
        """Show another provider's tile."""
        self._icon_name, self._provider = "", provider
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon or the tile in the middle of the room it was given."""
        del event
        painter = QPainter(self)
        x, y = (self.width() - self._size) / 2, (self.height() - self._size) // 2
        if self._icon_name:
            painting.draw_icon(painter, x, y, self._icon_name, self._token, self._size)
        else:
            painting.draw_tile(painter, x, y, self._provider, self._size)
        painter.end()
