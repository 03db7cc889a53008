"""The list's column titles, painted; sections keep the places of the columns for accessibility."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.capture_model import TITLES, Column
from inspector.gui.views.list_columns import Columns

TITLE_HEIGHT = 28
BELOW = 3
"""Ground between the line beneath the titles and the first row."""

HEIGHT = TITLE_HEIGHT + BELOW
CHEVRON = 12
GLYPH_INSET = 4


class ListHeader(QHeaderView):
    """Titles over the list: not movable, not clickable, newest is always on top."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: Columns | None = None
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setResizeContentsPrecision(0)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Columns")
        theme.themes.changed.connect(self.viewport().update)

    def use(self, columns: Columns, width: int) -> None:
        """Stand where the columns of a list this wide stand."""
        self._columns = columns
        if self.count() == len(Column):
            edges = [0, *(place.x for place in columns.places[1:]), width]
            for column in Column:
                self.setSectionHidden(column, not columns.places[column].width)
                self.resizeSection(column, max(0, edges[column + 1] - edges[column]))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Titles, the line beneath them and a little ground."""
        return QSize(0, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles and the line beneath them."""
        del event
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        painter.fillRect(0, 0, width, HEIGHT, theme.color("surface"))
        painter.fillRect(0, TITLE_HEIGHT - 1, width, 1, theme.color("line"))
        columns, font = self._columns, fonts.font("cap")
        if columns is None:
            return
        for column in Column:
            place = columns.places[column]
            if not place.width or (column is Column.PROVIDER and not columns.names):
                continue
            x = place.x + (GLYPH_INSET if column is Column.SIGNATURES else 0)
            rect = QRectF(x, 0, place.width, TITLE_HEIGHT - 1)
            used = painting.draw_text(painter, rect, TITLES[column], font, theme.color("t3"))
            if column is Column.TIME:
                top = (TITLE_HEIGHT - CHEVRON) / 2
                painting.draw_icon(painter, x + used + 5, top, "chevron-down", "t3", CHEVRON)
        painter.end()
