"""Facts about a connection whose sender is faster, slower or larger than it should be."""

import asyncio
from typing import cast

import pytest

from inspector.core.capture import Kind, Reply
from inspector.listener.limits import Limits
from tests.listener.wire import CLOSING, GET, OK, OK_CLOSING, POST, Inbox, connected, listening

BIG = b"POST / HTTP/1.1\r\nContent-Length: 10000\r\n\r\n" + b"x" * 10_000


@pytest.mark.parametrize("request_bytes", [BIG, GET])
def test_a_sender_far_ahead_is_slowed_down(request_bytes: bytes) -> None:
    """No more than the limit waits for replies, and every request is answered in the end."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        number, limits = 1000, Limits(unanswered=8)
        async with listening(inbox.receive, limits) as listener, connected(listener) as peer:
            peer.send(request_bytes * number)
            reading = asyncio.ensure_future(peer.receive(len(OK) * number))
            await inbox.have(8)
            for _ in range(1000):
                await asyncio.sleep(0)
            assert len(inbox.arrivals) == 8
            for count in range(8, number + 1, 8):
                await inbox.have(count)
                assert len(inbox.arrivals) == count
                for respond in inbox.held[count - 8 : count]:
                    respond(inbox.reply)
            assert await reading == OK * number

    asyncio.run(scene())


def test_large_bodies_wait_for_their_replies() -> None:
    """One large body at a time is in the engine's hands, whatever the sender pipelines."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        huge = b"POST / HTTP/1.1\r\nContent-Length: 2000000\r\n\r\n" + b"x" * 2_000_000
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(huge * 2 + CLOSING)
            await inbox.have(1)
            for _ in range(1000):
                await asyncio.sleep(0)
            assert len(inbox.arrivals) == 1
            inbox.held[0](Reply())
            await inbox.have(2)
            inbox.held[1](Reply())
            await inbox.have(3)
            inbox.held[2](Reply())
            assert await peer.rest() == OK + OK + OK_CLOSING

    asyncio.run(scene())


def test_a_sender_that_never_reads_is_dropped() -> None:
    """Replies that nobody takes neither pile up nor keep a connection for ever."""

    async def scene() -> None:
        inbox = Inbox(reply=Reply(200, (), b"x" * 8_000_000))
        limits = Limits(body_time=0.02)
        async with listening(inbox.receive, limits) as listener, connected(listener) as peer:
            cast("asyncio.ReadTransport", peer.writer.transport).pause_reading()
            peer.send(GET * 100)
            await inbox.have(1)
            assert len(inbox.arrivals) == 1
            assert await listener._closed_within(10)
            assert len(inbox.arrivals) == 100  # what came is kept, although nobody took the replies

    asyncio.run(scene())


def test_what_came_before_a_loss_is_kept() -> None:
    """Requests that waited their turn when the sender vanished arrive all the same."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        async with listening(inbox.receive, Limits(unanswered=2)) as listener:
            async with connected(listener) as peer:
                peer.send(GET * 5 + POST[:-1])
                await inbox.have(2)
                peer.reset()
            inbox.hold = False
            inbox.held[0](Reply())
            await inbox.have(6)
            kinds = [one.kind for one in inbox.arrivals]
            assert kinds == [Kind.COMPLETE] * 5 + [Kind.CUT]

    asyncio.run(scene())


def test_a_large_refusal_may_wait_for_the_engine() -> None:
    """While what came of a huge body is committed, nothing more is read; then the 413 is seen."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        huge = b"POST / HTTP/1.1\r\nContent-Length: 9000000\r\n\r\n" + b"x" * 9_000_000
        limits = Limits(body=2_000_000)
        async with listening(inbox.receive, limits) as listener, connected(listener) as peer:
            peer.send(huge + GET)
            (arrival,) = await inbox.have(1)
            reading = asyncio.ensure_future(peer.rest())
            assert len(arrival.body) == 2_000_000
            assert arrival.reply is not None
            inbox.held[0](arrival.reply)
            assert (await reading).startswith(b"HTTP/1.1 413 ")
            assert len(inbox.arrivals) == 1
            peer.writer.write_eof()
            assert await listener._closed_within(10)

    asyncio.run(scene())
