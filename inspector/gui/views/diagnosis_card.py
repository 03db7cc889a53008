"""Why a signature fails: the mistakes that explain it with their fixes, or what was tried."""

import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

LOOKING = "Looking for the mistake"
NOTHING = "Nothing we know makes this signature match"
NOTHING_HINT = (
    "It was made with another secret, or over other bytes. Compare what your code hashed, below."
)
PAD = 14
_LONG_CODE = re.compile(r"`([^`]{30,})`")
LINE = 20


class DiagnosisCard(Card):
    """One scheme's diagnosis, from the first question to the answer.

    Signals:
        fix_wanted: Kind and value of the action whose button was pressed.
        cancelled: The user does not want to wait.
        asked: The user wants to know after all.
    """

    fix_wanted = Signal(str, str)
    cancelled = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", "line2", 8, parent)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(PAD, PAD - 2, PAD, PAD - 2)
        self._outer.setSpacing(0)
        self._content = QWidget()
        self._outer.addWidget(self._content)
        self._progress: Label | None = None
        self._shown: dict[str, Any] | None = None
        self.sentences: list[str] = []
        self.fixes: list[Button] = []

    @property
    def is_looking(self) -> bool:
        """Whether the answer is still to come."""
        return self._progress is not None

    def look(self) -> None:
        """Say that the mistake is looked for, with a way to stop it."""
        column = self._fresh()
        row = _row("search", "t2")
        self._progress = Label(f"{LOOKING}…", "body", "t2", stretch=True)
        row.addWidget(self._progress, 1)
        cancel = Button("Cancel", kind=Kind.LINK)
        cancel.setAccessibleName("Cancel looking for the mistake")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(cancel)
        column.addLayout(row)
        self.sentences = [LOOKING]
        self.setAccessibleName(LOOKING)

    def tell(self, done: int, total: int) -> None:
        """Say how many mistakes were tried, of about how many."""
        if self._progress is not None:
            self._progress.setText(f"{LOOKING}: {done:,} of about {total:,} tried…")

    def show_diagnosis(self, diagnosis: dict[str, Any]) -> None:
        """Show an answer of the engine to `diagnose`; the same one again changes nothing."""
        if diagnosis == self._shown:
            return
        causes = diagnosis["causes"]
        column = self._fresh()
        self._shown = diagnosis
        for number, cause in enumerate(causes):
            if number:
                column.addSpacing(12)
            self._add_cause(column, cause)
        if causes:
            self._add_proof(column, len(causes))
        else:
            self._add_nothing(column, diagnosis["tried"])
        self.setAccessibleName(". ".join(self.sentences))

    def show_words(self, sentence: str, *, again: bool = False) -> None:
        """Say why there is no answer; `again` offers to look after all."""
        column = self._fresh()
        row = _row("info", "t2")
        row.addWidget(Prose(sentence, "body", "t2"), 1)
        if again:
            button = Button("Look for the mistake", kind=Kind.LINK)
            button.clicked.connect(self.asked)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.sentences = [sentence]
        self.setAccessibleName(sentence)

    def _fresh(self) -> QVBoxLayout:
        """Take away what is there."""
        self._progress = None
        self._shown = None
        self.sentences = []
        self.fixes = []
        fresh, old = QWidget(), self._content
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._outer.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        self._content = fresh
        return column

    def _add_cause(self, column: QVBoxLayout, cause: dict[str, Any]) -> None:
        explanation, fix, action = cause["explanation"], cause["fix"], cause["action"]
        self.sentences += [explanation, fix]
        row = _row("octagon-x", "bad")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Prose(_whole(explanation), "bodyB", "t1"))
        words.addWidget(Prose(_whole(fix), "body", "t2"))
        if action:
            button = Button(action["label"], "check", height=28)
            kind, value = str(action["kind"]), str(action["value"])
            button.clicked.connect(lambda: self.fix_wanted.emit(kind, value))
            self.fixes.append(button)
            words.addSpacing(4)
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        column.addLayout(row)

    def _add_proof(self, column: QVBoxLayout, causes: int) -> None:
        made = "with this mistake" if causes == 1 else "with these mistakes together"
        proof = f"Proved: {made} the signature matches byte for byte."
        self.sentences.append(proof)
        row = _row("check", "ok", 14)
        row.addWidget(Prose(proof, "small", "t2"), 1)
        column.addSpacing(10)
        column.addLayout(row)

    def _add_nothing(self, column: QVBoxLayout, tried: list[str]) -> None:
        self.sentences += [f"{NOTHING}.", NOTHING_HINT]
        row = _row("search", "t2")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Prose(f"{NOTHING}.", "bodyB", "t1"))
        words.addWidget(Prose(NOTHING_HINT, "body", "t2"))
        listed = Prose(", ".join(f"`{each}`" for each in tried), "small", "t2", line=24)
        listed.setVisible(False)
        fold = Button(f"Show the {len(tried)} mistakes that were tried", "chevron-right", Kind.LINK)

        def unfold() -> None:
            on = listed.isHidden()
            listed.setVisible(on)
            verb = "Hide" if on else "Show"
            icon = "chevron-down" if on else "chevron-right"
            fold.set_words(f"{verb} the {len(tried)} mistakes that were tried", icon)

        fold.clicked.connect(unfold)
        if tried:
            words.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
            words.addWidget(listed)
        row.addLayout(words, 1)
        column.addLayout(row)


def _whole(text: str) -> str:
    """The sentence with its long pieces of code as words: a chip stays in one line and is cut."""
    return _LONG_CODE.sub(r"\1", text)


def _row(icon: str, token: str, size: int = 16) -> QHBoxLayout:
    """A row that begins with a glyph."""
    row = QHBoxLayout()
    row.setSpacing(10)
    glyph = Glyph(icon, token, size)
    glyph.setFixedHeight(LINE)
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    return row
