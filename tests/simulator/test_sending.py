"""Deliveries go over real HTTP, and what comes back is data."""

import asyncio

from inspector.core.capture import Request, request_of
from inspector.core.problem import Problem
from inspector.simulator.sending import Answer, Sender

HEAD = b"POST /x HTTP/1.1\r\nContent-Type: application/json\r\nX-Sig: a\r\n\r\n"


async def exchange(answer: bytes) -> tuple[bytes, Answer | Problem]:
    """What one tiny server received, and what the sender made of its answer."""
    received = bytearray()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.extend(await reader.readuntil(b'{"a":1}'))
        writer.write(answer)
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    sender = Sender()
    result = await sender.send(f"http://127.0.0.1:{port}/x", request_of(HEAD, b'{"a":1}'))
    await sender.close()
    server.close()
    await server.wait_closed()
    return bytes(received), result


def test_bytes_arrive_as_built() -> None:
    """The body and the given fields arrive unchanged; the answer's status comes back."""
    received, result = asyncio.run(exchange(b"HTTP/1.1 202 OK\r\nContent-Length: 2\r\n\r\nok"))

    assert isinstance(result, Answer)
    assert (result.status, result.body) == (202, b"ok")
    assert b"X-Sig: a\r\n" in received
    assert received.endswith(b'\r\n\r\n{"a":1}')


def test_garbage_is_a_problem() -> None:
    """A server that does not speak HTTP is said to be unreachable, in words."""
    _, result = asyncio.run(exchange(b"hello\r\n\r\n"))

    assert isinstance(result, Problem)
    assert result.kind == "unreachable"


def test_bad_addresses_are_problems() -> None:
    """No address, no scheme, nobody there: each is a sentence, none is an exception."""

    async def send(url: str) -> Answer | Problem:
        sender = Sender()
        try:
            return await sender.send(url, request_of(HEAD, b""))
        finally:
            await sender.close()

    for url in (
        "ftp://x", "http://127.0.0.1:1", "http://[", "nothing", "http://", "http://127.0.0.1:99999",
        "http://user:hunter2@127.0.0.1:1",
    ):  # fmt: skip
        assert isinstance(asyncio.run(send(url)), Problem), url


def test_a_header_that_cannot_be_sent_is_not_shown() -> None:
    """It may hold a token."""

    async def send() -> Answer | Problem:
        sender = Sender()
        try:
            request = Request(
                b"", b"", "POST", "/", "1.1", (("Authorization", "Bearer hun\nter2"),)
            )
            return await sender.send("http://127.0.0.1:1", request)
        finally:
            await sender.close()

    answer = asyncio.run(send())

    assert isinstance(answer, Problem)
    assert "ter2" not in str(answer)
