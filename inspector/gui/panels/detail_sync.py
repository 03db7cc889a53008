"""The sync of the capture that is looked at: asks the engine, follows it, fills tab and time line."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.archive.values import Row
from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.gui.models.call_words import is_syncable
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.panels.calls_panel import CallsPanel
from inspector.gui.panels.sync_button import SyncButton
from inspector.gui.presenting import shown_row
from inspector.gui.views.story_strip import StoryStrip

STORY_AFTER_MS = 150
"""Whoever walks through the list asks for no stories."""

NEWS_AFTER_MS = 500
MOST_NEWS = 64
"""Captures of one notice that are looked at for a follow-up; a burst is waited for."""


class DetailSync(QObject):
    """Holds button, tab and time line together.

    Args:
        link: The line to the engine.
        rows: Reads lines of the list.
        parent: The detail.

    Signals:
        tab_wanted: The tab Calls is to be opened.
        calls_known: Whether there is something for that tab, and how many calls.
        entered: The `field` of an item, its value, and the capture's environment and endpoint.
    """

    tab_wanted = Signal()
    calls_known = Signal(bool, int)
    entered = Signal(str, str, str, str)

    def __init__(
        self, link: Link, rows: Callable[[Sequence[int]], list[Row]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._row: Row | None = None
        self._environment = ""
        self._was_pressed = False
        self._asking = Asking(link, self)
        self.button = SyncButton()
        self.panel = CallsPanel()
        self.strip = StoryStrip()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask_story)
        self.button.wanted.connect(self.press)
        self.button.waited.connect(self.panel.show_waiting)
        self.panel.checklist.entered.connect(self._on_entered)
        link.notice.connect(self._on_notice)

    # What is shown

    def show_row(self, row: Row | None) -> None:
        """Follow another capture, or what changed of this one."""
        another = row is None or self._row is None or row.id != self._row.id
        became = is_syncable(row) is not is_syncable(self._row)
        self._row = row
        self.button.show_row(row)
        if another or became:
            self._begin()

    def forget(self) -> None:
        """Show nothing until the next capture; which tabs there are does not change."""
        self._row = None
        self._asking.forget()
        self._soon.stop()
        self.panel.clear()
        self.strip.clear()

    def reload(self) -> None:
        """Ask again: the engine is another one."""
        self._begin()

    def _begin(self) -> None:
        self._asking.forget()
        self._soon.stop()
        self.panel.clear()
        self.strip.clear()
        self.button.show_running(running=False)
        row = self._row
        self.calls_known.emit(is_syncable(row), 0)
        if row is None or row.kind is Kind.GAP:
            return
        if is_syncable(row):
            self._ask_calls()
            self.look()
        if row.provider == "fuse":
            self._soon.start(STORY_AFTER_MS)

    def look(self) -> None:
        """Say what a sync needs, when somebody looks at the tab."""
        if is_syncable(self._row) and self.panel.isVisible():
            self.check()

    def check(self) -> None:
        """Ask what a sync needs."""
        if self._row is not None and is_syncable(self._row):
            self._asking.ask("sync-check", self._on_check, capture=self._row.id)

    def press(self) -> None:
        """Sync this capture, or say what is missing; while one runs nothing happens."""
        if self._row is None or not self.button.is_offered or self.button.is_running:
            return
        self.tab_wanted.emit()
        self._show_running(running=True)
        self._asking.ask("sync", self._on_begun, capture=self._row.id)

    # Answers

    def _on_begun(self, answer: Answer) -> None:
        if not isinstance(answer, Problem):
            return
        self._show_running(running=False)
        if answer.kind == "sync-incomplete":
            self._was_pressed = True
            self.check()
        else:
            self.panel.show_trouble(answer)

    def _on_check(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.panel.show_trouble(answer)
            return
        self._environment = str(answer["environment"])
        self.panel.show_trouble(None)
        self.panel.show_check(answer)
        if self._was_pressed:
            self._was_pressed = False
            self.panel.focus_missing()

    def _on_calls(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            return
        self.panel.show_calls(answer["calls"])
        self._show_running(running=bool(answer["running"]))
        self.calls_known.emit(is_syncable(self._row), len(answer["calls"]))

    def _on_story(self, answer: Answer) -> None:
        if not isinstance(answer, Problem) and self._row is not None:
            self.strip.show_story(answer, self._row.id)

    def _on_entered(self, field: str, value: str) -> None:
        endpoint = self._row.endpoint if self._row is not None else ""
        self.entered.emit(field, value, self._environment, endpoint)
        self.check()

    # What the engine says unasked

    def _on_notice(self, notice: dict[str, Any]) -> None:
        kind = notice.get("notice")
        if self._row is None:
            return
        if kind in ("calling", "called") and notice.get("capture") == self._row.id:
            self._show_running(running=kind == "calling")
        if kind == "called":
            if notice.get("capture") == self._row.id:
                self._ask_calls()
            if self._row.provider == "fuse":
                self._ask_story()
        elif kind == "judged" and self._brings_news(notice["ids"]):
            self._soon.start(NEWS_AFTER_MS)

    def _brings_news(self, spans: list[list[int]]) -> bool:
        """Whether one of these captures is about the same connection."""
        row = self._row
        if row is None or row.provider != "fuse" or not row.entity or self._soon.isActive():
            return False
        ids = [number for first, last in spans for number in range(first, last + 1)[:MOST_NEWS]]
        found = self._rows(ids[-MOST_NEWS:])
        return any(shown_row(each).entity == row.entity for each in found)

    def _show_running(self, *, running: bool) -> None:
        if running is not self.button.is_running:
            self.button.show_running(running=running)
            self.panel.show_running(running=running)

    def _ask_calls(self) -> None:
        if self._row is not None:
            self._asking.ask("calls", self._on_calls, capture=self._row.id)

    def _ask_story(self) -> None:
        if self._row is not None:
            self._asking.ask("sync-story", self._on_story, capture=self._row.id)
