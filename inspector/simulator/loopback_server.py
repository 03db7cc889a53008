"""A small HTTP/1.1 server on loopback for emulated APIs: one request a connection, bounded."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from inspector.core.capture import Request, request_of
from inspector.core.problem import Problem

LARGEST_HEAD = 64 * 1024
LARGEST_BODY = 64 * 1024 * 1024
PATIENCE = 30.0
"""Seconds a client may take to send its request."""

Answer = tuple[int, bytes]
"""Status and JSON."""


class LoopbackServer:
    """Serves one function until it is stopped.

    Args:
        answer: Gives status and JSON for a request.
    """

    def __init__(self, answer: Callable[[Request], Awaitable[Answer]]) -> None:
        self._answer = answer
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.address = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str | Problem:
        """Listen, at any free port by default; the address."""
        try:
            self._server = await asyncio.start_server(self._serve, host, port, limit=LARGEST_HEAD)
        except OSError as error:
            sentence = f"Nothing can listen at {host}:{port}: {error.strerror}."
            return Problem(sentence, "Choose another port.", "port-taken")
        bound = self._server.sockets[0].getsockname()[1]
        self.address = f"http://{host}:{bound}"
        return self.address

    async def stop(self) -> None:
        """Listen no more and end every connection."""
        if self._server is None:
            return
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        self._server, self.address = None, ""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            async with asyncio.timeout(PATIENCE):
                request = await _read(reader)
            if request is not None:
                status, body = await self._answer(request)
                writer.write(_framed(status, body))
                await writer.drain()
        except (TimeoutError, OSError):  # a client that went away or never finished
            pass
        finally:
            self._tasks.discard(task)
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    """One request with its body, None when it is none or larger than it may be."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        request = request_of(head, b"")
        length = int(request.header("content-length") or "0")
        if not 0 <= length <= LARGEST_BODY:
            return None
        return request_of(head, await reader.readexactly(length))
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
        return None


def _framed(status: int, body: bytes) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Unknown"
    head = (
        f"HTTP/1.1 {status} {phrase}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body
