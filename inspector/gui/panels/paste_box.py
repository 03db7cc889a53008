"""A place to paste what your own code hashed, or the digest it computed, and the difference named."""

import base64
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector.core.problem import Problem
from inspector.gui.models.cells import printable
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.views.value_compare import Compared, ValueCompare
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.text_area import TextArea

HINT = (
    "Paste the bytes your code hashed, as text, base64 or hex, or the digest it computed. "
    "They are compared here and stored nowhere."
)
LINES = 4


class PasteBox(QWidget):
    """Compares a paste with what a scheme signs of a capture.

    Args:
        link: The line to the engine.
        capture: Id of the capture.
        scheme: Id of the scheme.

    Signals:
        closed: The user is done.
    """

    closed = Signal()

    def __init__(self, link: Link, capture: int, scheme: str) -> None:
        super().__init__()
        self._asking = Asking(link, self)
        self._link = link
        self._capture, self._scheme = capture, scheme
        self._running = False
        self.area = TextArea("What your code hashed", LINES)
        self.compare = Button("Compare", height=28)
        self.compare.clicked.connect(self._on_compare)
        self.done = Button("Close", kind=Kind.QUIET, height=28)
        self.done.clicked.connect(self._on_close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.compare)
        buttons.addWidget(self.done)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(Prose(HINT, "small", "t2"))
        self._column.addWidget(self.area)
        self._column.addLayout(buttons)
        self._answer: QWidget | None = None
        self.sentences: list[str] = []

    def open(self) -> None:
        """Show it, ready to paste."""
        self.show()
        self.area.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Wait for no answer."""
        self._asking.forget()
        if self._running:
            self._link.ask("diagnose-stop", capture=self._capture, scheme=self._scheme)
            self._set_running(on=False)

    def _on_close(self) -> None:
        self.stop()
        self.hide()
        self.closed.emit()

    def _on_compare(self) -> None:
        if self._running:
            self.stop()
            self._say(Problem("Stopped.", kind="stopped"))
            return
        pasted = self.area.text()
        if not pasted:
            self._say(Problem("Paste something first.", kind="empty"))
            return
        self._asking.forget()
        self._set_running(on=True)
        self._say(None)
        fields = {"capture": self._capture, "scheme": self._scheme, "pasted": pasted}
        self._asking.ask("compare", self._on_answer, **fields)

    def _set_running(self, *, on: bool) -> None:
        self._running = on
        self.compare.set_words("Cancel" if on else "Compare")

    def _on_answer(self, answer: Answer) -> None:
        if not isValid(self):  # the window was closed meanwhile
            return
        self._set_running(on=False)
        self._say(answer)

    def _say(self, answer: "Answer | None") -> None:
        """Show an answer below the buttons; None takes the last one away."""
        if self._answer is not None:
            self._answer.hide()
            self._answer.deleteLater()
            self._answer = None
        self.sentences = []
        if answer is None:
            return
        self._answer = QWidget()
        column = QVBoxLayout(self._answer)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        if isinstance(answer, Problem):
            self._add(column, "info", "t2", str(answer), "t2")
        else:
            self._add_compared(column, answer)
        self._column.addWidget(self._answer)
        self._answer.setAccessibleName(" ".join(self.sentences))

    def _add_compared(self, column: QVBoxLayout, told: dict[str, Any]) -> None:
        icon, token = ("check", "ok") if told["equal"] else ("octagon-x", "bad")
        self._add(column, icon, token, told["sentence"], "t1", "bodyB")
        for number, cause in enumerate(told["causes"]):
            if number:
                self._add(column, "octagon-x", "bad", cause["explanation"], "t1", "bodyB")
            self._add(column, "", "", cause["fix"], "t2")
        place = told["place"]
        if place is None:
            return
        due_size, your_size = told["sizes"]
        read = "" if told["read_as"] == "text" else f", read as {told['read_as']}"
        where = (
            f"First difference at byte {place['offset']:,} (line {place['line']:,}, column "
            f"{place['column']:,}). {due_size:,} bytes were due, yours are {your_size:,}{read}."
        )
        self._add(column, "", "", where, "t2")
        if place["due"] or place["yours"]:
            values = ValueCompare()
            due, yours = (_letters(place[name]) for name in ("due", "yours"))
            rows = [Compared("Due", due), Compared("Yours", yours)]
            values.set_values(rows, int(place["at"]))
            column.addWidget(values)

    def _add(
        self, column: QVBoxLayout, icon: str, token: str, text: str, ink: str, style: str = "body"
    ) -> None:
        self.sentences.append(text)
        row = QHBoxLayout()
        row.setContentsMargins(0 if icon else 24, 0, 0, 0)
        row.setSpacing(8)
        if icon:
            glyph = Glyph(icon, token, 16)
            glyph.setFixedHeight(20)
            row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(text, style, ink), 1)
        column.addLayout(row)


def _letters(base64_text: str) -> str:
    """Bytes as one character each, so that places stay aligned; spaces as dots."""
    return printable(base64.b64decode(base64_text).decode("latin-1").replace(" ", "\u00b7"))
