"""Sending a test that was edited before: every part of it as text, and what came back."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui.dialogs.sheet import Sheet
from inspector.gui.engine_link import Answer, EngineLink
from inspector.gui.models.draft_fields import (
    Draft,
    answered_of,
    draft_of,
    fields_of,
    wrong_header,
)
from inspector.gui.panels.answer_box import AnswerBox
from inspector.gui.presenting import Kind, presenting, real, shown
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.button import Kind as ButtonKind
from inspector.gui.widgets.choice import Choice, Option
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.segmented import Segmented
from inspector.gui.widgets.text_area import TextArea

WIDTH = 560
_WHERE = "Our own listener, or your handler on this computer: `localhost`, `127.0.0.1` or `[::1]`."
_SIGNED = "The signature is made from the text below when it is sent."
_WRITTEN = "What stands below is sent as it is; edit it, and its signature no longer matches."
_NO_FAULT = Option("", "No fault")
_NOTHING = Option("", "Nothing yet")


class SendSheet(Sheet):
    """A sheet in which a test is written, sent, and answered.

    Args:
        link: Writes, signs and sends it.
        simulations: What there is to send: {provider, name, events, faults} for each provider.
        parent: The window.
        over: The part of the window it covers the right side of.
    """

    def __init__(
        self,
        link: EngineLink,
        simulations: Sequence[Mapping[str, Any]],
        parent: QWidget,
        over: QWidget | None = None,
    ) -> None:
        super().__init__("Edit before sending", parent, over, width=WIDTH)
        self._link = link
        self._simulations = {str(each["provider"]): each for each in simulations}
        self._drafted_url = ""
        self._busy = False
        self._make_choices()
        self._make_fields()
        self._make_foot()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # before a button takes Enter as a press
            send = QShortcut(QKeySequence(keys), self)
            send.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            send.activated.connect(self._on_send)
        presenting.changed.connect(self._show_masked)

    def open_for(self, provider: str = "", event: str = "") -> None:
        """Open it with a new draft of this event; the last one is kept when none is named."""
        wanted = provider or ("" if self._url.text() else next(iter(self._simulations), ""))
        if wanted:
            self._provider.set_value(wanted)
            self._take_provider()
            if event:
                self._event.set_value(event)
            self._write()
        self.open_sheet(self._provider)

    # Making

    def _make_choices(self) -> None:
        names = [Option(key, str(each["name"])) for key, each in self._simulations.items()]
        self._provider = Choice("Provider", names or [_NOTHING])
        self._provider.chosen.connect(self._on_provider)
        self._event = Choice("Event", [_NOTHING])
        self._event.chosen.connect(self._write)
        self._fault = Choice("Fault", [_NO_FAULT])
        self._fault.chosen.connect(self._on_fault)
        row = QHBoxLayout()
        row.setContentsMargins(HALO, 0, HALO, 0)
        row.setSpacing(8)
        for choice in (self._provider, self._fault):
            row.addWidget(choice)
        row.addStretch(1)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self.add(self._event)  # a row of its own: names of events are long, above all enlarged

    def _make_fields(self) -> None:
        self._method = Field("Method", "mono")
        self._method.setFixedWidth(84 + 2 * HALO)
        self._url = Field("Address", "mono")
        self._mode = Segmented(("Signed when sent", "As written"), "Signature")
        self._mode.chosen.connect(self._on_mode)
        self._headers = TextArea("Headers of the test", 5)
        self._headers.edit.textChanged.connect(self._check)
        self._body = TextArea("Body of the test", 11)
        self._mode_words = Prose(_SIGNED, "small", "t2")
        self._wrong = Prose("", "small", "bad")
        self._wrong.hide()
        pair = QHBoxLayout()
        pair.setSpacing(8 - 2 * HALO)
        pair.addLayout(_captioned("Method", self._method))
        pair.addLayout(_captioned("Address", self._url), 1)
        self.column.addSpacing(16)
        self.column.addLayout(pair)
        self.add(Prose(_WHERE, "small", "t2"))
        self.column.addSpacing(16)
        self.add(Label("Signature", "smallM", "t2"))
        self.column.addSpacing(4)
        self.add(self._mode)
        self.column.addSpacing(4)
        self.add(self._mode_words)
        self.column.addSpacing(12)
        self.column.addLayout(_captioned("Headers, one a line", self._headers))
        self.add(self._wrong)
        self.column.addSpacing(8)
        self.column.addLayout(_captioned("Body", self._body))
        self.column.addSpacing(16)
        self.answer = AnswerBox()
        self.add(self.answer)

    def _make_foot(self) -> None:
        self._send = Button("Send", "send", ButtonKind.PRIMARY, height=32)
        self._send.clicked.connect(self._on_send)
        cancel = Button("Close", kind=ButtonKind.QUIET, height=32)
        cancel.clicked.connect(self.close_sheet)
        anew = Button("Write anew", "rotate-ccw", ButtonKind.QUIET, height=32)
        anew.setAccessibleName("Write this event anew, with other data")
        anew.clicked.connect(self._write)
        self.foot.addWidget(self._send)
        self.foot.addWidget(cancel)
        self.foot.addStretch(1)
        self.foot.addWidget(anew)

    # Choosing

    def _take_provider(self) -> None:
        """Offer the events and faults of the chosen provider."""
        chosen = self._simulations.get(self._provider.value)
        if chosen is None:
            return
        events = [str(each["name"]) for each in chosen["events"]]
        self._event.set_options([Option(name, _short(name)) for name in events])
        faults = [str(name) for name in chosen["faults"]]
        self._fault.set_options([_NO_FAULT, *(Option(n, n.replace("-", " ")) for n in faults)])
        self._event.updateGeometry()

    def _on_provider(self) -> None:
        self._take_provider()
        self._write()

    def _on_fault(self) -> None:
        if not self._signs:
            self._sign()

    def _on_mode(self, _index: int) -> None:
        self._mode_words.set_text(_SIGNED if self._signs else _WRITTEN)
        if self._signs:
            self._write()
        else:
            self._sign()

    @property
    def _signs(self) -> bool:
        return self._mode.index == 0

    # The draft

    def draft(self) -> Draft:
        """The form as it stands."""
        return Draft(
            self._provider.value,
            self._event.value,
            self._method.text(),
            real(self._url.text()),
            real(self._headers.text()),
            real(self._body.text()),
        )

    def _fill(self, draft: Draft) -> None:
        self._method.setText(draft.method)
        self._url.setText(draft.url)
        self._headers.set_text(shown(draft.headers, Kind.HEAD))
        self._body.set_text(shown(draft.body, Kind.RECEIVED))

    def _show_masked(self) -> None:
        """Mask what is typed, or show it again."""
        if self._url.text():
            self._fill(self.draft())

    def _write(self) -> None:
        """Ask for a new draft of the chosen event; an address of the user's own stays."""
        self.answer.clear()
        url = self._url.text().strip()
        mine = url if url and url != self._drafted_url else ""
        chosen = {"provider": self._provider.value, "event": self._event.value}
        self._link.ask("draft", lambda answer: self._on_written(answer, mine), to=mine, **chosen)

    def _on_written(self, answer: Answer, mine: str) -> None:
        if isinstance(answer, Problem):
            self.answer.show_problem(answer)
            return
        draft = draft_of(answer["draft"])
        if not mine:
            self._drafted_url = draft.url
        self._fill(draft)
        if not self._signs:
            self._sign()

    def _sign(self) -> None:
        if self._check():
            draft, fault = fields_of(self.draft()), self._fault.value
            self._link.ask("sign-draft", self._on_signed, draft=draft, fault=fault)

    def _on_signed(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.answer.show_problem(answer)
        else:
            self.answer.clear()
            self._fill(draft_of(answer["draft"]))

    def _check(self) -> bool:
        """Say what is wrong with the headers; whether nothing is."""
        wrong = wrong_header(real(self._headers.text()))
        self._wrong.set_text(wrong)
        self._wrong.setVisible(bool(wrong))
        self._headers.set_wrong(bool(wrong))
        return not wrong

    # Sending

    def _on_send(self) -> None:
        if self._busy or not self._check():
            return
        self._busy = True
        self._send.setEnabled(False)
        fault = self._fault.value if self._signs or self._fault.value == "gzip" else ""
        draft = fields_of(self.draft())
        self._link.ask("send-draft", self._on_sent, draft=draft, fault=fault, sign=self._signs)

    def _on_sent(self, answer: Answer) -> None:
        self._busy = False
        self._send.setEnabled(True)
        if isinstance(answer, Problem):
            self.answer.show_problem(answer)
        else:
            self.answer.show_answer(answered_of(answer))
        QTimer.singleShot(0, self, lambda: self.reveal(self.answer.line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line sends, as Ctrl+Enter does from everywhere."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.window().focusWidget(), Field):
            self._on_send()
            return
        super().keyPressEvent(event)


def _short(event: str) -> str:
    """An event's name where there is little room: its last parts."""
    return event if len(event) <= 32 else "…" + event[-31:]


def _captioned(caption: str, control: QWidget) -> QVBoxLayout:
    """A caption above a field, in line with its box."""
    line = QHBoxLayout()
    line.setContentsMargins(HALO, 0, HALO, 0)
    line.addWidget(Label(caption, "smallM", "t2", stretch=True))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addLayout(line)
    column.addWidget(control)
    return column
