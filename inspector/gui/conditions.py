"""What is wrong right now and stays so until it is mended, with the one action that helps.

A remark of the moment goes to the strip that the user closes; a condition has its own and goes by
itself. Of several the deepest is told: without an engine nothing listens, and so on.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_facts import EngineFacts
from inspector.gui.engine_link import EngineLink, State

ENGINE_WORDS = {
    State.IDLE: "Engine starting",
    State.STARTING: "Engine starting",
    State.READY: "Engine ok",
    State.RESTARTING: "Engine restarting",
    State.FAILED: "Engine stopped",
    State.STOPPED: "Engine ended",
}
"""What the status bar says of an engine about which nothing else is wrong."""


class Way(StrEnum):
    """What the user can do about it, in the words of the button."""

    NOTHING = ""
    AGAIN = "Try again"
    OTHER_ARCHIVE = "Open another archive"
    SAVE = "Save as a new archive"
    FREE_PORT = "Use a free port"


@dataclass(frozen=True, slots=True)
class Condition:
    """What is wrong, what helps, and the few words for the status bar (empty: as it is)."""

    problem: Problem
    way: Way
    words: str = ""


_ELSEWHERE = {"not-an-archive", "newer-version", "older-version", "read-only", "damaged", "moved"}
"""Kinds under which an engine starts with another file only."""

_KEEPING_WAYS = {"moved": Way.SAVE, "in-use": Way.NOTHING}


class Conditions(QObject):
    """Follows the engine and what it says.

    Signals:
        changed: `current` is another one, or the same once more after an action did not help.

    Attributes:
        current: The condition to tell, None when all is well.
    """

    changed = Signal()

    def __init__(self, link: EngineLink, facts: EngineFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Condition | None = None
        self._link = link
        self._facts = facts
        link.state_changed.connect(self._follow)
        facts.listening_changed.connect(self._follow)
        facts.keeping_changed.connect(self._follow)

    def tells(self, problem: Problem) -> bool:
        """Whether a problem is what `current` says already."""
        return self.current is not None and self.current.problem.kind == problem.kind

    def _follow(self) -> None:
        found = self._find()
        if found is not None:
            found = shortened(found, self._link.archive)
        if found != self.current:
            self.current = found
            self.changed.emit()

    def _find(self) -> Condition | None:
        link, facts = self._link, self._facts
        if link.state is State.FAILED and link.problem is not None:
            return of_failed_engine(link.problem)
        if link.state is not State.READY:
            return None
        if facts.keeping_problem is not None:
            return of_keeping(facts.keeping_problem, facts.refused)
        if facts.problem is not None and not facts.address:
            return Condition(facts.problem, Way.FREE_PORT)
        return None


def shortened(condition: Condition, archive: Path) -> Condition:
    """The condition with the archive's name for its path: there is one line of room."""
    said = condition.problem
    sentence = said.sentence.replace(str(archive), archive.name)
    return replace(condition, problem=replace(said, sentence=sentence))


def of_failed_engine(problem: Problem) -> Condition:
    """What helps when no engine can be started."""
    elsewhere = problem.kind in _ELSEWHERE or problem.kind == "cannot-open"
    return Condition(problem, Way.OTHER_ARCHIVE if elsewhere else Way.AGAIN)


def of_keeping(problem: Problem, refused: int) -> Condition:
    """What helps when nothing can be written: senders are told to try again until then.

    Args:
        problem: Why.
        refused: Requests that were answered 503 so far.
    """
    sentence = problem.sentence
    if refused:
        noun = "request was" if refused == 1 else "requests were"
        sentence = f"{sentence} {refused:,} {noun} answered 503: try again later."
    told = Problem(sentence, problem.remedy, problem.kind)
    way = _KEEPING_WAYS.get(problem.kind, Way.OTHER_ARCHIVE)
    return Condition(told, way, "Archive not written")
