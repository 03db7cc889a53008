"""Whether a provider's events arrive and verify, live: two filters that the engine follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_link import Answer, EngineLink, State


@dataclass(frozen=True, slots=True)
class Proof:
    """How many requests of a provider there are, and how many of them are verified."""

    arrived: int = 0
    verified: int = 0


class _Count:
    """One filter's count: what a search found, and what came since."""

    def __init__(self) -> None:
        self.token = ""
        self.found = 0
        self.added = 0

    def take(self, notice: Mapping[str, Any]) -> bool:
        """Take a notice; whether it was about this filter."""
        if not self.token or notice.get("token") != self.token:
            return False
        if notice["notice"] == "filtered":
            self.found, self.added = int(notice["count"]), 0
        else:
            self.added += len(notice["ids"])
        return True


class ProofWatch(QObject):
    """Follows one provider while its page is looked at.

    Signals:
        changed: `proof` is another one.
    """

    changed = Signal()

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.proof = Proof()
        self._link = link
        self._provider = ""
        self._round = 0
        self._early: list[Mapping[str, Any]] = []
        self._arrived, self._verified = _Count(), _Count()
        link.notice.connect(self._on_notice)
        link.connected.connect(lambda _hello: self._ask())

    def watch(self, provider: str) -> None:
        """Follow this provider (its id), or none when it is empty."""
        self._drop()
        self._provider = provider
        self._tell(Proof())
        self._ask()

    def _ask(self) -> None:
        self._round += 1
        self._arrived, self._verified = _Count(), _Count()
        self._early.clear()
        if not self._provider or self._link.state is not State.READY:
            return
        query = f"provider:{self._provider}"
        for count, text in ((self._arrived, query), (self._verified, f"{query} verdict:verified")):
            self._follow(count, text, self._round)

    def _follow(self, count: _Count, text: str, asked: int) -> None:
        def answered(answer: Answer) -> None:
            if isinstance(answer, Problem):
                return
            token = str(answer["token"])
            if asked != self._round:
                self._link.ask("filter-drop", token=token)
                return
            count.token = token
            for notice in self._early:  # it may have come before the answer that names its token
                count.take(notice)
            self._count()

        self._link.ask("filter", answered, text=text)

    def _drop(self) -> None:
        for count in (self._arrived, self._verified):
            if count.token and self._link.state is State.READY:
                self._link.ask("filter-drop", token=count.token)

    def _on_notice(self, notice: Mapping[str, Any]) -> None:
        if notice["notice"] not in ("filtered", "filter-added") or not self._provider:
            return
        if self._arrived.take(notice) or self._verified.take(notice):
            self._count()
        elif not (self._arrived.token and self._verified.token):
            self._early.append(notice)

    def _count(self) -> None:
        arrived, verified = self._arrived, self._verified
        self._tell(Proof(arrived.found + arrived.added, verified.found + verified.added))

    def _tell(self, proof: Proof) -> None:
        if proof != self.proof:
            self.proof = proof
            self.changed.emit()
