"""Reply after commit: requests of one turn of the loop share one transaction, without a timer."""

import asyncio
import json
from collections.abc import Callable
from typing import Protocol

from inspector.core.capture import Reply
from inspector.core.problem import Problem
from inspector.listener.arrival import Respond

MAX_BATCH = 256


class Committing(Protocol):
    """The part of an archive that this needs."""

    def commit(self) -> Problem | None:
        """Write what was added; on a problem nothing of it is kept."""


def not_kept(problem: Problem) -> Reply:
    """What senders get whose request could not be kept: they will try again."""
    headers = (("Content-Type", "application/json"), ("Retry-After", "5"))
    error = f"This request was not kept; send it again later. {problem.sentence}"
    return Reply(503, headers, json.dumps({"error": error}).encode())


class GroupCommit:
    """Holds replies back until their captures are committed.

    Args:
        archive: Where captures were added.
        committed: Called with the first and last id once their replies are given.
        failed: Called with the problem and these ids when nothing of a batch was kept.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        archive: Committing,
        committed: Callable[[int, int], None],
        failed: Callable[[Problem, int, int], None],
    ) -> None:
        self._loop = loop
        self._archive = archive
        self._committed = committed
        self._failed = failed
        self._held: list[tuple[Respond, Reply]] = []
        self._last = 0

    def hold(self, capture: int, respond: Respond, reply: Reply) -> None:
        """Give this reply once the capture is committed, which is due within this turn."""
        self._held.append((respond, reply))
        self._last = capture
        if len(self._held) == 1:
            # Runs after all requests that were ready in this turn, before the next is waited for.
            self._loop.call_soon(self.commit)
        elif len(self._held) >= MAX_BATCH:
            self.commit()

    def commit(self) -> None:
        """Commit and reply, now."""
        if not self._held:
            return
        held, self._held = self._held, []
        first, last = self._last - len(held) + 1, self._last
        problem = self._archive.commit()
        if problem is not None:
            refusal = not_kept(problem)
            for respond, _reply in held:
                respond(refusal)
            self._failed(problem, first, last)
            return
        for respond, reply in held:
            respond(reply)
        self._committed(first, last)
