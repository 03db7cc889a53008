"""A table of rows that are equally high, placed by arithmetic instead of by Qt's headers.

Where a row stands is its number times its height, so a million rows cost what a hundred cost;
Qt's own vertical header would walk them all.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.models.column_choice import USUAL, Chosen
from inspector.gui.views.list_columns import Place, columns
from inspector.gui.views.list_header import HEIGHT, ListHeader
from inspector.gui.views.row_painting import row_height
from inspector.gui.widgets.viewport import give_viewport

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag


class RowTable(QTableView):
    """Knows where rows and columns are; painting and behaviour are its heir's."""

    def __init__(self, model: CaptureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._rows = model
        self._settling = False
        self._chosen: Chosen = USUAL
        self._columns = columns(0)
        self._header = ListHeader(self)
        self._set_up()
        self.setModel(model)
        self._keep_headers_small()

    def _set_up(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _keep_headers_small(self) -> None:
        """Give the headers models of their own: with the view's they walk every row."""
        self.verticalHeader().setModel(QStandardItemModel(self))
        self._header.setSelectionModel(QItemSelectionModel(self._rows, self._header))

    # Columns

    @property
    def header(self) -> ListHeader:
        """The titles."""
        return self._header

    @property
    def chosen_columns(self) -> Chosen:
        """What the user wants to see, from left to right; a narrow list shows less of it."""
        return self._chosen

    @property
    def shown_columns(self) -> Chosen:
        """What is shown at this width, from left to right."""
        return self._columns.order

    def place_of(self, column: Column) -> Place:
        """Where a column stands now."""
        return self._columns.places[column]

    def choose_columns(self, chosen: Chosen) -> None:
        """Show these columns in this order."""
        self._chosen = chosen
        self._lay_columns()
        self.viewport().update()

    def _lay_columns(self) -> None:
        self._columns = columns(self.viewport().width(), self._chosen)
        self._header.use(self._columns, self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        super().resizeEvent(event)
        self._lay_columns()

    # Rows

    def row_at(self, y: int) -> int:
        """The row at a height of the viewport, -1 below the last."""
        row = (y + self.verticalScrollBar().value()) // row_height()
        return row if 0 <= row < self._rows.rowCount() else -1

    def _row_rect(self, row: int) -> QRect:
        y = row * row_height() - self.verticalScrollBar().value()
        return QRect(0, y, self.viewport().width(), row_height())

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """The cell at a point of the viewport."""
        row = self.row_at(pos.y())
        if row < 0:
            return QModelIndex()
        return self._rows.index(row, self._columns.at(pos.x()))

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is painted, in the viewport."""
        if not index.isValid():
            return QRect()
        rect = self._row_rect(index.row())
        place = self._columns.places[index.column()]
        return QRect(place.x, rect.y(), place.width, row_height())

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, moving no further than needed."""
        del hint
        if not index.isValid() or self._settling:
            return
        bar, visible = self.verticalScrollBar(), self.viewport().height()
        top = index.row() * row_height()
        if top < bar.value():
            bar.setValue(top)
        elif top + row_height() > bar.value() + visible:
            bar.setValue(top + row_height() - visible)

    def setSelection(self, rect: QRect, command: Flag) -> None:
        """Select the row in the middle of a rectangle of the viewport."""
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command | Flag.Rows)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint again when a selection changes."""
        region = QRegion()
        for row in {index.row() for index in selection.indexes()}:
            region += self._row_rect(row)
        return region

    def updateGeometries(self) -> None:
        """Place the header and set the scroll range, without asking every row for its height."""
        self.setViewportMargins(0, HEIGHT, 0, 0)
        area = self.viewport().geometry()
        self._header.setGeometry(area.left(), area.top() - HEIGHT, area.width(), HEIGHT)
        self._set_range()

    def _set_range(self) -> None:
        bar, visible = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(visible)
        bar.setSingleStep(row_height())
        bar.setRange(0, max(0, self._rows.rowCount() * row_height() - visible))

    def visible_rows(self) -> range:
        """The rows on screen."""
        top = self.verticalScrollBar().value()
        last = min(self._rows.rowCount() - 1, (top + self.viewport().height() - 1) // row_height())
        return range(max(0, top // row_height()), last + 1)
