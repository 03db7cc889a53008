"""The tab Signature: each scheme's verdict as a sentence, with everything it was computed from."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector.core.problem import Problem
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.panels.explaining import Explaining
from inspector.gui.panels.page import Page
from inspector.gui.views.scheme_card import SchemeCard
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

_NOTHING = "Nothing to judge"
_NOTHING_WHY = (
    "No signature header that we know came with this request, and no secret is stored for it. "
    "With a secret, a missing signature counts as failing."
)
_UNREADABLE = "This was no complete request, so nothing in it can be judged."


class SignaturePanel(Page):
    """Asks the engine to explain a capture when the tab is looked at.

    Signals:
        secret_wanted: Scheme id to add a secret for, empty when any would do.
        fix_wanted: Scheme id, kind and value of a fix to apply.
    """

    secret_wanted = Signal(str)
    fix_wanted = Signal(str, str, str)

    def __init__(self, link: Link) -> None:
        super().__init__("Signature", top=16, side=20)
        self._link = link
        self._asking = Asking(link, self)
        self._capture = 0
        self._answer: Answer | None = None
        self._asked = False
        self._complete = True
        self.cards: list[SchemeCard] = []
        self.explainings: list[Explaining] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.look)
        self._kept_place = 0
        self.verticalScrollBar().rangeChanged.connect(self._come_back)
        self._content = QWidget()
        self.column.addWidget(self._content)
        self.column.addStretch(1)

    # What is shown

    def show_capture(self, capture: int, *, complete: bool) -> None:
        """Explain another capture; `complete` is whether it was a whole request."""
        self._capture = capture
        self._complete = complete
        self._answer = None
        self._kept_place = 0
        self._fill(QVBoxLayout())
        self.verticalScrollBar().setValue(0)
        self._asking.forget()
        self._asked = False
        self.look()

    def clear(self) -> None:
        """Show nothing."""
        self._capture = 0
        self._asking.forget()
        self._answer = None
        self._fill(QVBoxLayout())

    def ask_again(self) -> None:
        """The verdicts may have changed: ask if looked at, else when the tab is opened.

        Several calls in one turn of the event loop ask once.
        """
        self._asking.forget()
        self._asked = False
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """The tab was opened before anybody could see it: ask now that somebody can."""
        super().showEvent(event)
        if self._capture and not self._asked:
            self._soon.start()

    def look(self) -> None:
        """Ask now, if that is still to do and someone is looking."""
        if self._capture and not self._asked and self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._soon.stop()
        self._asked = True
        self._asking.ask("explain", self._on_answer, capture=self._capture)

    def _on_answer(self, answer: Answer) -> None:
        if not isValid(self):  # the window was closed meanwhile
            return
        if answer == self._answer:
            for explaining in self.explainings:
                explaining.ask()  # the verdict is the same, its reason may be another
            return
        self._answer = answer
        self._kept_place = self.verticalScrollBar().value()
        column = QVBoxLayout()
        column.setSpacing(0)
        if isinstance(answer, Problem):
            self._stop_explaining()
            self.cards = []
            column.addWidget(Prose(str(answer), "body", "t2"))
        else:
            self._add_proofs(column, answer["proofs"])
            self._add_findings(column, answer["findings"])
        self._fill(column)

    def _come_back(self, _lowest: int, highest: int) -> None:
        """Return to where the user was, once the new content is laid out and as high again."""
        if 0 < self._kept_place <= highest:
            self.verticalScrollBar().setValue(self._kept_place)
            self._kept_place = 0

    def _fill(self, column: QVBoxLayout) -> None:
        """Put other content in the place of the present one."""
        if not column.count():
            self._stop_explaining()
            self.cards = []
        column.setContentsMargins(0, 0, 0, 0)
        fresh, old = QWidget(), self._content
        fresh.setLayout(column)
        self.column.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        self._content = fresh

    def _add_proofs(self, column: QVBoxLayout, proofs: list[dict[str, Any]]) -> None:
        pasted = {each.scheme: each.pasted for each in self.explainings}
        self._stop_explaining()
        self.cards = []
        for proof in proofs:
            if self.cards:
                column.addSpacing(28)
            card = SchemeCard(proof, alone=len(proofs) == 1)
            card.secret_wanted.connect(self.secret_wanted)
            self.cards.append(card)
            column.addWidget(card)
            explaining = Explaining(self._link, self._capture, card)
            explaining.fix_wanted.connect(self.fix_wanted)
            self.explainings.append(explaining)
            explaining.ask()
            explaining.ask_code()
            explaining.keep_paste(pasted.get(explaining.scheme))
        if not proofs:
            self._add_nothing(column)

    def _stop_explaining(self) -> None:
        for explaining in self.explainings:
            explaining.stop()
        self.explainings = []

    def _add_nothing(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(_NOTHING, "leadB"))
        column.addSpacing(4)
        column.addWidget(Prose(_NOTHING_WHY if self._complete else _UNREADABLE, "body", "t2"))
        if self._complete:
            add = Button("Add secret", "key-round", Kind.LINK)
            add.clicked.connect(lambda: self.secret_wanted.emit(""))
            column.addSpacing(8)
            column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def _add_findings(column: QVBoxLayout, findings: list[dict[str, str]]) -> None:
        if not findings:
            return
        column.addSpacing(24)
        column.addWidget(Label("Worth knowing", "bodyB"))
        for finding in findings:
            row = QHBoxLayout()
            row.setContentsMargins(0, 6, 0, 0)
            row.setSpacing(8)
            glyph = Glyph("triangle-alert", "warnFill", 14)
            glyph.setFixedHeight(20)
            row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Prose(finding["explanation"], "body", "t2"), 1)
            column.addLayout(row)
