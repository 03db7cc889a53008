"""Facts about what the listener hands over."""

from inspector.core.capture import Kind
from inspector.listener.arrival import NO_REPLY, Arrival


def test_an_arrival_leaves_the_reply_to_the_engine() -> None:
    """Unless something fixed the reply, the engine decides."""
    arrival = Arrival(1, Kind.COMPLETE, "127.0.0.1:1", b"", b"", b"", "GET", "/")

    assert (arrival.status, arrival.reason, arrival.reply) == (0, "", None)


def test_no_reply_cannot_be_mistaken_for_one() -> None:
    """What stands for 'nobody was there to answer' has no HTTP status."""
    assert NO_REPLY.status == 0
    assert NO_REPLY.body == b""
