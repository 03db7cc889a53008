"""Facts about the listener as a whole, over real sockets."""

import asyncio

import pytest

from inspector.core.capture import Kind, Reply
from inspector.core.problem import Problem
from inspector.listener.arrival import NO_REPLY
from inspector.listener.limits import Limits
from inspector.listener.server import Listener
from tests.listener.wire import (
    GET,
    OK,
    OK_CLOSING,
    POST,
    Inbox,
    connected,
    listening,
    talk,
    until,
)


def test_it_can_be_started_and_stopped_again() -> None:
    """The address is there while it listens, and the same listener starts once more."""

    async def scene() -> None:
        listener = Listener(Inbox().receive)
        for _ in range(2):
            address = await listener.start("127.0.0.1", 0)
            assert address == listener.address
            assert await talk(listener, GET) == OK
            await listener.stop(1)
            assert (listener.address, listener.connections) == ("", 0)
        await listener.stop(1)

    asyncio.run(scene())


def test_a_second_start_is_a_sentence() -> None:
    """A listener listens at one address."""

    async def scene() -> None:
        async with listening(Inbox().receive) as listener:
            problem = await listener.start("127.0.0.1", 0)
            assert isinstance(problem, Problem)
            assert problem.kind == "already-listening"
            assert listener.address in problem.sentence

    asyncio.run(scene())


def test_a_taken_port_is_a_sentence() -> None:
    """The problem comes back as a value and leaves nothing open."""

    async def scene() -> None:
        async with listening(Inbox().receive) as first:
            second = Listener(Inbox().receive)
            problem = await second.start("127.0.0.1", int(first.address.rpartition(":")[2]))
            assert isinstance(problem, Problem)
            assert problem.kind == "port-taken"
            assert second.address == ""

    asyncio.run(scene())


def test_a_name_that_nobody_knows_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that must be looked up does not stop the loop meanwhile."""
    problem = Problem("unknown", kind="address-unavailable")
    monkeypatch.setattr("inspector.listener.server.bind", lambda *_: problem)

    assert asyncio.run(Listener(Inbox().receive).start("name.invalid", 0)) is problem


def test_localhost_answers() -> None:
    """`localhost` leads here, whichever family the sender prefers."""

    async def scene() -> None:
        listener = Listener(Inbox().receive)
        address = await listener.start("localhost", 0)
        assert address == listener.address
        assert str(address).startswith("http://localhost:")
        assert await talk(listener, GET) == OK
        await listener.stop(1)

    asyncio.run(scene())


def test_connections_over_the_cap_are_answered_503() -> None:
    """The sender learns why, it is counted, and the place is free again afterwards."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive, Limits(connections=1)) as listener:
            async with connected(listener) as peer:
                peer.send(GET)
                await peer.receive(len(OK))
                for number in (1, 2, 3):
                    got = await talk(listener, POST * 1000)
                    assert got.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
                    assert b"1 connections already" in got
                    assert (listener.refused, listener.connections) == (number, 1)
            assert await listener._closed_within(10)
            assert await talk(listener, GET) == OK
            assert len(inbox.arrivals) == 2

    asyncio.run(scene())


def test_even_those_turned_away_are_bounded() -> None:
    """Senders that hold on to a refused connection are dropped once they are too many."""

    async def scene() -> None:
        async with (
            listening(Inbox().receive, Limits(connections=1)) as listener,
            connected(listener) as first,
            connected(listener) as second,
        ):
            first.send(GET)
            await first.receive(len(OK))
            assert (await second.rest()).startswith(b"HTTP/1.1 503")
            for _ in range(5):
                async with connected(listener) as more:
                    assert (await more.rest()).startswith(b"HTTP/1.1 503")
                assert len(listener._turned_away) <= 2

    asyncio.run(scene())


def test_stopping_closes_idle_connections_at_once() -> None:
    """Nobody waits for a keep-alive connection."""

    async def scene() -> None:
        async with listening(Inbox().receive) as listener, connected(listener) as peer:
            peer.send(GET)
            await peer.receive(len(OK))
            port = int(listener.address.rpartition(":")[2])
            await asyncio.wait_for(listener.stop(60), 10)
            assert await peer.rest() == b""
            with pytest.raises(OSError, match="onnect"):
                await asyncio.open_connection("127.0.0.1", port)

    asyncio.run(scene())


def test_stopping_answers_what_is_in_flight() -> None:
    """A request that waits for its reply gets it, with `Connection: close`."""

    async def scene() -> None:
        inbox = Inbox(hold=True)
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET * 2)
            await inbox.have(2)
            stopping = asyncio.ensure_future(listener.stop(60))
            await until(lambda: listener._all_closed is not None)
            inbox.held[1](Reply())
            inbox.held[0](Reply())
            assert await peer.rest() == OK + OK_CLOSING
            await stopping

    asyncio.run(scene())


def test_stopping_lets_a_request_finish() -> None:
    """A request of which a part came may come in full within the grace."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET + POST[:-1])
            await peer.receive(len(OK))
            stopping = asyncio.ensure_future(listener.stop(60))
            await until(lambda: listener._all_closed is not None)
            peer.send(POST[-1:] + GET)
            assert await peer.rest() == OK_CLOSING
            await stopping
            assert [one.kind for one in inbox.arrivals] == [Kind.COMPLETE] * 2

    asyncio.run(scene())


def test_stopping_cuts_what_outlasts_the_grace() -> None:
    """Afterwards everything that came has arrived, and nothing more comes."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive) as listener, connected(listener) as peer:
            peer.send(GET + POST[:-1])
            await peer.receive(len(OK))
            await listener.stop(0.01)
            assert [one.kind for one in inbox.arrivals] == [Kind.COMPLETE, Kind.CUT]
            assert inbox.arrivals[1].reply is NO_REPLY
            assert listener.usage.held == 0
            assert await peer.rest() == b""

    asyncio.run(scene())


def test_one_timer_serves_all_connections() -> None:
    """The sweep runs while connections are open and stops with the last of them."""

    async def scene() -> None:
        limits = Limits(linger_time=0.02)
        async with listening(Inbox().receive, limits) as listener:
            sweeping = [listener._sweeping]
            async with connected(listener) as peer:
                peer.send(GET)
                await peer.receive(len(OK))
                sweeping.append(listener._sweeping)
            await until(lambda: listener._sweeping is None)
            assert [one is not None for one in sweeping] == [False, True]
            assert listener.connections == 0

    asyncio.run(scene())


def test_many_senders_at_once_are_all_answered() -> None:
    """Two hundred connections with ten requests each: each request once, each reply once."""

    async def scene() -> None:
        inbox = Inbox()
        async with listening(inbox.receive) as listener:
            replies = await asyncio.gather(*(talk(listener, POST * 10) for _ in range(200)))
            assert replies == [OK * 10] * 200
            assert len(inbox.arrivals) == 2000
            assert len({one.peer for one in inbox.arrivals}) == 200

    asyncio.run(scene())
