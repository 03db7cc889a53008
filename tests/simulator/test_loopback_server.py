"""The small server behind emulated APIs."""

import asyncio
from contextlib import suppress

import pytest

from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.simulator.loopback_server import Answer, LoopbackServer


async def echo(request: Request) -> Answer:
    """Answer with what came."""
    return 299, request.method.encode() + b" " + request.target.encode() + b" " + request.body


def said(raw: bytes) -> bytes:
    """What the server answers to these bytes."""

    async def scene() -> bytes:
        server = LoopbackServer(echo)
        address = await server.start()
        assert isinstance(address, str)
        reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rpartition(":")[2]))
        answer = b""
        with suppress(ConnectionError):  # as the end looks to one who is still sending
            writer.write(raw)
            writer.write_eof()
            answer = await reader.read()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        await server.stop()
        assert server.address == ""
        return answer

    return asyncio.run(scene())


def test_a_request_is_answered() -> None:
    """With its own status, a length and the end of the connection."""
    answer = said(b"POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")

    assert answer.startswith(b"HTTP/1.1 299 ")
    assert b"Content-Length: 11\r\n" in answer
    assert answer.endswith(b"\r\n\r\nPOST /x abc")


@pytest.mark.parametrize(
    "raw",
    [b"", b"POST /", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc",
     b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", b"A" * 200_000,
     b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_request_is_not_answered(raw: bytes) -> None:
    """Cut, unreadable or too large: the connection ends."""
    assert said(raw) == b""


def test_a_taken_port_is_a_problem() -> None:
    """Nothing is raised, and stopping twice does no harm."""

    async def scene() -> None:
        server, second = LoopbackServer(echo), LoopbackServer(echo)
        address = await server.start()
        assert isinstance(address, str)
        assert isinstance(await second.start(port=int(address.rpartition(":")[2])), Problem)
        await second.stop()
        await server.stop()
        await server.stop()

    asyncio.run(scene())
