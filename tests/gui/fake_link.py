"""An engine link without an engine: remembers what was asked and answers as told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from inspector.core.problem import Problem
from inspector.gui.engine_link import Answer, EngineLink
from inspector.gui.engine_process import Start

UNKNOWN = Problem("There is no such command.", kind="unknown-command")


class FakeLink(EngineLink):
    """Answers at once from `answers`, or keeps the question in `waiting`.

    Attributes:
        asked: Commands with their fields, in order.
        answers: Command to its answer, or to a function of its fields; None keeps it waiting.
        waiting: Questions nobody answered yet.
    """

    def __init__(self) -> None:
        super().__init__(Start(Path("captures.sqlite")))
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Answer | Callable[[dict[str, Any]], Answer] | None] = {}
        self.waiting: list[Callable[[Answer], None]] = []

    def ask(self, do: str, then: Callable[[Answer], None] | None = None, **fields: object) -> None:
        """Remember the command and answer it."""
        self.asked.append((do, fields))
        answer = self.answers.get(do, UNKNOWN)
        if then is None:
            return
        if answer is None:
            self.waiting.append(then)
        else:
            then(answer(fields) if callable(answer) else answer)

    def commands(self, name: str) -> list[dict[str, Any]]:
        """Fields of every command of this name, in order."""
        return [fields for do, fields in self.asked if do == name]
