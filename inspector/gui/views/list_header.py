"""The list's column titles, painted; sections keep the places of the columns for accessibility."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.capture_model import TITLES, Column
from inspector.gui.views.list_columns import Columns
from inspector.gui.widgets.viewport import give_viewport

TITLE_HEIGHT = 28
BELOW = 3
"""Ground between the line beneath the titles and the first row."""

HEIGHT = TITLE_HEIGHT + BELOW
CHEVRON = 12
GLYPH_INSET = 4
DRAG_FROM = 6
DROP_WITHIN = 60
"""Px above and beneath the titles where letting go still moves the column."""


class ListHeader(QHeaderView):
    """Titles over the list: they can be dragged into another order; newest is always on top.

    Signals:
        moved: A `Column` and the place it was dragged to, 0 for the first.
        menu_wanted: A `Column` and where on the screen a menu about it is wanted.
    """

    moved = Signal(object, int)
    menu_wanted = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        give_viewport(self, follows_mouse=True)
        self._columns: Columns | None = None
        self._pressed: tuple[Column, float] | None = None
        self._drop = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setResizeContentsPrecision(0)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Columns")
        self.setToolTip("Drag a title to move its column; right-click to choose columns")
        theme.themes.changed.connect(self.viewport().update)

    def use(self, columns: Columns, width: int) -> None:
        """Stand where the columns of a list this wide stand."""
        self._columns = columns
        if self.count() == len(Column):
            hidden = [column for column in Column if column not in columns.order]
            for place, column in enumerate((*columns.order, *hidden)):
                self.moveSection(self.visualIndex(column), place)
                self.setSectionHidden(column, column in hidden)
            lefts = [columns.places[column].x for column in columns.order[1:]]
            edges = [0, *lefts, width]
            for place, column in enumerate(columns.order):
                self.resizeSection(column, max(0, edges[place + 1] - edges[place]))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Titles, the line beneath them and a little ground."""
        return QSize(0, HEIGHT)

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a title."""
        if event.button() is Qt.MouseButton.LeftButton and self._columns is not None:
            x = event.position().x()
            self._pressed = (self._columns.at(int(x)), x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the column would go."""
        if self._pressed is None or self._columns is None:
            return
        x, y = event.position().x(), event.position().y()
        if self._drop < 0 and abs(x - self._pressed[1]) < DRAG_FROM:
            return
        near = -DROP_WITHIN <= y <= HEIGHT + DROP_WITHIN
        drop = self._place_at(x) if near else -1
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the column there."""
        del event
        pressed, drop = self._pressed, self._drop
        self._pressed, self._drop = None, -1
        self.viewport().update()
        if pressed is None or drop < 0 or self._columns is None:
            return
        before = self._columns.order.index(pressed[0])
        place = drop - 1 if drop > before else drop
        if place != before:
            self.moved.emit(pressed[0], place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the column under the pointer."""
        if self._columns is not None:
            self.menu_wanted.emit(self._columns.at(event.pos().x()), event.globalPos())

    def _place_at(self, x: float) -> int:
        """How many columns are left of a position, by their middles."""
        columns = self._columns
        if columns is None:
            return 0
        places = (columns.places[column] for column in columns.order)
        return sum(x > place.x + place.width / 2 for place in places)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles and the line beneath them."""
        del event
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        painter.fillRect(0, 0, width, HEIGHT, theme.color("surface"))
        painter.fillRect(0, TITLE_HEIGHT - 1, width, 1, theme.color("line"))
        if self._columns is not None:
            for column in self._columns.order:
                self._paint_title(painter, self._columns, column)
            if self._drop >= 0:
                painter.fillRect(self._mark(self._columns), theme.color("acc"))
        painter.end()

    def _paint_title(self, painter: QPainter, columns: Columns, column: Column) -> None:
        place = columns.places[column]
        if column is Column.PROVIDER and not columns.names:
            return
        x = place.x + (GLYPH_INSET if column is Column.SIGNATURES else 0)
        rect = QRectF(x, 0, place.width, TITLE_HEIGHT - 1)
        font, held = fonts.font("cap"), self._drop >= 0 and self._pressed is not None
        dragged = held and self._pressed is not None and self._pressed[0] is column
        ink = theme.color("accText" if dragged else "t3")
        used = painting.draw_text(painter, rect, TITLES[column], font, ink)
        if column is Column.TIME:
            top = (TITLE_HEIGHT - CHEVRON) / 2
            painting.draw_icon(painter, x + used + 5, top, "chevron-down", "t3", CHEVRON)

    def _mark(self, columns: Columns) -> QRectF:
        """The line that shows where the dragged column would stand."""
        if self._drop < len(columns.order):
            x = columns.places[columns.order[self._drop]].x - 6
        else:
            last = columns.places[columns.order[-1]]
            x = last.x + last.width
        corner = QPointF(min(x, self.viewport().width() - 2), 4)
        return QRectF(corner, corner + QPointF(2, TITLE_HEIGHT - 9))
