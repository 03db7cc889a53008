"""Why one scheme fails on the capture that is looked at: asked of the engine, shown in its card."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from inspector.core.problem import Problem
from inspector.core.verdict import Outcome
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.panels.paste_box import PasteBox
from inspector.gui.views.diagnosis_card import DiagnosisCard
from inspector.gui.views.scheme_card import SchemeCard
from inspector.gui.views.verifier_code import VerifierCode

GAP = 12


class Explaining(QObject):
    """Asks for a diagnosis, follows how far it is, and opens the paste box.

    Args:
        link: The line to the engine.
        capture: Id of the capture.
        card: The scheme's card, which gets what is found.

    Signals:
        fix_wanted: Scheme id, kind and value of the fix whose button was pressed.
    """

    fix_wanted = Signal(str, str, str)

    def __init__(self, link: Link, capture: int, card: SchemeCard) -> None:
        super().__init__(card)
        self._link = link
        self._asking = Asking(link, self)
        self._capture = capture
        self._card = card
        self._wanted = card.outcome.fails or card.outcome is Outcome.NO_SECRET
        self.diagnosis: DiagnosisCard | None = None
        self.paste: PasteBox | None = None
        self.code: VerifierCode | None = None
        card.compare_wanted.connect(self.open_paste)
        link.notice.connect(self._on_notice)

    def ask(self) -> None:
        """Ask why the scheme fails; what is asked already is not asked again."""
        if not self._wanted or (self.diagnosis is not None and self.diagnosis.is_looking):
            return
        if self.diagnosis is None and self._card.outcome.fails:
            self._make().look()
        fields = {"capture": self._capture, "scheme": self._card.scheme}
        self._asking.ask("diagnose", self._on_answer, **fields)

    def ask_code(self) -> None:
        """Ask for programs that verify the scheme."""
        self._asking.ask("verifier-code", self._on_code, capture=self._capture, scheme=self.scheme)

    def _on_code(self, answer: Answer) -> None:
        if isValid(self) and not isinstance(answer, Problem) and answer["code"]:
            self.code = VerifierCode(answer["code"])
            self._card.below_content.addWidget(self.code)

    def stop(self) -> None:
        """Nobody looks at it any more."""
        self._asking.forget()
        self._link.notice.disconnect(self._on_notice)
        if self.diagnosis is not None and self.diagnosis.is_looking:
            self._tell_engine_to_stop()
        if self.paste is not None:
            self.paste.stop()

    @property
    def scheme(self) -> str:
        """Id of the scheme."""
        return self._card.scheme

    @property
    def pasted(self) -> str | None:
        """What stands in the paste box, None while it is closed."""
        return None if self.paste is None or self.paste.isHidden() else self.paste.area.text()

    def keep_paste(self, text: str | None) -> None:
        """Have the paste box as it was before the verdict changed."""
        if text is not None and self._card.compare_code is not None:
            self._made_paste().area.set_text(text)

    def open_paste(self) -> None:
        """Open the paste box below what was signed."""
        self._made_paste().open()

    def _made_paste(self) -> PasteBox:
        if self.paste is None:
            self.paste = PasteBox(self._link, self._capture, self._card.scheme)
            self._card.below_content.insertWidget(0, self.paste)
        return self.paste

    def _make(self) -> DiagnosisCard:
        if self.diagnosis is None:
            self.diagnosis = DiagnosisCard()
            self.diagnosis.fix_wanted.connect(self._on_fix)
            self.diagnosis.cancelled.connect(self._on_cancel)
            self.diagnosis.asked.connect(self._on_asked)
            self._card.below_verdict.addSpacing(GAP)
            self._card.below_verdict.addWidget(self.diagnosis)
        return self.diagnosis

    def _on_answer(self, answer: Answer) -> None:
        if not isValid(self):  # the window was closed meanwhile
            return
        if isinstance(answer, Problem):
            if self.diagnosis is not None:
                stopped = answer.kind in ("stopped", "worker-died")
                self.diagnosis.show_words(str(answer), again=stopped)
        elif answer["causes"] or self._card.outcome in (Outcome.FAILED, Outcome.MALFORMED):
            self._make().show_diagnosis(answer)
            self._make().show()
        elif self.diagnosis is not None:  # the verdict says all there is to say
            self.diagnosis.show_diagnosis(answer)
            self.diagnosis.hide()

    def _on_notice(self, notice: dict[str, Any]) -> None:
        mine = (notice.get("capture"), notice.get("scheme")) == (self._capture, self._card.scheme)
        if mine and notice["notice"] == "diagnosing" and self.diagnosis is not None:
            self.diagnosis.tell(int(notice["done"]), int(notice["total"]))

    def _on_fix(self, kind: str, value: str) -> None:
        self.fix_wanted.emit(self._card.scheme, kind, value)

    def _on_cancel(self) -> None:
        self._tell_engine_to_stop()

    def _on_asked(self) -> None:
        self._make().look()
        fields = {"capture": self._capture, "scheme": self._card.scheme}
        self._asking.ask("diagnose", self._on_answer, **fields)

    def _tell_engine_to_stop(self) -> None:
        self._link.ask("diagnose-stop", capture=self._capture, scheme=self._card.scheme)
