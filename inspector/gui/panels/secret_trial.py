"""Asks the engine how many captures a secret would verify, while it is being typed."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.gui.engine_link import Answer, EngineLink


class Result(NamedTuple):
    """What to show beside the field: words, and whether any capture matched."""

    words: str
    matched: bool


class SecretTrial(QObject):
    """One question at a time: what was typed meanwhile is asked after the answer.

    Signals:
        told: A `Result`, or None when there is nothing to say.
    """

    told = Signal(object)

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._wanted: Secret | None = None
        self._asked: Secret | None = None

    def try_secret(self, secret: Secret | None) -> None:
        """Ask for this one; None stops asking and clears what was said."""
        self._wanted = secret if secret is not None and secret.value else None
        if self._wanted is None:
            self.told.emit(None)
        elif self._asked is None:
            self._ask(self._wanted)

    def _ask(self, secret: Secret) -> None:
        self._asked = secret
        self._link.ask("try-secret", self._on_answer, secret=secret)

    def _on_answer(self, answer: Answer) -> None:
        asked, self._asked = self._asked, None
        if self._wanted is None or not isValid(self):  # the form was left meanwhile
            return
        if self._wanted != asked:
            self._ask(self._wanted)
        elif isinstance(answer, Problem):
            self.told.emit(None)
        else:
            self.told.emit(result_of(int(answer["matches"]), int(answer["of"])))


def result_of(matches: int, of: int) -> Result:
    """The answer in words."""
    if not of:
        return Result("nothing received yet that it applies to", matched=False)
    if not matches:
        return Result(f"matches none of {of:,}", matched=False)
    return Result(f"would match {matches:,} of {of:,}", matched=True)
