"""The view of a body: paints only the lines that can be seen, whatever the size of the body."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from inspector.gui import theme
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.scrolling import row_height
from inspector.gui.models.text_selection import MAX_COPY, Place, selected_text
from inspector.gui.presenting import copy
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.views.body_cursor import BodyCursor
from inspector.gui.views.body_fold_all import FoldAll
from inspector.gui.views.body_layout import BodyLayout, Kept, Seen, cell_width
from inspector.gui.views.body_painter import BodyPainter
from inspector.gui.views.body_pointer import BodyPointer
from inspector.gui.widgets.scroll_bar import OverlayScrollBar

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_JUMPS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,  # from the list, by Enter
)


class BodyView(QAbstractScrollArea):
    """Shows `BodyLines`: folding, selecting, copying, by mouse and keyboard.

    Signals:
        current_changed: The current line's number, -1 for none.
        folds_changed: Something was folded or unfolded.
        copy_cut: More was selected than is copied at once.
        find_requested: Ctrl+F was pressed here.
    """

    current_changed = Signal(object)
    folds_changed = Signal()
    copy_cut = Signal()
    find_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = BodyLayout()
        self._cursor = BodyCursor(self._layout)
        self._pointer = BodyPointer(
            self._layout, self._cursor, self._toggle, self._changed, parent=self
        )
        self._fold_all = FoldAll(self)
        self._fold_all.found.connect(self._on_folds_found)
        self._told = -1
        self._by_keyboard = False
        self._setting_bars = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        say_role(self, Role.DOCUMENT)
        self.setObjectName(name)
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setAutoFillBackground(False)
        viewport.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_vertical)
        self.horizontalScrollBar().valueChanged.connect(self._on_horizontal)
        OverlayScrollBar(self)
        OverlayScrollBar(self, Qt.Orientation.Horizontal)
        theme.themes.changed.connect(viewport.update)

    # What is shown

    @property
    def lines(self) -> BodyLines | None:
        """The lines shown."""
        return self._layout.lines

    @property
    def current(self) -> int:
        """The current line, -1 for none."""
        return self._cursor.current

    @property
    def caret(self) -> Place:
        """Where the cursor is; the first line in view before it was put anywhere."""
        if self._cursor.active:
            return min(self._cursor.selection.bounds)
        return Place(self.seen[0].number if self.seen else 0, 0)

    @property
    def wraps(self) -> bool:
        """Whether long lines are wrapped."""
        return self._layout.wrap

    @property
    def seen(self) -> list[Seen]:
        """The lines in view."""
        return self._layout.seen

    def set_lines(self, lines: BodyLines | None) -> None:
        """Show other lines from their beginning, or nothing."""
        self._fold_all.stop()
        self._cursor.reset()
        self._layout.take(lines)
        self._changed()

    def keep(self) -> Kept | None:
        """Where the reader is, None without lines."""
        return self._layout.keep(self._cursor.current)

    def come_back(self, kept: Kept) -> None:
        """Go there again, if these are as many lines as then."""
        if self._layout.come_back(kept):
            if kept.current >= 0:
                self._cursor.put(Place(kept.current, 0))
            self.folds_changed.emit()
            self._changed()

    def grown(self) -> None:
        """There are more lines than before, or openers have closed."""
        self._changed()

    def set_wrap(self, wrap: bool) -> None:  # noqa: FBT001 - a property's setter
        """Wrap long lines or scroll sideways; the first line in view stays."""
        if wrap != self._layout.wrap:
            self._layout.wrap = wrap
            self._changed()

    def show_line(self, number: int) -> None:
        """Make a line the current one, unfold what hides it and bring it into view."""
        self.select(Place(number, 0), Place(number, 0))

    def select(self, start: Place, stop: Place) -> None:
        """Select a stretch, unfold what hides it and bring its end into view."""
        lines = self._layout.lines
        if lines is None or not 0 <= start.line <= stop.line < lines.count:
            return
        if lines.folds.reveal(stop.line):
            self.folds_changed.emit()
        self._cursor.put(start)
        self._cursor.put(stop, extend=True)
        self._follow(sideways=True)

    def selected_text(self) -> str:
        """The selected text."""
        lines = self._layout.lines
        return "" if lines is None else selected_text(self._cursor.selection, lines)

    def copy(self) -> None:
        """Copy the selection; without one the current line."""
        lines = self._layout.lines
        text = self.selected_text()
        if not text and lines is not None and self.current >= 0:
            text = lines.text(self.current)
        if text:
            copy(text)
        if len(text) >= MAX_COPY:
            self.copy_cut.emit()

    def select_all(self) -> None:
        """Select every line."""
        self._cursor.select_all()
        self._changed()

    # Folding

    @property
    def has_folds(self) -> bool:
        """Whether anything is folded."""
        return self._layout.lines is not None and len(self._layout.lines.folds) > 0

    def fold_all(self) -> None:
        """Fold everything one level deep; `folds_changed` tells when it is done."""
        if self._layout.lines is not None:
            self._fold_all.start(self._layout.lines)

    def unfold_all(self) -> None:
        """Unfold everything; the first line in view stays."""
        self._fold_all.stop()
        lines = self._layout.lines
        if lines is not None:
            self._refold(lines.folds.clear)

    def _on_folds_found(self, folds: list[tuple[int, int]]) -> None:
        self._refold(lambda: self._cursor.fold_many(folds))

    def _refold(self, act: Callable[[], None]) -> None:
        """Change many folds at once and stay at the first line in view."""
        lines, scroll = self._layout.lines, self._layout.scroll
        if lines is None:
            return
        at_top = scroll.row == 0
        first = lines.folds.line_at(scroll.row)
        act()
        if not at_top:
            scroll.rows = lines.rows
            scroll.go(lines.folds.row_of(first))
        self.folds_changed.emit()
        self._changed()

    def _toggle(self, line: int) -> None:
        if self._cursor.toggle(line):
            self.folds_changed.emit()
        self._changed()

    # Keeping in step

    def _changed(self) -> None:
        """Look anew at what is in view, and let bars and listeners know."""
        self._layout.look()
        self._set_bars()
        self.viewport().update()
        self._tell()

    def _set_bars(self) -> None:
        layout, scroll = self._layout, self._layout.scroll
        self._setting_bars = True
        vertical = self.verticalScrollBar()
        vertical.setPageStep(max(1, layout.height))
        vertical.setSingleStep(row_height())
        vertical.setRange(0, scroll.bar_maximum)
        vertical.setValue(scroll.bar_value)
        horizontal = self.horizontalScrollBar()
        horizontal.setPageStep(max(1, layout.width))
        horizontal.setSingleStep(round(4 * cell_width()))
        horizontal.setRange(0, 0 if layout.wrapping else layout.shift_maximum)
        horizontal.setValue(layout.shift)
        self._setting_bars = False

    def _on_vertical(self, value: int) -> None:
        if not self._setting_bars:
            self._layout.scroll.go_to_bar(value)
            self._changed()

    def _on_horizontal(self, value: int) -> None:
        if not self._setting_bars:
            self._layout.shift = value
            self._changed()

    def _tell(self) -> None:
        current, lines = self._cursor.current, self._layout.lines
        if current == self._told:
            return
        self._told = current
        known = lines is not None and 0 <= current < lines.count
        words = f"Line {current + 1}: {lines.text(current)[:500]}" if lines and known else ""
        self.setAccessibleDescription(words)
        self.current_changed.emit(current)

    def _follow(self, *, sideways: bool) -> None:
        """Bring the caret into view."""
        lines, layout, caret = self._layout.lines, self._layout, self._cursor.selection.caret
        if lines is None or not self._cursor.active:
            return
        layout.scroll.resize(lines.rows, layout.height)
        shape = layout.shape_of_line(caret.line)
        if shape is not None:
            cell = shape.cell_of(caret.gap)
            part = shape.part_of(cell)
            layout.scroll.show(lines.folds.row_of(caret.line), part)
            x = layout.x_of_column(shape.column(part, cell))
            if sideways and not layout.wrapping and not layout.left <= x <= layout.width:
                layout.widest = max(layout.widest, round(x + layout.shift))
                layout.shift = max(0, round(x + layout.shift - layout.width * 2 / 3))
        self._changed()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: the bars only mirror the position."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self._layout.width = self.viewport().width()
        self._layout.height = self.viewport().height()
        self._changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines in view."""
        del event
        ring = self._by_keyboard and self.hasFocus()
        painter = QPainter(self.viewport())
        BodyPainter(
            painter, self._layout, self._cursor.selection, self._cursor.current, ring=ring
        ).paint()
        painter.end()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys we use from being a shortcut of the window while we have the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(_SHIFT | _KEYPAD)
            ours = plain and Qt.Key(event.key()) in self._moves(extend=False)
            if ours or event.matches(QKeySequence.StandardKey.Find):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, fold, select, copy; anything else goes on to the window."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_requested.emit()
            return
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        extend = bool(modifiers & _SHIFT)
        allowed = _SHIFT | _CONTROL if key in _JUMPS else _SHIFT
        move = self._moves(extend=extend).get(key)
        if move is None or modifiers & ~allowed:
            event.ignore()
            return
        self._by_keyboard = True
        move()
        self._follow(sideways=extend)

    def _moves(self, *, extend: bool) -> dict[Qt.Key, Callable[[], None]]:
        cursor = self._cursor
        return {
            Qt.Key.Key_Up: lambda: cursor.move_rows(-1, extend=extend),
            Qt.Key.Key_Down: lambda: cursor.move_rows(1, extend=extend),
            Qt.Key.Key_PageUp: lambda: cursor.move_pages(-1, extend=extend),
            Qt.Key.Key_PageDown: lambda: cursor.move_pages(1, extend=extend),
            Qt.Key.Key_Home: lambda: cursor.go_first(extend=extend),
            Qt.Key.Key_End: lambda: cursor.go_last(extend=extend),
            Qt.Key.Key_Left: lambda: self._sideways(-1, extend=extend),
            Qt.Key.Key_Right: lambda: self._sideways(1, extend=extend),
            Qt.Key.Key_Space: lambda: self._toggle(cursor.current),
            Qt.Key.Key_Return: lambda: self._toggle(cursor.current),
        }

    def _sideways(self, step: int, *, extend: bool) -> None:
        if extend:
            self._cursor.extend_characters(step)
        elif self._cursor.go_in() if step > 0 else self._cursor.go_out():
            self.folds_changed.emit()
        elif not self._layout.wrapping:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + step * bar.singleStep())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: a current line from now on."""
        super().focusInEvent(event)
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        if self._by_keyboard and not self._cursor.active:
            self._cursor.move_rows(0)
        self._changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold, or put the cursor and begin to select."""
        self._by_keyboard = False
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select while dragging; else show what a click would do."""
        folds = self._pointer.move(event)
        shape = Qt.CursorShape.PointingHandCursor if folds else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting."""
        del event
        self._pointer.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the key or value."""
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels."""
        self._pointer.wheel(event)
