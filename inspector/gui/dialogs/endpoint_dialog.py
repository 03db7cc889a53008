"""Adding or changing an endpoint: its path, its provider, and what senders get."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.capture import Endpoint, Reply
from inspector.core.problem import Problem
from inspector.gui.dialogs.sheet import Sheet
from inspector.gui.engine_link import Answer, EngineLink
from inspector.gui.models.endpoint_checks import Read, Typed, read, typed_of
from inspector.gui.presenting import Kind as Text
from inspector.gui.presenting import presenting, real, shown
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.choice import Choice, Option
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.segmented import Segmented
from inspector.gui.widgets.text_area import TextArea
from inspector.providers import all_providers, provider_named

_PATH_HINT = "A part in braces, as in `/powens/{event}`, takes any text without a slash."
_REPLY_HINT = "What senders get once the request is kept. It never depends on the verdict."
_SYNC_HINT = (
    "Each `sync_data` that arrives here and verifies is synced once, with your credentials. What"
    " arrived before is not."
)
_SYNCING = ("", "fuse")
_RECOGNISE = Option("", "Recognise each request")


class EndpointDialog(Sheet):
    """A sheet for one endpoint.

    Args:
        link: Tells the endpoints there are and saves this one.
        parent: The window.
        over: The part of the window it covers the right side of.

    Signals:
        saved: Path (a str) of the endpoint that was saved.
    """

    saved = Signal(str)

    def __init__(self, link: EngineLink, parent: QWidget, over: QWidget | None = None) -> None:
        super().__init__("Add endpoint", parent, over)
        self._link = link
        self._endpoints: list[Mapping[str, Any]] = list(link.hello.get("endpoints", []))
        self._was = ""
        self._tried = False
        self._sayings: dict[str, Prose] = {}
        self._make_fields()
        self._make_foot()
        link.connected.connect(self._take)
        link.notice.connect(self._on_notice)
        presenting.changed.connect(self._show_again)

    def open_for(self, path: str = "") -> None:
        """Open it for the endpoint with this path; empty for a new one."""
        known = next((one for one in self._endpoints if one["path"] == path), None)
        self._was = path if known else ""
        self._tried = False
        reply = reply_of(known.get("reply") or {}) if known else Reply()
        provider = str(known.get("provider") or "") if known else ""
        self._fill(typed_of(path, provider, reply))
        self._auto_sync.set_index(int(bool(known and known.get("auto_sync"))))
        self.set_title("Change endpoint" if known else "Add endpoint")
        self._save.set_words("Save" if known else "Add endpoint")
        self._delete.setVisible(known is not None)
        self._say_problem(None)
        self._check()
        self.open_sheet(self._path)

    # Making

    def _make_fields(self) -> None:
        self._path = Field("Path", "mono")
        self._path.setPlaceholderText("/orders")
        self._provider = Choice(
            "Provider", [_RECOGNISE, *(Option(one.id, one.name) for one in all_providers())]
        )
        self._provider.chosen.connect(self._check)
        self._status = Field("Status", "mono")
        self._delay = Field("Delay in seconds", "mono")
        self._headers = TextArea("Header fields of the reply", 3)
        self._body = TextArea("Body of the reply", 6)
        for field in (self._path, self._status, self._delay):
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._on_save)
        self._headers.edit.textChanged.connect(self._check)
        self._body.edit.textChanged.connect(self._check)
        self._retries = Prose("", "small", "t2")
        self.column.addSpacing(12)
        self.column.addLayout(_captioned("Path", self._path))
        self.add(Prose(_PATH_HINT, "small", "t2"))
        self._add_saying("path")
        self.add(Label("Provider", "smallM", "t2"))
        self.column.addSpacing(HALO)
        self.add(self._provider)
        self._add_sync()
        self.column.addSpacing(24)
        self.add(Label("Reply", "bodyB"))
        self.column.addSpacing(2)
        self.add(Prose(_REPLY_HINT, "small", "t2"))
        pair = QHBoxLayout()
        pair.setSpacing(12 - 2 * HALO)
        pair.addLayout(_captioned("Status", self._status), 1)
        pair.addLayout(_captioned("Delay in seconds", self._delay), 1)
        self.column.addSpacing(12)
        self.column.addLayout(pair)
        self._add_saying("reply")
        self.add(self._retries)
        self.column.addLayout(_captioned("Header fields, one a line", self._headers))
        self._add_saying("headers")
        self.column.addLayout(_captioned("Body", self._body))
        self._add_saying("body")

    def _add_sync(self) -> None:
        """The switch for endpoints that Fuse sends to."""
        self._auto_sync = Segmented(("Off", "On"), "Sync with Fuse by itself")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label("Sync with Fuse by itself", "smallM", "t2", stretch=True))
        words.addWidget(Prose(_SYNC_HINT, "small", "t2"))
        self._sync_part = QWidget()
        row = QHBoxLayout(self._sync_part)
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._auto_sync)
        self.add(self._sync_part)

    def _add_saying(self, key: str) -> None:
        """A line kept for what is wrong with what is above it, so that nothing moves when it is."""
        said = Prose("", "small", "bad")
        kept = said.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        said.setSizePolicy(kept)
        self._sayings[key] = said
        self.add(said)
        self.column.addSpacing(6)

    def _make_foot(self) -> None:
        self._save = Button("Save", kind=Kind.PRIMARY, height=32)
        self._save.clicked.connect(self._on_save)
        self._cancel = Button("Cancel", kind=Kind.QUIET, height=32)
        self._cancel.clicked.connect(self.close_sheet)
        self._delete = Button("Delete", "trash-2", Kind.QUIET, height=32)
        self._delete.setAccessibleName("Delete this endpoint; its captures stay")
        self._delete.clicked.connect(self._on_delete)
        self._trouble = Prose("", "small", "bad")
        self.column.addSpacing(8)
        self.add(self._trouble)
        self.foot.addWidget(self._save)
        self.foot.addWidget(self._cancel)
        self.foot.addStretch(1)
        self.foot.addWidget(self._delete)

    # Reading

    def typed(self) -> Typed:
        """The form as it stands."""
        return Typed(
            real(self._path.text()),
            self._provider.value,
            self._status.text(),
            self._delay.text(),
            real(self._headers.text()),
            real(self._body.text()),
        )

    def _show_again(self) -> None:
        """Present mode has begun or ended: what is typed stays, masked or not."""
        self._fill(self.typed())

    def _fill(self, typed: Typed) -> None:
        self._path.setText(shown(typed.path, Text.TARGET))
        self._provider.set_value(typed.provider)
        self._status.setText(typed.status)
        self._delay.setText(typed.delay)
        self._headers.set_text(shown(typed.headers, Text.HEAD))
        self._body.set_text(shown(typed.body, Text.RECEIVED))

    def _read(self) -> Read:
        taken = {str(one["path"]) for one in self._endpoints} - {self._was}
        return read(self.typed(), taken)

    def _check(self) -> None:
        """Say what is wrong: what is typed at once, what is empty only after a try to save."""
        wrong = self._read().wrong
        if not self._path.text() and not self._tried:
            wrong.pop("path", None)
        reply = wrong.get("status") or wrong.get("delay", "")  # one line: the next after this
        for key, label in self._sayings.items():
            said = reply if key == "reply" else wrong.get(key, "")
            label.set_text(said)
            label.setVisible(bool(said))
        self._path.set_wrong("path" in wrong)
        self._status.set_wrong("status" in wrong)
        self._delay.set_wrong("delay" in wrong)
        self._headers.set_wrong("headers" in wrong)
        self._body.set_wrong("body" in wrong)
        self._sync_part.setVisible(self._provider.value in _SYNCING)
        self._show_retries()

    def _show_retries(self) -> None:
        """What the provider does after an answer other than 2xx, where that is what it gets."""
        provider = provider_named(self._provider.value)
        refuses = not self._status.text().strip().startswith("2")
        self._retries.setVisible(refuses and provider is not None)
        if provider is not None:
            self._retries.set_text(provider.retry_rule)

    # Doing

    def _on_save(self) -> None:
        self._tried = True
        self._check()
        endpoint = self._read().endpoint
        if endpoint is None:
            return
        self._save.setEnabled(False)
        self._link.ask(
            "endpoint-save",
            lambda answer: self._on_saved(endpoint, answer),
            **fields_of(endpoint, self._was),
            auto_sync=bool(self._auto_sync.index) and self._provider.value in _SYNCING,
        )

    def _on_saved(self, endpoint: Endpoint, answer: Answer) -> None:
        self._save.setEnabled(True)
        if isinstance(answer, Problem):
            self._say_problem(answer)
            return
        self._take(answer)
        self.close_sheet()
        self.saved.emit(endpoint.path)

    def _on_delete(self) -> None:
        self._link.ask("endpoint-delete", self._on_deleted, path=self._was)

    def _on_deleted(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self._say_problem(answer)
        else:
            self._take(answer)
            self.close_sheet()

    def _say_problem(self, problem: Problem | None) -> None:
        self._trouble.set_text(str(problem) if problem else "")
        self._trouble.setVisible(problem is not None)

    def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice.get("notice") == "endpoints":
            self._take(notice)

    def _take(self, told: Mapping[str, Any]) -> None:
        self._endpoints = list(told.get("endpoints") or [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from everywhere in the sheet."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_save()
            return
        super().keyPressEvent(event)


def reply_of(told: Mapping[str, Any]) -> Reply:
    """A reply as the engine tells it."""
    headers = tuple((str(name), str(value)) for name, value in told.get("headers", ()))
    body = str(told.get("body", "")).encode("utf-8", "replace")
    return Reply(int(told.get("status", 200)), headers, body, float(told.get("delay", 0)))


def fields_of(endpoint: Endpoint, was: str) -> dict[str, Any]:
    """An endpoint as the engine takes it; `was` is its path before."""
    reply = endpoint.reply
    told = {
        "status": reply.status,
        "headers": [list(pair) for pair in reply.headers],
        "body": reply.body.decode("utf-8", "replace"),
        "delay": reply.delay,
    }
    return {"path": endpoint.path, "provider": endpoint.provider, "reply": told, "was": was}


def _captioned(caption: str, control: QWidget) -> QVBoxLayout:
    """A caption over its control."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addLayout(_inset(Label(caption, "smallM", "t2", stretch=True)))
    column.addWidget(control)
    return column


def _inset(widget: QWidget) -> QHBoxLayout:
    """A line that starts where the boxes of fields start, inside their halo."""
    line = QHBoxLayout()
    line.setContentsMargins(HALO, 0, HALO, 0)
    line.addWidget(widget)
    return line
