"""One request and the reply it waits for."""

import asyncio
from typing import Protocol

from inspector.core.capture import Reply
from inspector.listener.arrival import Arrival


class Answering(Protocol):
    """What an exchange needs of its connection."""

    def answer(self, exchange: "Exchange", reply: Reply) -> None:
        """Send the reply when its turn has come."""

    def later(self, delay: float, exchange: "Exchange", reply: Reply) -> asyncio.TimerHandle | None:
        """Answer after `delay` seconds; None when there is nobody to answer."""


class Exchange:
    """One request with the reply it waits for; calling it gives the reply."""

    __slots__ = ("_connection", "bodiless", "close", "delayed", "linger", "old", "ready", "size")

    def __init__(self, connection: Answering, arrival: Arrival, *, close: bool, old: bool) -> None:
        self._connection = connection
        self.bodiless = arrival.method == "HEAD"
        self.close = close
        self.old = old
        self.linger = arrival.status != 0
        self.size = len(arrival.body)
        self.ready: bytes | None = None  # the framed reply once it is given
        self.delayed: asyncio.TimerHandle | None = None

    def __call__(self, reply: Reply) -> None:
        """Answer, after `reply.delay` seconds. A second answer is ignored."""
        if self.ready is None and self.delayed is None:
            if reply.delay > 0:
                self.delayed = self._connection.later(reply.delay, self, reply)
            else:
                self._connection.answer(self, reply)
