"""The live list: a QTableView whose rows we paint and place ourselves.

All rows are equally high, so that where a row stands is arithmetic and a million of them cost what
a hundred cost; Qt's own vertical header would walk them all. What the user looks at never moves:
rows that come on top push the scroll position along, unless the list follows the newest.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from inspector.gui import fonts, theme
from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.views.list_columns import columns
from inspector.gui.views.list_header import HEIGHT, ListHeader
from inspector.gui.views.list_movement import FAR, step_of
from inspector.gui.views.row_painting import ROW, Look, Shown, paint_rows
from inspector.gui.widgets.scroll_bar import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag

END_WORDS = "End of list"


class CaptureList(QTableView):
    """Captures, newest on top.

    Signals:
        selected: Id of the capture the user moved to, 0 when nothing is selected any more.
        opened: Enter or a double click: look at the selected capture.
        picked: A click on the selected capture, where a narrow window opens it at once.
        following_changed: Whether the list now follows the newest.
    """

    selected = Signal(object)
    opened = Signal()
    picked = Signal()
    following_changed = Signal(bool)

    def __init__(self, model: CaptureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._selected = 0
        self._hovered = -1
        self._following = True
        self._settling = False
        self._columns = columns(0)
        self._header = ListHeader(self)
        self._set_up()
        self.setModel(model)
        self._keep_headers_small()
        self._overlay = OverlayScrollBar(self, Qt.Orientation.Vertical, HEIGHT)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.modelReset.connect(self._on_reset)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.themes.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setObjectName("captures")
        self.setAccessibleName("Captures")
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
        self.viewport().setAutoFillBackground(False)

    def _keep_headers_small(self) -> None:
        """Give the headers models of their own: with the view's they walk every row."""
        self.verticalHeader().setModel(QStandardItemModel(self))
        self._header.setSelectionModel(QItemSelectionModel(self._rows, self._header))

    # What others ask and tell

    @property
    def following(self) -> bool:
        """Whether the newest capture stays in view."""
        return self._following

    @property
    def selected_id(self) -> int:
        """The selected capture, also while a filter hides it; 0 for none."""
        return self._selected

    def follow(self) -> None:
        """Go to the newest and stay there."""
        self._set_following(following=True)
        self.verticalScrollBar().setValue(0)

    def select(self, capture: int) -> None:
        """Select a capture by its id and bring it into view; 0 selects nothing."""
        row = self._rows.row_of(capture) if capture else -1
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            self._say_selected(0)
            return
        self._move_to(row)

    def repaint_all(self) -> None:
        """Paint again: rows were judged, the theme or the day has changed."""
        self.viewport().update()

    # Following

    def _set_following(self, *, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)

    def _on_scrolled(self, value: int) -> None:
        if self._settling:
            return
        if value > 0:
            self._set_following(following=False)
        elif not self._selected:
            self._set_following(following=True)

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        bar = self.verticalScrollBar()
        value = bar.value()
        self._settling = True
        self._set_range()
        if first == 0 and not self._following:
            bar.setValue(value + (last + 1) * ROW)
        self._settling = False
        self._hovered = -1 if self._following else self._hovered
        self.viewport().update()

    def _on_reset(self) -> None:
        """Other rows: keep the selection by its id, at its height on screen if it is there."""
        bar = self.verticalScrollBar()
        row = self._rows.row_of(self._selected) if self._selected else -1
        self._settling = True
        self._set_range()
        self._hovered = -1
        if row >= 0:
            self._mark(row)
            visible = self.viewport().height()
            if not bar.value() <= row * ROW <= bar.value() + visible - ROW:
                bar.setValue(row * ROW - visible // 2)
        else:
            bar.setValue(0)
        self._settling = False
        self._set_following(following=bar.value() == 0 and not self._selected)
        self.viewport().update()

    # Selecting

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which capture the user moved to."""
        super().currentChanged(current, previous)
        if self._settling or not current.isValid():
            return
        self._say_selected(self._rows.id_at(current.row()))

    def _say_selected(self, capture: int) -> None:
        if capture == self._selected:
            return
        self._selected = capture
        if capture:
            self._set_following(following=False)
        elif self.verticalScrollBar().value() == 0:
            self._set_following(following=True)
        self.viewport().update()
        self.selected.emit(capture)

    def _mark(self, row: int) -> None:
        """Make a row current and selected without moving the view."""
        index = self._rows.index(row, Column.TIME)
        flags = Flag.ClearAndSelect | Flag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    def _move_to(self, row: int) -> None:
        self._mark(row)
        self.scrollTo(self._rows.index(row, Column.TIME))

    def _is_gap(self, row: int) -> bool:
        found = self._rows.line(row)
        return found is not None and bool(found.gap)

    def _step(self, row: int, by: int) -> int:
        """The row `by` rows away, past gaps, for they are no captures."""
        last = self._rows.rowCount() - 1
        target = min(max(0, row + by), last)
        self._rows.source.load(target, target)
        way = 1 if by > 0 else -1
        while 0 <= target <= last and self._is_gap(target):
            target += way
            self._rows.source.load(target, target)
        return target if 0 <= target <= last else row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows, J and K, page keys, Home and End; Esc selects nothing; Enter opens."""
        step = step_of(event, max(1, self.viewport().height() // ROW - 1))
        if step is not None:
            self.walk(step)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy_row()
        elif event.key() == Qt.Key.Key_Escape and self._selected:
            self.select(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected:
            self.opened.emit()
        else:
            event.ignore()

    def walk(self, step: int) -> None:
        """Move the selection; without one, start at what is on screen."""
        if not self._rows.rowCount():
            return
        current = self._rows.row_of(self._selected) if self._selected else -1
        if current < 0 and abs(step) < FAR:
            way = 1 if step > 0 else -1
            current = self.verticalScrollBar().value() // ROW - way
            step = way
        self._move_to(self._step(current, step))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt's type-ahead would walk every row of the archive."""

    def _copy_row(self) -> None:
        line = self._rows.line(self._rows.row_of(self._selected))
        if line is not None:
            QApplication.clipboard().setText(line.sentence)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the row under the pointer."""
        row = self.row_at(int(event.position().y()))
        if event.button() is Qt.MouseButton.LeftButton and row >= 0 and not self._is_gap(row):
            self._mark(row)
            self.picked.emit()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look at the capture under the pointer."""
        self.mousePressEvent(event)
        if self._selected:
            self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row a click would select."""
        self._hover(self.row_at(int(event.position().y())))

    def leaveEvent(self, event: object) -> None:
        """Forget the hovered row."""
        del event
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row >= 0 and self._is_gap(row):
            row = -1
        if row != self._hovered:
            for each in (row, self._hovered):
                if each >= 0:
                    self.viewport().update(self._row_rect(each))
            self._hovered = row

    # Geometry: arithmetic instead of a header that knows every row

    def row_at(self, y: int) -> int:
        """The row at a height of the viewport, -1 below the last."""
        row = (y + self.verticalScrollBar().value()) // ROW
        return row if 0 <= row < self._rows.rowCount() else -1

    def _row_rect(self, row: int) -> QRect:
        y = row * ROW - self.verticalScrollBar().value()
        return QRect(0, y, self.viewport().width(), ROW)

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
        return QRect(place.x, rect.y(), place.width, ROW)

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
        top = index.row() * ROW
        if top < bar.value():
            bar.setValue(top)
        elif top + ROW > bar.value() + visible:
            bar.setValue(top + ROW - visible)

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
        bar.setSingleStep(ROW)
        bar.setRange(0, max(0, self._rows.rowCount() * ROW - visible))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        super().resizeEvent(event)
        self._columns = columns(self.viewport().width())
        self._header.use(self._columns, self.viewport().width())

    # Painting

    def visible_rows(self) -> range:
        """The rows on screen."""
        top = self.verticalScrollBar().value()
        last = min(self._rows.rowCount() - 1, (top + self.viewport().height() - 1) // ROW)
        return range(max(0, top // ROW), last + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event touches, in one pass."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, theme.color("surface"))
        rows = self.visible_rows()
        self._rows.source.load(rows.start, rows.stop - 1)
        paint_rows(painter, self._shown(rows, area), self._look())
        if rows.stop == self._rows.rowCount():
            self._paint_end(painter, rows.stop)
        painter.end()

    def _look(self) -> Look:
        ratio = self.viewport().devicePixelRatioF()
        return Look(self._columns, self.viewport().width(), self.hasFocus(), ratio)

    def _shown(self, rows: range, area: QRect) -> list[Shown]:
        offset = self.verticalScrollBar().value()
        selected = self._rows.row_of(self._selected) if self._selected else -1
        first = max(rows.start, (area.top() + offset) // ROW)
        last = min(rows.stop - 1, (area.bottom() + offset) // ROW)
        return [
            Shown(row * ROW - offset, self._rows.line(row), row == selected, row == self._hovered)
            for row in range(first, last + 1)
        ]

    def _paint_end(self, painter: QPainter, count: int) -> None:
        """Say that the list ends here, if it does so on screen."""
        if not count:
            return
        y = count * ROW - self.verticalScrollBar().value() + ROW
        if y < self.viewport().height():
            painter.setFont(fonts.font("small"))
            painter.setPen(theme.color("t3"))
            painter.drawText(self._columns.places[Column.TIME].x, y, END_WORDS)
