"""The middle of the window: title, live list, and what to say when the list is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.models.capture_feed import CaptureFeed
from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.models.column_choice import Chosen, moved
from inspector.gui.models.scope import ALL, Scope
from inspector.gui.panels.column_menu import ColumnMenu
from inspector.gui.panels.list_title import ListTitle
from inspector.gui.panels.strip import Strip
from inspector.gui.views.capture_list import CaptureList
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.label import Label

NARROWEST = 360
NOTHING_ARRIVES = "When nothing arrives"


class _Nothing(QWidget):
    """What stands in place of an empty list."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "bodyM", "t2", stretch=True)
        self.hint = Label("", "small", "t3", stretch=True)
        self.action = Button("", kind=Kind.LINK)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 56, 16, 16)
        column.setSpacing(4)
        for widget in (self.words, self.hint, self.action):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        theme.themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.end()


class ListPanel(QWidget):
    """Shows a scope's captures and keeps count of what came unseen.

    Signals:
        filter_unwanted: The user wants to see everything again.
        guide_wanted: Path (a str) of an endpoint at which nothing arrives.
        columns_chosen: The columns (a tuple of `Column`) the user wants to see, in their order.
    """

    filter_unwanted = Signal()
    guide_wanted = Signal(str)
    columns_chosen = Signal(object)

    def __init__(self, model: CaptureModel, feed: CaptureFeed) -> None:
        super().__init__()
        self._model = model
        self._feed = feed
        self._scope = ALL
        self._address = ""
        self._unseen = 0
        self._total = 0
        self._guided: frozenset[str] = frozenset()
        self.setObjectName("list panel")
        self.setMinimumWidth(NARROWEST)
        self.title = ListTitle()
        self.list = CaptureList(model)
        self.columns = ColumnMenu(self)
        self.title.columns.set_menu(self.columns)
        self._nothing = _Nothing()
        self._nothing.action.clicked.connect(self._on_action)
        self._cleared = Strip("cleared", warns=False, closable=False)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column.addWidget(self.title)
        column.addLayout(self._stack, 1)
        column.addWidget(self._cleared)

    def _connect(self) -> None:
        self.columns.chosen.connect(self._on_columns)
        self.list.header.menu_wanted.connect(self.columns.open_about)
        self.list.header.moved.connect(self._on_moved)
        self.title.pill.clicked.connect(self._on_pill)
        self.list.following_changed.connect(self._on_following)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        feed = self._feed
        feed.rows_added.connect(self._on_rows_added)
        feed.finding_changed.connect(self.refresh)
        feed.paused_changed.connect(self._show_pill)
        feed.cleared_changed.connect(self.refresh)
        feed.rows_judged.connect(self.list.repaint_all)
        self._model.modelReset.connect(self._forget_unseen)

    # Columns

    def choose_columns(self, chosen: Chosen) -> None:
        """Show these columns in this order."""
        self.columns.show_chosen(chosen)
        self.list.choose_columns(chosen)

    def _on_columns(self, chosen: Chosen) -> None:
        self.list.choose_columns(chosen)
        self.columns_chosen.emit(chosen)

    def _on_moved(self, column: Column, place: int) -> None:
        """A title was dragged among those on screen; what a narrow list hides stays where it is."""
        shown = [each for each in self.list.shown_columns if each is not column]
        chosen = self.list.chosen_columns
        others = [each for each in chosen if each is not column]
        at = others.index(shown[place]) if place < len(shown) else len(others)
        chosen = moved(chosen, column, at)
        self.choose_columns(chosen)
        self.columns_chosen.emit(chosen)

    # What others tell

    def show_scope(self, scope: Scope) -> None:
        """Name what the list shows."""
        if scope != self._scope:
            self._scope = scope
            self.refresh()

    def show_address(self, address: str) -> None:
        """Where senders reach us, for the words of an empty endpoint."""
        if address != self._address:
            self._address = address
            self.refresh()

    def show_total(self, total: int) -> None:
        """How many captures there are; rows count gaps, too."""
        if total != self._total:
            self._total = total
            self.title.show_title(self._scope.title, self._count_words())

    def show_guided(self, paths: frozenset[str]) -> None:
        """Say at which endpoints there is help when nothing arrives."""
        if paths != self._guided:
            self._guided = paths
            self.refresh()

    def refresh(self) -> None:
        """Show title, count, and the list or why it is empty."""
        self.title.show_title(self._scope.title, self._count_words())
        rows = self._model.rowCount()
        if rows:
            self._stack.setCurrentWidget(self.list)
        elif self._feed.finding.done:
            self._say_nothing()
            self._stack.setCurrentWidget(self._nothing)
        self._show_cleared()
        self._show_pill()

    def _count_words(self) -> str:
        finding, rows = self._feed.finding, self._model.rowCount()
        if not finding.text and not self._feed.hidden and 0 < self._total < rows:
            rows = self._total
        if finding.done or not finding.text:
            return f"{rows:,}"
        return f"{rows:,} so far, {finding.fraction:.0%} searched"

    # New and waiting

    @property
    def unseen(self) -> int:
        """How many rows came on top while the user looked elsewhere."""
        return self._unseen

    def _on_rows_added(self, new: int) -> None:
        if not self.list.following:
            self._unseen += new  # told by `finding_changed`, which follows

    def _on_following(self, following: bool) -> None:  # noqa: FBT001 - a slot
        if following:
            self._forget_unseen()

    def _on_scrolled(self, value: int) -> None:
        if value == 0:
            self._forget_unseen()

    def _forget_unseen(self) -> None:
        self._unseen = 0
        self._show_pill()

    def _show_pill(self) -> None:
        pill, waiting = self.title.pill, self._feed.waiting
        if self._feed.paused:
            words = f"{waiting:,} waiting" if waiting else "Paused"
            pill.show_words(words, f"{words}. Let the list go on", "play")
        elif self._unseen:
            words = f"{self._unseen:,} new"
            pill.show_words(words, f"{words}. Show the newest")
        else:
            pill.show_words("", "")
        self.title.place_pill()

    def _on_pill(self) -> None:
        if self._feed.paused:
            self._feed.pause(paused=False)
        self.list.follow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Empty and cleared

    def _say_nothing(self) -> None:
        """Say why there is nothing, and what to do about it."""
        words, hint, action = "Nothing captured yet", "", ""
        if self._feed.finding.problem is not None:
            problem = self._feed.finding.problem
            words, hint, action = problem.sentence, problem.remedy, "Clear the filter"
        elif self._feed.finding.text != self._scope.query:
            words, action = "No capture matches this filter", "Clear the filter"
        elif self._scope.path:
            words = f"Nothing received at {self._scope.path} yet"
            hint = f"Point the sender at {self._address}{self._scope.path}" if self._address else ""
            action = NOTHING_ARRIVES if self._scope.path in self._guided else ""
        elif self._scope is not ALL:
            words = f"No {self._scope.title.lower()} captures"
        elif self._feed.hidden:
            words = "The list is cleared"
        self._nothing.words.setText(words)
        self._nothing.hint.setText(hint)
        self._nothing.action.set_words(action)
        self._nothing.action.setVisible(bool(action))

    def _on_action(self) -> None:
        if self._nothing.action.text() == NOTHING_ARRIVES:
            self.guide_wanted.emit(self._scope.path)
        else:
            self.filter_unwanted.emit()

    def _show_cleared(self) -> None:
        hidden = self._feed.hidden
        if not hidden:
            self._cleared.hide()
            return
        noun = "capture is" if hidden == 1 else "captures are"
        said = Problem(f"{hidden:,} earlier {noun} hidden, not deleted.")
        if self._cleared.isHidden() or self._cleared.sentence != said.sentence:
            self._cleared.say(said, "Show again", self._feed.undo_clear)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.end()
