"""List and detail side by side; in a narrow window the detail covers the list."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.core.capture import Kind as CaptureKind
from inspector.gui.models.column_choice import Chosen, read_columns, write_columns
from inspector.gui.panels.detail_empty import DetailEmpty
from inspector.gui.panels.list_panel import ListPanel
from inspector.gui.session import Session
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.splitter import Splitter
from inspector.gui.window_layout import list_width

if TYPE_CHECKING:  # imported when a capture is first looked at
    from inspector.gui.panels.detail_panel import DetailPanel

DETAIL_NARROWEST = 420


def carry_out(detail: "DetailPanel", session: Session) -> None:
    """Let the session do what is asked for beside a capture."""
    detail.star_toggled.connect(session.star)
    detail.treat_as_requested.connect(session.treat_as)
    detail.note_written.connect(session.write_note)
    detail.marked.connect(session.mark)
    detail.sync.entered.connect(partial(_fill_in, session))
    from inspector.gui.applying import apply_fix  # noqa: PLC0415 - with the detail

    detail.fix_wanted.connect(partial(apply_fix, session))
    detail.trouble.connect(lambda problem: session.problem_met.emit(problem, "", None))


def _fill_in(session: Session, field: str, value: str, environment: str, endpoint: str) -> None:
    from inspector.gui.sync_filling import fill_in  # noqa: PLC0415 - at first use

    fill_in(session, field, value, environment, endpoint)


class CapturesPage(QWidget):
    """The captures and the one that is looked at.

    Args:
        session: What the window works on.
        chosen_width: How wide the user made the list in px, 0 when it is as fits the window.

    Signals:
        secrets_requested: Scheme id (a str) whose secret the user wants to enter.
        own_window_requested: The `Row` of a capture to show in a window of its own.
        capture_wanted: Capture id to show, and whether its calls are wanted.
        detail_made: The pane at the right is there.
    """

    secrets_requested = Signal(str)
    own_window_requested = Signal(object)
    capture_wanted = Signal(object, bool)
    detail_made = Signal()

    def __init__(self, session: Session, chosen_width: int) -> None:
        super().__init__()
        self.list_width = chosen_width
        self._session = session
        self._one_pane = False
        self._opened = False
        self.setObjectName("captures page")
        self.list_panel = ListPanel(session.model, session.feed)
        self.list_panel.choose_columns(read_columns(session.settings.window.get("columns")))
        self.list_panel.columns_chosen.connect(self._on_columns)
        self.list_panel.list.show_relative(relative=session.settings.relative_times)
        self._detail: DetailPanel | None = None
        self._no_detail = DetailEmpty()
        self._no_detail.setMinimumWidth(DETAIL_NARROWEST)
        self.back = Button("Back to the list", "undo-2", Kind.QUIET)
        self.back.clicked.connect(self.go_back)
        self._lay_out()
        self.list_panel.list.selected.connect(self._on_selected)
        self.list_panel.list.opened.connect(self._on_opened)
        self.list_panel.list.picked.connect(self._on_picked)
        session.feed.judged.connect(self._on_judged)
        session.vault.secrets_changed.connect(self._judge_visible_first)

    def _lay_out(self) -> None:
        right = QWidget()
        self._right_column = column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.back)
        column.addWidget(self._no_detail, 1)
        self._right = right
        self.back.hide()
        self._split = Splitter("list and detail")
        self._split.addWidget(self.list_panel)
        self._split.addWidget(right)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.splitterMoved.connect(self._on_dragged)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)

    # The capture that is looked at

    @property
    def detail(self) -> "DetailPanel":
        """The pane at the right, made when it is first asked for: a start shows none of it."""
        if self._detail is None:
            from inspector.gui.panels.detail_panel import DetailPanel  # noqa: PLC0415 - at first use

            session = self._session
            self._detail = DetailPanel(session.link, lambda: session.reader)
            self._detail.secrets_requested.connect(self.secrets_requested)
            self._detail.head.own_window_requested.connect(self.open_own_window)
            self._detail.capture_wanted.connect(self.capture_wanted)
            carry_out(self._detail, session)
            self._right_column.replaceWidget(self._no_detail, self._detail)
            self._no_detail.deleteLater()
            self.detail_made.emit()
        return self._detail

    @property
    def has_detail(self) -> bool:
        """Whether the pane at the right was made."""
        return self._detail is not None

    def prepare(self) -> None:
        """Make the pane at the right while nobody waits for it."""
        if not self.has_detail:
            self.detail.show_capture(None)

    def open_own_window(self) -> None:
        """Ask for the capture that is looked at in a window of its own."""
        row = self._session.source.read(self.list_panel.list.selected_id)
        if row is not None and row.kind is not CaptureKind.GAP:
            self.own_window_requested.emit(row)

    def keep_unsaved(self) -> None:
        """The window is about to close: keep what is being written."""
        if self._detail is not None:
            self._detail.head.note.keep_unsaved()

    def show_again(self) -> None:
        """Read and show the rows again: Present mode has begun or ended."""
        self.list_panel.list.repaint_all()
        self.list_panel.refresh()

    def _on_selected(self, capture: int) -> None:
        if capture:
            self.detail.show_capture(self._session.source.read(capture))
            return
        if self._detail is not None:
            self._detail.show_capture(None)
        self.go_back()

    def _on_judged(self, spans: list[list[int]]) -> None:
        """Show the new verdicts of the capture that is looked at."""
        capture = self.list_panel.list.selected_id
        if any(first <= capture <= last for first, last in spans):
            self.detail.refresh()

    def _judge_visible_first(self) -> None:
        """A secret was edited: let the badges on screen follow before the rest of the history."""
        shown, selected = self.list_panel.list, self.list_panel.list.selected_id
        ids = [self._session.model.id_at(row) for row in shown.visible_rows()]
        if selected:
            ids.insert(0, selected)
        if ids:
            self._session.link.ask("rejudge-first", ids=ids)

    def _on_opened(self) -> None:
        if self._one_pane:
            self._open(opened=True)
        self.detail.take_focus()

    def _on_picked(self) -> None:
        if self._one_pane:
            self._open(opened=True)

    def go_back(self) -> None:
        """Show the list again where the detail covers it."""
        if self._opened:
            self._open(opened=False)
            self.focus_list()

    def open_tab(self, index: int) -> None:
        """Open a tab of the capture that is looked at and give it the keyboard."""
        if self._one_pane:
            self._open(opened=True)
        self.detail.open_tab(index)
        self.detail.take_focus()

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self.list_panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the detail back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            self.focus_list()
            return
        super().keyPressEvent(event)

    def _on_columns(self, chosen: Chosen) -> None:
        """Remember which columns the user wants to see."""
        self._session.settings.window["columns"] = write_columns(chosen)
        self._session.save()

    def use_relative_times(self, relative: bool) -> None:  # noqa: FBT001 - a slot
        """Let the list say how long ago each capture came, or at what time, and remember it."""
        self._session.settings.relative_times = relative
        self.list_panel.list.show_relative(relative=relative)
        self._session.save()

    def switch_times(self) -> None:
        """Say how long ago where it was the time, and the other way round."""
        self.use_relative_times(not self._session.settings.relative_times)

    # Sizes

    def arrange(self, width: int, *, one_pane: bool) -> None:
        """Divide this width; with one pane only the list or only the detail is seen."""
        self._one_pane = one_pane
        self._open(opened=self._opened)
        if not one_pane:
            most = width - DETAIL_NARROWEST - 1
            middle = max(
                self.list_panel.minimumWidth(), min(self.list_width or list_width(width), most)
            )
            self._split.setSizes([middle, width - middle - 1])

    def _open(self, *, opened: bool) -> None:
        self._opened = opened and self._one_pane
        self.back.setVisible(self._one_pane)
        self.list_panel.setVisible(not self._opened)
        self._right.setVisible(self._opened or not self._one_pane)

    def _on_dragged(self, position: int, _index: int) -> None:
        """Remember how wide the user made the list."""
        if not self._one_pane:
            self.list_width = position
