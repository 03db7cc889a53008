"""Counts, rate and backlog as the window's status bar shows them, told when they change."""

import asyncio
from collections.abc import Callable

from inspector.archive.values import Counts
from inspector.engine.notices import Notices
from inspector.engine.protocol import Message, Notice
from inspector.engine.rate import Rate

SOON = 0.1
EVERY = 1.0


class Status:
    """Tells what changed: counts and backlog at most 10 times a second, the rate once.

    Args:
        counts: The archive's counts as they are.
        backlog: (captures to judge, captures to index) as they are.
        every_second: Called once a second besides.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        notices: Notices,
        counts: Callable[[], Counts],
        backlog: Callable[[], tuple[int, int]],
        every_second: Callable[[], None],
    ) -> None:
        self._loop = loop
        self._notices = notices
        self._counts = counts
        self._backlog = backlog
        self._every_second = every_second
        self._rate = Rate(loop.time())
        self._told: dict[Notice, Message] = {}
        self._soon: asyncio.TimerHandle | None = None
        self._next_second = loop.call_later(EVERY, self._second)

    def arrived(self, count: int) -> None:
        """So many requests were committed."""
        self._rate.note(count, self._loop.time())
        self.changed()

    def changed(self) -> None:
        """Counts or backlog may be others now."""
        if self._soon is None:
            self._soon = self._loop.call_later(SOON, self._tell)

    def counts(self) -> Message:
        """Fields of the notice `counts`."""
        counts = self._counts()
        return {**counts._asdict(), "endpoints": {k: list(v) for k, v in counts.endpoints.items()}}

    def rate(self) -> Message:
        """Fields of the notice `rate`."""
        buckets = self._rate.buckets(self._loop.time())
        return {"per_minute": sum(buckets), "buckets": buckets}

    def backlog(self) -> Message:
        """Fields of the notice `backlog`."""
        judging, indexing = self._backlog()
        return {"judging": judging, "indexing": indexing}

    def stop(self) -> None:
        """Tell nothing more."""
        self._next_second.cancel()
        if self._soon is not None:
            self._soon.cancel()

    def _second(self) -> None:
        self._next_second = self._loop.call_later(EVERY, self._second)
        self._every_second()
        self._publish(Notice.RATE, self.rate())
        self.changed()

    def _tell(self) -> None:
        self._soon = None
        self._publish(Notice.COUNTS, self.counts())
        self._publish(Notice.BACKLOG, self.backlog())

    def _publish(self, notice: Notice, fields: Message) -> None:
        if self._told.get(notice) != fields:
            self._told[notice] = fields
            self._notices.publish(notice, **fields)
