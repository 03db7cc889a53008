"""Schemes of the user's own: written as a file, tried on a capture, found by trying formats."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui.dialogs.sheet import Sheet
from inspector.gui.engine_link import Answer, EngineLink
from inspector.gui.panels.secret_field import SecretField
from inspector.gui.presenting import Kind as Text
from inspector.gui.presenting import shown
from inspector.gui.scheme_session import SchemeSession
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.choice import Choice, Option
from inspector.gui.widgets.field import HALO
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.text_area import TextArea

WIDTH = 560
PAUSE_MS = 250
NEW = """name = "acme"
header = "X-Acme-Signature"
signed = "{body}"
algorithm = "hmac-sha256"
encoding = "hex"
"""
_SAID = (
    "Say in a few lines how a sender signs; docs/tasks/custom-scheme.md explains each key."
    " The file is kept in the folder `schemes` beside the settings, to be shared."
)
_NAME = re.compile(r'^name\s*=\s*"([a-z0-9][a-z0-9._-]{0,39})"', re.MULTILINE)


class SchemeSheet(Sheet):
    """Writes one scheme at a time.

    Args:
        session: Reads and writes the files.
        link: Tries what is written on captures.
        parent: The window.
        captures: Ids to try on, the one that is looked at first.
    """

    def __init__(
        self,
        session: SchemeSession,
        link: EngineLink,
        parent: QWidget,
        captures: Callable[[], Sequence[int]],
    ) -> None:
        super().__init__("Schemes of your own", parent, width=WIDTH)
        self._session, self._link, self._captures = session, link, captures
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._preview)
        self._make()
        self._make_foot()
        session.changed.connect(self._show_schemes)
        self._show_schemes()

    def open_for(self) -> None:
        """Open it on what was written last, with the captures of now."""
        self._session.read()
        self.open_sheet(self.text.edit)
        self._preview()

    def _make(self) -> None:
        self.add(Prose(_SAID, "small", "t2"))
        self.column.addSpacing(12)
        self.choice = Choice("Scheme", [Option("", "New scheme")])
        self.choice.chosen.connect(self._on_chosen)
        self.add(self.choice)
        self.column.addSpacing(12)
        self.add(Label("The file", "smallM", "t2"))
        self.text = TextArea("Text of the scheme", 11)
        self.text.set_text(NEW)
        self.text.edit.textChanged.connect(self._soon.start)
        self.column.addWidget(self.text)
        self.wrong = Prose("", "small", "bad")
        self.wrong.hide()
        self.add(self.wrong)
        self.column.addSpacing(12)
        self.add(Label("Secret to try with; it is not kept", "smallM", "t2"))
        self.secret = SecretField("Secret to try with")
        self.secret.textChanged.connect(lambda _text: self._soon.start())
        self.column.addWidget(self.secret)
        self.column.addSpacing(8)
        self.search = Button("Find it for me", "search")
        self.search.clicked.connect(self._on_find)
        self.load = Button("Import a file…", "folder-open")
        self.load.clicked.connect(self._on_import)
        row = QHBoxLayout()
        row.setContentsMargins(HALO, 0, HALO, 0)
        row.setSpacing(8)
        row.addWidget(self.search)
        row.addWidget(self.load)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(16)
        self.add(Label("On the capture you look at", "smallM", "t2"))
        self.verdict = Prose("", "body", "t1")
        self.add(self.verdict)
        self.signed = TextArea("What is signed", 5)
        self.signed.edit.setReadOnly(True)
        self.column.addWidget(self.signed)

    def _make_foot(self) -> None:
        self.save = Button("Save", kind=Kind.PRIMARY, height=32)
        self.save.clicked.connect(self._on_save)
        self.delete = Button("Delete", "trash-2", Kind.QUIET, height=32)
        self.delete.clicked.connect(self._on_delete)
        close = Button("Close", kind=Kind.QUIET, height=32)
        close.clicked.connect(self.close_sheet)
        self.foot.addWidget(self.delete)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.foot.addWidget(self.save)

    def _show_schemes(self) -> None:
        known = [Option(one.id, one.id) for one in self._session.schemes]
        chosen = self.choice.value
        self.choice.set_options([Option("", "New scheme"), *known])
        if chosen in self._session.texts:
            self.choice.set_value(chosen)
        self.delete.setVisible(bool(self.choice.value))
        if self._session.problems:
            self._complain(self._session.problems[0])

    def _on_chosen(self) -> None:
        self.text.set_text(self._session.texts.get(self.choice.value, NEW))
        self.delete.setVisible(bool(self.choice.value))
        self._preview()

    # Trying

    def _preview(self) -> None:
        self._soon.stop()
        captures = self._captures()
        self._asked += 1
        asked = self._asked
        self._link.ask(
            "preview-scheme",
            lambda answer: self._on_preview(answer) if asked == self._asked else None,
            capture=captures[0] if captures else 0,
            text=self.text.text(),
            secret=self.secret.text(),
        )

    def _on_preview(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self._complain(answer)
            self.verdict.set_text("")
            self.signed.set_text("")
            return
        self._complain(None)
        if not self._captures():
            words = "Choose a capture in the list to try it on."
        elif not answer["is_there"]:
            words = "This capture does not carry the header."
        else:
            words = f"{answer['outcome'].capitalize()}. {answer['explanation']}"
        self.verdict.set_text(words)
        self.signed.set_text(shown(str(answer["signed"]), Text.RECEIVED))

    def _complain(self, problem: Problem | None) -> None:
        self.wrong.set_text(str(problem) if problem else "")
        self.wrong.setVisible(problem is not None)
        self.text.set_wrong(problem is not None)

    # Finding, saving

    def _on_find(self) -> None:
        captures = list(self._captures())
        if not captures or not self.secret.text():
            self.verdict.set_text("Choose a capture in the list and enter its secret first.")
            return
        self.search.setEnabled(False)
        self.verdict.set_text("Trying every known format…")
        named = _NAME.search(self.text.text())
        name = named.group(1) if named else "found"
        fields = {"captures": captures, "secret": self.secret.text(), "name": name}
        self._link.ask("find-scheme", self._on_found, **fields)

    def _on_found(self, answer: Answer) -> None:
        self.search.setEnabled(True)
        if isinstance(answer, Problem):
            self.verdict.set_text(str(answer))
            return
        found = [each for each in answer["found"] if each["text"]]
        if not found:
            tried = int(answer["tried"])
            words = f"None of {tried:,} formats matches every capture with this secret."
            self.verdict.set_text(f"{words} Check the secret, or write the scheme yourself.")
            return
        self.text.set_text(str(found[0]["text"]))
        self._preview()

    def _on_import(self) -> None:
        dialog = QFileDialog(self, "Import a scheme", "", "Schemes (*.toml)")
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Take the text of a file; it is kept once it is saved."""
        found = self._session.import_file(path)
        if isinstance(found, Problem):
            self._complain(found)
            return
        self.choice.set_value("")
        self.text.set_text(found)
        self._preview()

    def _on_save(self) -> None:
        problem = self._session.save(self.text.text())
        self._complain(problem)
        if problem is None:
            named = _NAME.search(self.text.text())
            if named and f"custom:{named.group(1)}" in self._session.texts:
                self.choice.set_value(f"custom:{named.group(1)}")
            self.delete.setVisible(bool(self.choice.value))
            self.verdict.set_text("Saved. Add its secret on the page Secrets.")

    def _on_delete(self) -> None:
        text = self.text.text()
        self._complain(self._session.delete(self.choice.value))
        self.choice.set_value("")
        self.text.set_text(text)  # to be saved again, if that was a slip
        self.delete.setVisible(False)
