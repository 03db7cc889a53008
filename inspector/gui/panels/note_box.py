"""What the user wrote beside a capture, and the place to write it: a part of the detail's head."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector.archive.values import Note
from inspector.core.mark import LONGEST_NOTE, Mark, mark_of
from inspector.gui import theme
from inspector.gui.presenting import presenting
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.field import HALO
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.mark_button import MarkButton, draw_mark, mark_size
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.text_area import TextArea

LINES = 3
ABOVE = 8
TOO_LONG = f"{LONGEST_NOTE:,} characters at most"


class NoteBox(QWidget):
    """Shows note and mark in one or a few lines; opens into a small editor and closes again.

    Nothing is shown where there is neither note nor mark. It is `HALO` wider than its words and
    boxes on both sides, for the halo of the field.

    Signals:
        written: The text that is wanted now.
        marked: The name of the colour that is wanted now, empty for none.
        closed: The editor was left, and the keyboard has nowhere to go back to.
    """

    written = Signal(str)
    marked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Note("", "")
        self._before: QWidget | None = None
        self._shown = _ShownNote()
        self._shown.pressed.connect(self.open)
        self._editor = QWidget()
        self.area = TextArea("Note", LINES, style="body")
        self.area.edit.setPlaceholderText("What is worth remembering about this capture?")
        self.area.edit.installEventFilter(self)
        self.area.edit.textChanged.connect(self._check)
        self.marks = {mark: MarkButton(mark) for mark in Mark}
        self._wrong = Label("", "small", "bad", stretch=True)
        self._done = Button("Keep", "check")
        self._done.setToolTip("Ctrl+Enter")
        self._done.clicked.connect(self.keep)
        self._leave = Button("Cancel", kind=Kind.QUIET)
        self._leave.setToolTip("Esc")
        self._leave.clicked.connect(self.leave)
        for mark, button in self.marks.items():
            button.clicked.connect(partial(self.toggle_mark, mark))
        self._arrange()
        presenting.changed.connect(self._on_presenting)
        self._editor.hide()
        self.hide()

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, HALO, 0)
        below.setSpacing(2)
        for button in self.marks.values():
            below.addWidget(button)
        below.addSpacing(10)
        below.addWidget(self._wrong, 1)
        below.addSpacing(8)
        below.addWidget(self._leave)
        below.addSpacing(6)
        below.addWidget(self._done)
        editor = QVBoxLayout(self._editor)
        editor.setContentsMargins(0, 0, 0, 0)
        editor.setSpacing(4)
        editor.addWidget(self.area)
        editor.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, ABOVE, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._shown)
        column.addWidget(self._editor)

    # What is shown

    @property
    def note(self) -> Note:
        """The note and mark of the capture shown."""
        return self._note

    @property
    def is_open(self) -> bool:
        """Whether the editor is open."""
        return self._editor.isVisibleTo(self)

    def show_note(self, note: Note, *, another: bool) -> None:
        """Show a note; `another` capture's closes the editor, the same one's leaves what is typed."""
        if another and self.is_open:
            self._close()
        if not self.is_open:
            self.area.set_text(note.note)
        self._note = note
        self._show()

    def _show(self) -> None:
        for mark, button in self.marks.items():
            button.setChecked(mark == self._note.colour)
        self._shown.show_note(self._note)
        self._shown.setVisible(not self.is_open)
        self.setVisible(self.is_open or self._note != Note("", ""))
        self.updateGeometry()

    # Editing

    def open(self) -> None:
        """Open the editor with the keyboard in it."""
        if not self.is_open:
            self._before = QApplication.focusWidget()
            self.area.set_text(self._note.note)
            self._editor.show()
            self._show()
        self.area.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.edit.selectAll()

    def keep(self) -> None:
        """Keep what was typed and close the editor."""
        text = self.area.text().strip()
        if len(text) <= LONGEST_NOTE:
            self._write(text)
            self._go_back()

    def leave(self) -> None:
        """Close the editor and forget what was typed."""
        self._go_back()

    def keep_unsaved(self) -> None:
        """Another capture is about to be shown: keep what was typed so far."""
        if self.is_open and len(self.area.text().strip()) <= LONGEST_NOTE:
            self._write(self.area.text().strip())

    def toggle_mark(self, mark: Mark) -> None:
        """Give this mark, or take it away when it is there."""
        colour = "" if self._note.colour == mark else mark.value
        self._note = Note(self._note.note, colour)
        self._show()
        self.marked.emit(colour)

    def _write(self, text: str) -> None:
        if text != self._note.note:
            self._note = Note(text, self._note.colour)
            self.written.emit(text)

    def _go_back(self) -> None:
        """Close the editor; the keyboard goes back to where it came from."""
        before, self._before = self._before, None
        self._close()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.closed.emit()

    def _close(self) -> None:
        self._editor.hide()
        self._show()

    def _on_presenting(self) -> None:
        """Close the editor: what is typed would stay to be seen, or be kept masked."""
        if self.is_open:
            if presenting.on:
                self.keep_unsaved()
            self._close()

    def _check(self) -> None:
        wrong = len(self.area.text().strip()) > LONGEST_NOTE
        self.area.set_wrong(wrong)
        self._wrong.setText(TOO_LONG if wrong else "")
        self._done.setEnabled(not wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the editor."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.leave()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in the text keeps it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                return True
        return super().eventFilter(watched, event)


class _ShownNote(QWidget):
    """Mark and text; a press opens the editor.

    Signals:
        pressed: The user wants to change it.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark: Mark | None = None
        self._words = Prose("", "small", "t1", line=20)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Change the note")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._words, 1)
        theme.themes.changed.connect(self.update)

    def show_note(self, note: Note) -> None:
        """Show a note and its mark; a mark alone says its colour."""
        self._mark = mark_of(note.colour)
        marked = f"Marked {self._mark.value}" if self._mark is not None else ""
        self._words.set_text(plain(note.note) or marked, "t1" if note.note else "t2")
        self._row.setContentsMargins(
            HALO + (0 if self._mark is None else mark_size() + 8), 0, HALO, 0
        )
        self.setAccessibleName(
            ". ".join(filter(None, (marked, note.note and f"Note: {note.note}")))
        )
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the editor."""
        del event
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark beside the first line."""
        del event
        if self._mark is not None:
            painter = QPainter(self)
            draw_mark(painter, HALO, 2, self._mark)
            painter.end()


def plain(text: str) -> str:
    """A note as one paragraph, in which backticks are no chips."""
    return " ".join(text.replace("`", "'").split())
