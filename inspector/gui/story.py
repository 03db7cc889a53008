"""The demo's story as the window knows it, and the presenter's wishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_facts import problem_of
from inspector.gui.engine_link import Answer, EngineLink


@dataclass(frozen=True, slots=True)
class StoryState:
    """How far the story is.

    Attributes:
        step: Steps of this round that were told.
        of: Steps of a round; 0 while nothing is known yet.
        words: What the last step was about.
        paused: Whether it waits for the presenter.
        problem: Why it cannot go on, or None.
        round: Which telling it is, from 1; each has another seed.
    """

    step: int = 0
    of: int = 0
    words: str = ""
    paused: bool = False
    problem: Problem | None = None
    round: int = 1


class Story(QObject):
    """Starts the story of a demo's engine each time the engine is there, and directs it.

    Signals:
        changed: `state` is another one.
        failed: A `Problem` that is not the story's own.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = StoryState()
        self._link = link
        link.connected.connect(lambda _hello: self._direct("start"))
        link.notice.connect(self._on_notice)

    def pause_or_resume(self) -> None:
        """Let it wait, or go on."""
        self._direct("resume" if self.state.paused else "pause")

    def next_step(self) -> None:
        """Let the next step happen at once."""
        self._direct("next")

    def reset(self) -> None:
        """Empty the demo's archive and begin anew."""
        self._direct("reset")

    def _direct(self, act: str) -> None:
        self._link.ask("direct-story", self._on_answer, act=act)

    def _on_answer(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.failed.emit(answer)
        else:
            self._take(answer.get("story") or {})

    def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice.get("notice") == "story":
            self._take(notice.get("story") or {})

    def _take(self, said: Mapping[str, Any]) -> None:
        state = StoryState(
            int(said.get("step") or 0),
            int(said.get("of") or 0),
            str(said.get("words") or ""),
            bool(said.get("paused")),
            problem_of(said.get("problem")),
            int(said.get("round") or 1),
        )
        if state != self.state:
            self.state = state
            self.changed.emit()
