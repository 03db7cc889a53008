"""What the engine tells its subscribers; floods of ids are joined to at most 30 notices a second."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from inspector.engine.protocol import Message, Notice

PAUSE = 1 / 30

Subscriber = Callable[[Message], None]


class Ranges:
    """A set of ids as [first, last] pairs, cheap while ids come in runs of either direction."""

    def __init__(self) -> None:
        self._pairs: list[list[int]] = []

    def __bool__(self) -> bool:
        return bool(self._pairs)

    def add(self, ids: Iterable[int]) -> None:
        """Add ids."""
        pairs = self._pairs
        for each in ids:
            if pairs and each == pairs[-1][1] + 1:
                pairs[-1][1] = each
            elif pairs and each == pairs[-1][0] - 1:
                pairs[-1][0] = each
            else:
                pairs.append([each, each])

    def add_range(self, first: int, last: int) -> None:
        """Add the ids from `first` to `last`."""
        self._pairs.append([first, last])

    def take(self) -> list[list[int]]:
        """The pairs in order, joined where they touch; afterwards the set is empty."""
        joined: list[list[int]] = []
        for first, last in sorted(self._pairs):
            if joined and first <= joined[-1][1] + 1:
                joined[-1][1] = max(joined[-1][1], last)
            else:
                joined.append([first, last])
        self._pairs = []
        return joined


class Notices:
    """Tells every subscriber; arrivals and judgements are collected between two notices.

    Args:
        pause: Seconds between two notices of one kind that is collected.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, pause: float = PAUSE) -> None:
        self._loop = loop
        self._pause = pause
        self._subscribers: list[Subscriber] = []
        self._arrived: tuple[int, int] | None = None
        self._judged = Ranges()
        self._handle: asyncio.TimerHandle | None = None

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber(message)` for each notice, in the loop's thread; returns how to stop."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def publish(self, notice: Notice, **fields: Any) -> None:
        """Tell now."""
        message: Message = {"notice": notice.value, **fields}
        for subscriber in tuple(self._subscribers):
            subscriber(message)

    def arrived(self, first: int, last: int) -> None:
        """Captures `first` to `last` are in the archive."""
        self._arrived = (min(first, self._arrived[0]) if self._arrived else first, last)
        self._soon()

    def judged(self, ids: Iterable[int]) -> None:
        """These captures are judged, or judged anew with another result."""
        self._judged.add(ids)
        self._soon()

    def flush(self) -> None:
        """Tell what was collected, now."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._tell()

    def _soon(self) -> None:
        # The first one goes out in this turn of the loop; those behind it wait for the pause.
        if self._handle is None:
            self._handle = self._loop.call_later(0, self._turn)

    def _turn(self) -> None:
        self._handle = None
        if self._tell():
            self._handle = self._loop.call_later(self._pause, self._turn)

    def _tell(self) -> bool:
        arrived, self._arrived = self._arrived, None
        if arrived:
            self.publish(Notice.ARRIVED, first=arrived[0], last=arrived[1])
        judged = self._judged.take()
        if judged:
            self.publish(Notice.JUDGED, ids=judged)
        return bool(arrived or judged)
