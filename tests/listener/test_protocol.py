"""Facts about one connection, over real sockets."""

import asyncio
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.capture import Kind, Reply
from inspector.listener.arrival import NO_REPLY
from inspector.listener.limits import Limits
from tests.listener.wire import (
    CLOSING,
    GET,
    OK,
    OK_CLOSING,
    POST,
    Inbox,
    bytewise,
    connected,
    listening,
    talk,
)

HEAD = b"HEAD /h HTTP/1.1\r\nHost: x\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
EXPECTING = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
UPGRADE = b"GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
CHUNKED = b"POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n"
OLD = b"POST /o HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}"
OLD_KEPT = b"GET /k HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
OK_KEPT = OK_CLOSING.replace(b"close", b"keep-alive")


@pytest.mark.parametrize(
    ("sent", "got", "targets"),
    [
        (GET + POST + b"\r\n" + CLOSING, OK + OK + OK_CLOSING, ["/", "/fuse", "/last"]),
        (GET + GET, OK + OK, ["/", "/"]),
        (HEAD + CLOSING, OK[:-2] + OK_CLOSING, ["/h", "/last"]),
        (UPGRADE + CHUNKED + CLOSING, OK + OK + OK_CLOSING, ["/ws", "/c", "/last"]),
        (OLD + GET, OK_CLOSING, ["/o"]),
        (OLD_KEPT + OLD, OK_KEPT + OK_CLOSING, ["/k", "/o"]),
        (CLOSING + GET, OK_CLOSING, ["/last"]),
        (b"PURGE * HTTP/1.1\r\n\r\n" + CLOSING, OK + OK_CLOSING, ["*", "/last"]),
        (b"GET http://h/p HTTP/1.1\r\n\r\n" + CLOSING, OK + OK_CLOSING, ["http://h/p", "/last"]),
        (EXPECTING + b"{}" + CLOSING, OK + OK_CLOSING, ["/", "/last"]),
        (b"", b"", []),
        (b"\r\n", b"", []),
    ],
)
def test_requests_are_answered_in_order(sent: bytes, got: bytes, targets: list[str]) -> None:
    """Bytes in, arrivals and bytes out: in one piece, and byte by byte."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive) as listener:
            assert await talk(listener, sent) == got
            assert [one.target for one in inbox.arrivals] == targets
            async with connected(listener) as peer:
                for piece in bytewise(sent):
                    peer.send(piece)
                    await peer.writer.drain()
                peer.writer.write_eof()
                assert (await peer.rest()).replace(CONTINUE, b"") == got
            assert [one.target for one in inbox.arrivals] == targets * 2
            assert all(one.peer.startswith("127.0.0.1:") for one in inbox.arrivals)

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("sent", "status", "kind"),
    [
        (b"\x16\x03\x01\x02\x00", 400, Kind.MALFORMED),
        (b"GET / HTTP/1.1\r\nA: b\n\r\n\r\n", 400, Kind.MALFORMED),
        (POST.replace(b"Host: x", b"Content-Length: 2"), 400, Kind.MALFORMED),
        (b"GET / HTTP/1.1\r\nA: " + b"x" * 200, 431, Kind.REFUSED),
        (POST.replace(b"h: 2", b"h: 99"), 413, Kind.CUT),
        (b"CONNECT a:443 HTTP/1.1\r\n\r\n", 405, Kind.REFUSED),
    ],
)
def test_refusals_are_read_by_the_sender(sent: bytes, status: int, kind: Kind) -> None:
    """A sender still in full flow sees the refusal and its reason rather than a reset."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive, Limits(head=150, body=8)) as listener:
            got = await talk(listener, GET + sent + b"x" * 5_000_000)
            arrival = inbox.arrivals[-1]
            head, _, body = got.removeprefix(OK).partition(b"\r\n\r\n")

            assert len(inbox.arrivals) == 2
            assert head.startswith(b"HTTP/1.1 %d " % status)
            assert head.endswith(b"\r\nConnection: close")
            assert json.loads(body) == {"error": arrival.reason}
            assert (arrival.kind, arrival.status) == (kind, status)

    asyncio.run(scene())


def test_replies_wait_for_those_before_them() -> None:
    """Answers given in any order leave in the order of the requests."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET * 3 + CLOSING)
            await inbox.have(4)
            for number in (2, 1, 3, 0):
                inbox.held[number](Reply(200 + number, (), b""))
            inbox.held[0](Reply(500))  # a second answer is ignored
            got = await peer.rest()

            statuses = re.findall(rb"HTTP/1.1 (\d+)", got)
            assert statuses == [b"200", b"201", b"202", b"203"]

    asyncio.run(scene())


def test_a_delay_holds_back_what_follows() -> None:
    """A delayed reply comes late, and the replies behind it come after it."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        loop = asyncio.get_running_loop()
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET + CLOSING)
            await inbox.have(2)
            start = loop.time()
            inbox.held[0](Reply(201, (), b"", delay=0.05))
            inbox.held[1](Reply(202, (), b""))
            got = await peer.rest()

            assert loop.time() - start >= 0.049
            assert got.index(b" 201 ") < got.index(b" 202 ")

    asyncio.run(scene())


def test_a_delay_ends_with_its_connection() -> None:
    """No timer outlives the sender it was for."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET)
            await inbox.have(1)
            inbox.held[0](Reply(delay=3600))
            (connection,) = listener._open
            exchange = connection._queue[0]
            await listener.stop(0)

            assert exchange.delayed is not None
            assert exchange.delayed.cancelled()

    asyncio.run(scene())


def test_a_waiting_sender_is_told_to_go_on() -> None:
    """100 Continue comes at once, but never before the replies of earlier requests."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(EXPECTING)
            assert await peer.receive(len(CONTINUE)) == CONTINUE
            peer.send(b"{}" + EXPECTING)
            (arrival,) = await inbox.have(1)
            assert arrival.body == b"{}"
            inbox.held[0](Reply())
            assert await peer.receive(len(OK + CONTINUE)) == OK + CONTINUE
            peer.send(b"[]" + CLOSING)
            await inbox.have(3)
            inbox.held[1](Reply())
            inbox.held[2](Reply())
            assert await peer.rest() == OK + OK_CLOSING

    asyncio.run(scene())


def test_a_sender_that_ended_still_gets_its_reply() -> None:
    """Closing one direction after the request is allowed; the reply may take its time."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET)
            peer.writer.write_eof()
            await inbox.have(1)
            reading = asyncio.ensure_future(peer.rest())
            inbox.held[0](Reply())
            assert await reading == OK

    asyncio.run(scene())


def test_a_body_broken_off_arrives_and_is_not_answered() -> None:
    """A reset in the middle leaves a capture marked cut, and answering it does nothing."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET + POST[:-1])
            await peer.receive(len(OK))
            peer.reset()
            _, arrival = await inbox.have(2)

            assert (arrival.kind, arrival.body, arrival.status) == (Kind.CUT, b"{", 0)
            assert arrival.reply is NO_REPLY

    asyncio.run(scene())


def test_answering_after_the_sender_left_does_nothing() -> None:
    """The engine answers after its commit; the sender may be gone by then."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET * 2)
            await inbox.have(2)
            await listener.stop(0)
            inbox.held[0](Reply())
            inbox.held[1](Reply(delay=1.0))

            assert await peer.rest() == b""

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("sent", "status", "kind"),
    [
        (GET[:-2], 408, Kind.REFUSED),
        (POST[:-1], 408, Kind.CUT),
        (b"", 0, None),
        (b"\r\n", 0, None),
    ],
)
def test_time_outs_end_a_connection(sent: bytes, status: int, kind: Kind | None) -> None:
    """Slow heads and bodies are answered 408 and kept; idle connections close without a word."""

    async def scene() -> None:
        inbox = Inbox()
        limits = Limits(head_time=0.02, body_time=0.02, idle_time=0.02, linger_time=0.02)
        async with listening(inbox.receive, limits) as listener:
            got = await talk(listener, sent, end=False)

            assert [one.kind for one in inbox.arrivals] == ([kind] if kind else [])
            assert got.startswith(b"HTTP/1.1 %d " % status if status else b"")
            assert bool(got) == bool(status)

    asyncio.run(scene())


def test_nobody_lingers_for_ever() -> None:
    """After a refusal the connection is closed even if the sender keeps its side open."""

    async def scene() -> None:
        limits = Limits(linger_time=0.02)
        async with listening(Inbox().receive, limits) as listener, connected(listener) as peer:
            peer.send(b"\x00")
            await peer.rest()
            assert await listener._closed_within(10)

    asyncio.run(scene())


def test_a_reply_that_asks_to_close_closes() -> None:
    """A reply rule with `Connection: close` ends the connection, whatever else was sent."""

    async def scene() -> None:
        inbox = Inbox(reply=Reply(headers=(("Connection", "close"),)))
        async with listening(inbox.receive) as listener:
            got = await talk(listener, GET * 3)

            assert got.count(b"HTTP/1.1 200") == 1
            assert b"\r\nConnection: close\r\n" in got

    asyncio.run(scene())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=30), st.sampled_from([GET, POST, CHUNKED, b"GET / ", b"\r\n"])
        ),
        max_size=6,
    )
)
def test_no_sender_is_left_unanswered(scraps: list[bytes]) -> None:
    """Whatever comes before the sender ends, each arrival has its reply and the end is seen."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive) as listener:
            got = await talk(listener, b"".join(scraps))

            assert got.count(b"HTTP/1.1 ") == len(inbox.arrivals)
            assert await listener._closed_within(10)

    asyncio.run(scene())
