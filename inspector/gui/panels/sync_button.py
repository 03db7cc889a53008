"""The button that syncs a capture with Fuse, and the words beside it."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from inspector.archive.values import Row
from inspector.gui import fonts, painting
from inspector.gui.models.call_words import is_syncable
from inspector.gui.presenting import shown
from inspector.gui.widgets.button import GAP, ICON, PAD, Button, Kind
from inspector.gui.widgets.label import Label

WORDS = "Sync with Fuse"
HINT = "Sends this body back to Fuse"
HINT_FROM = 560
"""Px of the pane from which there is room for the hint."""


class SyncButton(Button):
    """Shown for what Fuse wants to be called for; while a sync runs a press does nothing.

    The view's one primary button, but not for a failing capture: there the fix comes first.

    Signals:
        wanted: The user wants the sync.
        waited: For how many seconds a sync has been on its way.
    """

    wanted = Signal()
    waited = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WORDS, "refresh-cw", Kind.PRIMARY, parent, height=32)
        self.hint = Label(HINT, "small", "t2", stretch=True)
        self.is_running = False
        self._is_offered = False
        self._has_room = False
        self._seconds = 0
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._tick)
        self.clicked.connect(self._on_clicked)
        self.hide()
        self.hint.hide()

    @property
    def is_offered(self) -> bool:
        """Whether the capture shown is one to sync."""
        return self._is_offered

    def show_row(self, row: Row | None) -> None:
        """Offer the sync of this capture, or none."""
        self._is_offered = is_syncable(row)
        self._kind = Kind.PLAIN if row is not None and row.failing else Kind.PRIMARY
        self.setVisible(self._is_offered)
        self._show_hint()
        self.update()

    def show_running(self, *, running: bool) -> None:
        """Say that a sync is on its way, and for how long, or that none is."""
        if running is self.is_running:
            return
        self.is_running = running
        self._seconds = 0
        self.set_words("Syncing…" if running else WORDS)
        self._say()
        if running:
            self._ticking.start()
        else:
            self._ticking.stop()

    def sizeHint(self) -> QSize:
        """The same while a sync runs: what stands beside it does not move."""
        hint = super().sizeHint()
        usual = painting.text_width(shown(WORDS), fonts.font("bodyM")) + 2 * PAD + ICON + GAP
        return QSize(max(hint.width(), round(usual + 0.499)), hint.height())

    def fit(self, width: int) -> None:
        """Show the hint where a pane of this width has room for it."""
        self._has_room = width >= HINT_FROM
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setVisible(self._is_offered and self._has_room)

    def _tick(self) -> None:
        self._seconds += 1
        self._say()
        self.waited.emit(self._seconds)

    def _say(self) -> None:
        waiting = f"Waiting for Fuse, {self._seconds} s" if self._seconds else "Waiting for Fuse"
        self.hint.setText(waiting if self.is_running else HINT)

    def _on_clicked(self) -> None:
        if not self.is_running:
            self.wanted.emit()
