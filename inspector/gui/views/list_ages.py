"""Keeps times that say how long ago something was, true while nothing else happens."""

from PySide6.QtCore import QObject, QRect, QTimer

from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.models.moments import now_us
from inspector.gui.views.row_table import RowTable

EVERY_MS = 1000


class ListAges(QObject):
    """Once a second compares the words of the visible rows, and paints their column if one changed.

    Nothing else of the list is painted, nothing moves, and a list that is not on screen is left.

    Args:
        table: The list.
    """

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table
        self._said: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether the clock runs; it does not while times are those of a clock."""
        return self._timer.isActive()

    def follow(self, *, running: bool) -> None:
        """Begin or cease."""
        if running:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Paint the times anew if a visible one reads otherwise now."""
        if not self._table.isVisible():
            return
        said = self._words()
        if said != self._said:
            self._said = said
            place = self._table.place_of(Column.TIME)
            area = self._table.viewport()
            area.update(QRect(place.x, 0, place.width, area.height()))

    def _words(self) -> tuple[str, ...]:
        model, now = self._table.model(), now_us()
        if not isinstance(model, CaptureModel):
            return ()
        lines = (model.line(row) for row in self._table.visible_rows())
        return tuple("" if line is None else model.time_words(line, now) for line in lines)
