"""What can go wrong by itself while nobody does anything, looked at once a second.

The archive is moved away or its disk fills up; the computer sleeps; the listening socket dies with
the network it was on. Each is told as it is and ends by itself once its cause is gone.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from inspector.core.problem import Problem
from inspector.engine.alarm import Alarm
from inspector.engine.heartbeat import Heartbeat
from inspector.engine.keeping import Keeping
from inspector.engine.listening import Listening


class Watched(Protocol):
    """The part of an archive that this needs."""

    def missing(self) -> Problem | None:
        """Say when the file is not where it was."""

    def commit(self) -> Problem | None:
        """Write what is buffered."""


class Watch:
    """Looks after archive, heartbeat and listener of one engine.

    Args:
        archive: The archive.
        heartbeat: Its mark of the last moment we listened.
        listening: Where requests come in.
        alarm: Told of each failing write.
        changed: Called when `keeping` changed.
        added: Called with the first and last id of what was committed here.

    Attributes:
        keeping: Whether what arrives can be kept.
    """

    def __init__(
        self,
        archive: Watched,
        heartbeat: Heartbeat,
        listening: Listening,
        alarm: Alarm,
        changed: Callable[[], None],
        added: Callable[[int, int], None],
    ) -> None:
        self.keeping = Keeping(changed)
        self._archive = archive
        self._heartbeat = heartbeat
        self._listening = listening
        self._alarm = alarm
        self._added = added
        self._reviving: asyncio.Task[None] | None = None

    def kept(self) -> None:
        """A batch was written."""
        if self.keeping.problem is not None:
            self.keeping.went_well(time.monotonic())

    def not_kept(self, problem: Problem, refused: int = 0) -> None:
        """A write failed, and so many requests were answered 503 for it."""
        self.keeping.failed(problem, time.monotonic(), refused)
        self._alarm.tell(problem)

    def look(self, now: int) -> None:
        """Look at everything, `now` in microseconds since 1970."""
        gap = self._heartbeat.slept(now)
        if gap is not None and self._archive.commit() is None:
            self._added(gap, gap)
        problem = self._archive.missing() or self._heartbeat.beat(now)
        if problem is None:
            self.kept()
        else:
            self.not_kept(problem)
        if self._reviving is None and not self._listening.alive:
            self._reviving = asyncio.get_running_loop().create_task(self._revive())

    async def _revive(self) -> None:
        await self._listening.revive()
        self._reviving = None

    async def stop(self) -> None:
        """Look after nothing more."""
        if self._reviving is not None:
            await self._reviving
