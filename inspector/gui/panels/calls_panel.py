"""The tab Calls: what a sync still needs, and the calls that were made about this capture."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui.models.call_words import sent_rows
from inspector.gui.panels.call_card import CallCard
from inspector.gui.panels.page import Page
from inspector.gui.panels.sync_checklist import SyncChecklist
from inspector.gui.views.code_box import CodeBox
from inspector.gui.views.field_table import FieldTable
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

RUNNING = "A sync is on its way. What Fuse answers will stand here."
READY = (
    "Not synced yet. A sync sends the captured body, byte for byte, with its proof and the"
    " credentials that its source needs."
)


class CallsPanel(Page):
    """Shows what it is told; it asks nothing itself."""

    def __init__(self) -> None:
        super().__init__("Calls", top=16, side=20)
        self.cards: list[CallCard] = []
        self._was_missing = False
        self.running = Prose(RUNNING, "body", "t2")
        self.trouble = Prose("", "body", "bad")
        self.checklist = SyncChecklist()
        self._ready = _Ready()
        self._made = QVBoxLayout()
        self._made.setSpacing(12)
        self.column.setSpacing(12)
        for part in (self.running, self.trouble, self.checklist, self._ready):
            self.column.addWidget(part)
        self.column.addLayout(self._made)
        self.column.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._was_missing = False
        self.show_calls([])
        for part in (self.running, self.trouble, self.checklist, self._ready):
            part.hide()
        self.verticalScrollBar().setValue(0)

    def show_running(self, *, running: bool) -> None:
        """Say that a call is on its way, or not."""
        self.show_waiting(0)
        self.running.setVisible(running)
        if running:
            self.show_trouble(None)
            self.checklist.hide()
            self._was_missing = False
            self._ready.hide()

    def show_waiting(self, seconds: int) -> None:
        """Say for how long the answer has been waited for."""
        waited = f" It has been waited for {seconds} s." if seconds else ""
        self.running.set_text(RUNNING + waited)

    def show_trouble(self, problem: Problem | None) -> None:
        """Say why there was no call."""
        self.trouble.set_text(str(problem) if problem else "")
        self.trouble.setVisible(problem is not None)

    def show_check(self, check: Mapping[str, Any]) -> None:
        """Show what is missing; or, before the first call, what would be sent."""
        complete, running = bool(check["complete"]), bool(check["running"])
        self._was_missing = self._was_missing or not complete
        self.checklist.show_items(check["items"], complete=complete)
        self.checklist.setVisible(self._was_missing and not running)
        self._ready.show_check(check)
        self._ready.setVisible(complete and not running and not self.cards)

    def focus_missing(self) -> None:
        """Put the cursor where the first missing thing is entered."""
        field = self.checklist.first_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_calls(self, calls: Sequence[Mapping[str, Any]]) -> None:
        """Show the calls, the newest first and open; those shown already stay as they are."""
        known = {card.call["id"]: card for card in self.cards}
        kept = [call for call in calls if call["id"] in known]
        if len(kept) < len(self.cards):
            self._drop()
            known = {}
        fresh = [call for call in calls if call["id"] not in known]
        for card in self.cards if fresh else ():
            card.open(opened=False)
        for call in fresh:
            card = CallCard(call, opened=call is calls[-1])
            self.cards.insert(0, card)
            self._made.insertWidget(0, card)
        if self.cards:
            self._ready.hide()

    def _drop(self) -> None:
        for card in self.cards:
            self._made.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []


class _Ready(QWidget):
    """Where a sync goes and which header fields it carries."""

    def __init__(self) -> None:
        super().__init__()
        self.line = CodeBox("Request line of the sync")
        self.fields = FieldTable("Header fields of the sync")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Prose(READY, "body", "t2"))
        column.addSpacing(6)
        column.addWidget(Label("What is sent", "smallB", "t3"))
        column.addWidget(self.line)
        column.addWidget(self.fields)

    def show_check(self, check: Mapping[str, Any]) -> None:
        """Show the request of this answer to `sync-check`."""
        self.line.set_text(f"POST {check['url']}")
        self.fields.set_rows(sent_rows(check["headers"]))
