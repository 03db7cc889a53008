"""What the detail needs of the engine: a way to ask, and what it says unasked."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from PySide6.QtCore import QObject, SignalInstance

from inspector.core.problem import Problem

Answer: TypeAlias = "dict[str, Any] | Problem"


class Link(Protocol):
    """The part of `engine_link.EngineLink` that the detail uses."""

    @property
    def notice(self) -> SignalInstance:
        """Emits each notice as a dict."""

    @property
    def connected(self) -> SignalInstance:
        """Emits when the engine is there, first time or again."""

    def ask(self, do: str, then: Callable[[Answer], None] | None = None, **fields: object) -> None:
        """Send a command; `then` gets the answer once, on this thread."""


class Asking:
    """Asks on behalf of one selection; answers that come after the next one are dropped.

    Args:
        link: The engine.
        owner: What shows the answers: once it is gone they are dropped, too.
    """

    def __init__(self, link: Link, owner: QObject) -> None:
        self._link = link
        self._turn = 0
        owner.destroyed.connect(self.forget)

    def forget(self) -> None:
        """Drop every answer that has not come yet."""
        self._turn += 1

    def ask(self, do: str, then: Callable[[Answer], None], **fields: object) -> None:
        """Ask; `then` is called unless `forget` was called meanwhile."""
        turn = self._turn

        def answered(answer: Answer) -> None:
            if turn == self._turn:
                then(answer)

        self._link.ask(do, answered, **fields)
