"""The small bar over a body to find text in it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.models.body_find import BodyFind
from inspector.gui.presenting import Kind, presenting, real, shown
from inspector.gui.views.body_view import BodyView
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label

WIDTH = 380
EDGE = 12
TOP = 8


class FindBar(Card):
    """Lies over the upper right corner of a view, takes no room and moves nothing.

    Signals:
        closed: The user is done; the view has the keyboard again.
    """

    closed = Signal()

    def __init__(self, view: BodyView, parent: QWidget) -> None:
        super().__init__("raised", "line2", 8, parent)
        self._view = view
        self._over = parent
        self._index = -1
        self._jump = False
        self.matches = BodyFind(self)
        self.matches.progressed.connect(self._on_progressed)
        self.field = Field("Find in body")
        self.field.setPlaceholderText("Find in body")
        self.field.textChanged.connect(self._on_text_changed)
        self.count = Label("", "small", "t2")
        self._back = IconButton("chevron-up", "Previous match")
        self._back.clicked.connect(lambda: self.go(-1))
        self._on = IconButton("chevron-down", "Next match")
        self._on.clicked.connect(lambda: self.go(1))
        close = IconButton("x", "Close")
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(6 - HALO + 2, 6 - HALO, 6, 6 - HALO)
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addSpacing(4)
        for button in (self._back, self._on, close):
            row.addWidget(button)
        view.installEventFilter(self)
        presenting.changed.connect(self._present)
        self.hide()

    def open_bar(self) -> None:
        """Show it with the last text selected, ready to be typed over."""
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide it; what was found stays selected."""
        self.matches.stop()
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def search(self) -> None:
        """Search what is shown now, from the current line on."""
        self._index = -1
        self._jump = True
        lines = self._view.lines
        if not self.isVisible() or lines is None:
            self.matches.stop()
            self._say()
            return
        self.matches.start(lines, self.field.text())

    def lines_changed(self) -> None:
        """Other lines are shown: search them, but do not jump about."""
        self.search()
        self._jump = False

    def go(self, step: int) -> None:
        """Go to the next place found, or the one before; goes round at the ends."""
        if len(self.matches):
            self._go_to((self._index + step) % len(self.matches))

    def _go_to(self, index: int) -> None:
        found = self.matches.place(index)
        if found is not None:
            self._index = index
            self._view.select(found.start, found.stop)
        self._say()

    def _present(self) -> None:
        """Mask what was searched for; the masked body holds the same alias."""
        self.field.setText(shown(real(self.field.text()), Kind.VALUE))

    def _on_text_changed(self) -> None:
        self.search()

    def _on_progressed(self) -> None:
        if self._jump and len(self.matches):
            self._jump = False
            self._go_to(self.matches.nearest(self._view.caret))
        elif self._index < 0 and len(self.matches):
            self._recognise()
        self._say()

    def _recognise(self) -> None:
        """Say which of the places is the one that is selected already."""
        index = self.matches.nearest(self._view.caret)
        found = self.matches.place(index)
        if found is not None and found.start == self._view.caret:
            self._index = index

    def _say(self) -> None:
        total = len(self.matches)
        words = ""
        if total:
            more = "+" if self.matches.is_full or self.matches.is_running else ""
            place = f"{self._index + 1:,} of " if self._index >= 0 else ""
            words = f"{place}{total:,}{more}"
        elif self.field.text():
            words = "searching" if self.matches.is_running else "not found"
        self.count.setText(words)
        self.count.updateGeometry()
        for button in (self._back, self._on):
            button.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the view."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(WIDTH, self._view.width() - 2 * EDGE)
        corner = self._view.mapTo(self._over, self._view.rect().topRight())
        self.setGeometry(
            corner.x() + 1 - EDGE - width, corner.y() + TOP, width, self.sizeHint().height()
        )
