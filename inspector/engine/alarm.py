"""What went wrong, said once: expected problems as notices, unexpected exceptions also as a log line.

An exception in a task or callback ends that task, never the engine.
"""

import asyncio
import logging
import time
import traceback
from typing import Any

from inspector.core.problem import Problem
from inspector.engine.notices import Notices
from inspector.engine.protocol import Notice

logger = logging.getLogger(__name__)

AGAIN_AFTER = 30.0
"""Seconds after which the same problem is told again."""

_REMEMBERED = 100


class Alarm:
    """Tells subscribers what went wrong."""

    def __init__(self, loop: asyncio.AbstractEventLoop, notices: Notices) -> None:
        self._loop = loop
        self._notices = notices
        self._told: dict[Problem | str, float] = {}
        self._before = loop.get_exception_handler()
        loop.set_exception_handler(self._on_exception)

    def tell(self, problem: Problem) -> None:
        """Tell a problem, unless it was told just now."""
        if self._is_due(problem):
            self._notices.publish(
                Notice.TROUBLE, sentence=problem.sentence, remedy=problem.remedy, kind=problem.kind
            )

    def _is_due(self, what: Problem | str) -> bool:
        """Whether this was not told for a while; from now on it was."""
        now = time.monotonic()
        if now - self._told.get(what, float("-inf")) < AGAIN_AFTER:
            return False
        if len(self._told) >= _REMEMBERED:
            self._told.clear()
        self._told[what] = now
        return True

    def close(self) -> None:
        """Leave the loop's exceptions to whoever had them before."""
        self._loop.set_exception_handler(self._before)

    def _on_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        exception = context.get("exception")
        words = f"{context.get('message', 'Something failed.')} {where(exception)}"
        if self._is_due(words):  # a socket that died fails in every turn of the loop
            logger.error("%s", words)
        kind = type(exception).__name__
        sentence = f"Something unexpected happened in the engine ({kind}); it goes on."
        self.tell(Problem(sentence, "What happened is in its log.", "unexpected"))
        if self._before is not None:
            self._before(loop, context)


def where(exception: BaseException | None) -> str:
    """Type and place of an exception without its message: that may hold what was received."""
    if exception is None:
        return ""
    frames = traceback.extract_tb(exception.__traceback__)[-8:]
    places = (f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    return " < ".join((type(exception).__name__, *reversed(list(places))))
