"""About this machine: what a support ticket needs to know, with one button that copies it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector import reports
from inspector import settings as stored
from inspector.core.problem import Problem
from inspector.gui.engine_link import Answer
from inspector.gui.models.machine import Place, Screen, Section, log_of, sections_of, text_of
from inspector.gui.panels.page import Page
from inspector.gui.presenting import Kind, presenting, shown
from inspector.gui.session import Session
from inspector.gui.views.code_box import CodeBox
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.button import Kind as Look
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

NAME_WIDTH = 152
LEAD = (
    "What a support ticket needs to know. Secrets, requests and filters are not in it; nothing is"
    " sent anywhere."
)


class MachinePage(Page):
    """Sections of facts, then the end of the log.

    Signals:
        copy_requested: Text for the clipboard.
    """

    copy_requested = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("About this machine", 22, widest=760, centred=False)
        self._session = session
        self._engine: dict[str, Any] | Problem | None = None
        self._sections: list[Section] = []
        self._log: list[str] = []
        self._facts = QWidget()
        self._lay_out()
        session.link.state_changed.connect(self._on_state)
        presenting.changed.connect(self._show)

    def _lay_out(self) -> None:
        copy = Button("Copy all of it", "copy", Look.PRIMARY)
        copy.setAccessibleName("Copy all of it for a support ticket")
        copy.clicked.connect(lambda: self.copy_requested.emit(self.text))
        head = QHBoxLayout()
        head.addWidget(Label("About this machine", "h2", stretch=True), 1)
        head.addWidget(copy)
        self.column.addLayout(head)
        self.column.addSpacing(2)
        self.column.addWidget(Prose(LEAD, "body", "t2"))
        self.column.addSpacing(16)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self._facts)
        self.column.addLayout(self._place)
        self.column.addWidget(Label("Log", "smallB", "t3"))
        self.column.addSpacing(6)
        self._box = CodeBox("Log")
        self.column.addWidget(self._box)
        self.column.addStretch(1)

    @property
    def text(self) -> str:
        """All of it, for a support ticket."""
        return text_of(self._sections, self._log)

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew each time."""
        super().showEvent(event)
        self._show()
        self._session.link.ask("about", self._on_about)

    def _on_about(self, answer: Answer) -> None:
        self._engine = answer
        self._show()

    def _on_state(self) -> None:
        if self.isVisible():
            self._session.link.ask("about", self._on_about)

    def _show(self) -> None:
        session = self._session
        place = Place(
            session.archive,
            session.vault.place.name,
            session.link.state.value,
            tuple(path.name for path in reports.reports(stored.reports_directory())),
            session.link.restarts,
        )
        known = self._engine if isinstance(self._engine, dict) else None
        self._sections = sections_of(screen_here(), place, session.settings, known)
        tail = reports.tail_of_process()
        self._log = log_of(tail.lines if tail is not None else [], self._engine)
        self._box.set_text("\n".join(shown(line, Kind.RECEIVED) for line in self._log) or "Empty.")
        facts = _facts(self._sections)
        self._place.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts


def screen_here() -> Screen:
    """What Qt knows of this machine."""
    screens = []
    for each in QGuiApplication.screens():
        size = each.size()
        screens.append(
            f"{size.width()} x {size.height()} at scale {each.devicePixelRatio():g},"
            f" {each.logicalDotsPerInch():.0f} dpi"
        )
    return Screen(qVersion() or "", QGuiApplication.platformName(), tuple(screens))


def _facts(sections: Sequence[Section]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for section in sections:
        column.addWidget(Label(section.title, "smallB", "t3"))
        column.addSpacing(6)
        column.addWidget(_card(section))
        column.addSpacing(20)
    return made


def _card(section: Section) -> Card:
    card = Card("raised", "line", 8)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    for name, value in section.rows:
        row = QHBoxLayout()
        row.setSpacing(16)
        label = Label(name, "body", "t2")
        label.setFixedWidth(NAME_WIDTH)
        kind = Kind.FILE if name == "File" else Kind.RECEIVED
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(shown(value, kind), "body", "t1"), 1)
        column.addLayout(row)
    return card
