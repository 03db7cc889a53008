"""The live list: a QTableView whose rows we paint and place ourselves.

What the user looks at never moves: rows that come on top push the scroll position along, unless the
list follows the newest.
"""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui import fonts, theme
from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.models.moments import now_us
from inspector.gui.presenting import copy
from inspector.gui.views.list_ages import ListAges
from inspector.gui.views.list_columns import PAD
from inspector.gui.views.list_header import HEIGHT
from inspector.gui.views.list_movement import FAR, step_of
from inspector.gui.views.row_painting import Look, Shown, paint_rows, row_height
from inspector.gui.views.row_table import RowTable
from inspector.gui.widgets.scroll_bar import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag

END_WORDS = "End of list"


class CaptureList(RowTable):
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
        super().__init__(model, parent)
        self._selected = 0
        self._hovered = -1
        self._following = True
        self.setObjectName("captures")
        self.setAccessibleName("Captures")
        self._overlay = OverlayScrollBar(self, Qt.Orientation.Vertical, HEIGHT)
        self._ages = ListAges(self)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.modelReset.connect(self._on_reset)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.themes.changed.connect(self.viewport().update)

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

    def show_relative(self, *, relative: bool) -> None:
        """Say how long ago each capture came, or at what time."""
        self._rows.relative = relative
        self._ages.follow(running=relative)
        self.viewport().update()

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
            bar.setValue(value + (last + 1) * row_height())
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
            if not bar.value() <= row * row_height() <= bar.value() + visible - row_height():
                bar.setValue(row * row_height() - visible // 2)
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
        step = step_of(event, max(1, self.viewport().height() // row_height() - 1))
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
            current = self.verticalScrollBar().value() // row_height() - way
            step = way
        self._move_to(self._step(current, step))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt's type-ahead would walk every row of the archive."""

    def _copy_row(self) -> None:
        line = self._rows.line(self._rows.row_of(self._selected))
        if line is not None:
            copy(line.sentence)

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

    # Painting

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
        first = max(rows.start, (area.top() + offset) // row_height())
        last = min(rows.stop - 1, (area.bottom() + offset) // row_height())
        now, shown = now_us(), []
        for row in range(first, last + 1):
            line, y = self._rows.line(row), row * row_height() - offset
            time = "" if line is None else self._rows.time_words(line, now)
            shown.append(Shown(y, line, row == selected, row == self._hovered, time))
        return shown

    def _paint_end(self, painter: QPainter, count: int) -> None:
        """Say that the list ends here, if it does so on screen."""
        if not count:
            return
        y = count * row_height() - self.verticalScrollBar().value() + row_height()
        if y < self.viewport().height():
            painter.setFont(fonts.font("small"))
            painter.setPen(theme.color("t3"))
            painter.drawText(PAD, y, END_WORDS)
