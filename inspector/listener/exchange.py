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
    """One request with the reply it waits for.

    Attributes:
        arrival: The request.
        close: Whether the connection closes after the reply.
        old: Whether it is an HTTP/1.0 request.
        ready: The framed reply once it is given.
        delayed: The timer of a reply that is given with a delay.
    """

    __slots__ = ("_connection", "arrival", "close", "delayed", "old", "ready")

    def __init__(
        self,
        connection: Answering,
        arrival: Arrival,
        close: bool,  # noqa: FBT001 - made for every request, and keywords take their time
        old: bool,  # noqa: FBT001 - as `close`
    ) -> None:
        self._connection = connection
        self.arrival = arrival
        self.close = close
        self.old = old
        self.ready: bytes | None = None
        self.delayed: asyncio.TimerHandle | None = None

    def respond(self, reply: Reply) -> None:
        """Answer, after `reply.delay` seconds. A second answer is ignored."""
        if self.ready is None and self.delayed is None:
            if reply.delay > 0:
                self.delayed = self._connection.later(reply.delay, self, reply)
            else:
                self._connection.answer(self, reply)
