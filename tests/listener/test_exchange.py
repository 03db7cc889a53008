"""Facts about a request that waits for its reply."""

import asyncio

import pytest

from inspector.core.capture import Kind, Reply
from inspector.listener.arrival import Arrival
from inspector.listener.exchange import Exchange


class Line:
    """A connection that notes what it is asked to do."""

    def __init__(self) -> None:
        self.answered: list[Reply] = []
        self.delays: list[float] = []

    def answer(self, exchange: Exchange, reply: Reply) -> None:
        """Note the reply."""
        exchange.ready = b"framed"
        self.answered.append(reply)

    def later(self, delay: float, exchange: Exchange, reply: Reply) -> asyncio.TimerHandle | None:
        """Note the delay."""
        del exchange, reply
        self.delays.append(delay)
        return None


def exchange_of(line: Line) -> Exchange:
    """An exchange for a small request."""
    arrival = Arrival(1, Kind.COMPLETE, "", b"", b"12", b"", "POST", "/")
    return Exchange(line, arrival, False, False)  # noqa: FBT003 - as the connection makes it


@pytest.mark.parametrize("delay", [0.0, -1.0, float("nan")])
def test_it_is_answered_once(delay: float) -> None:
    """The first answer goes to the connection at once, a second one nowhere."""
    line = Line()
    exchange = exchange_of(line)
    exchange.respond(Reply(201, delay=delay))
    exchange.respond(Reply(202))

    assert [one.status for one in line.answered] == [201]


def test_a_delay_is_left_to_the_connection() -> None:
    """Only a reply with a delay costs a timer."""
    line = Line()
    exchange_of(line).respond(Reply(delay=0.5))

    assert (line.answered, line.delays) == ([], [0.5])
