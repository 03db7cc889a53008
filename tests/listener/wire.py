"""What the listener's tests share: requests as bytes, and something that takes arrivals."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from inspector.core.capture import Reply
from inspector.listener.arrival import Arrival, Receive, Respond
from inspector.listener.limits import Limits, Usage
from inspector.listener.reading import RequestReader
from inspector.listener.server import Listener

POST = b"POST /fuse HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
CLOSING = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
OK_CLOSING = OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")


@dataclass
class Inbox:
    """Takes arrivals; answers each at once, or holds the answers back until told."""

    reply: Reply = field(default_factory=Reply)
    hold: bool = False
    arrivals: list[Arrival] = field(default_factory=list)
    held: list[Respond] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def receive(self, arrival: Arrival, respond: Respond) -> None:
        """Keep the arrival, and answer it as an engine does."""
        self.arrivals.append(arrival)
        if self.hold:
            self.held.append(respond)
        else:
            respond(arrival.reply or self.reply)
        self.changed.set()

    async def have(self, number: int) -> list[Arrival]:
        """Wait until so many arrivals came."""
        while len(self.arrivals) < number:
            self.changed.clear()
            await self.changed.wait()
        return self.arrivals


@dataclass
class Desk:
    """A reader without a connection, and what came out of it."""

    limits: Limits = field(default_factory=Limits)
    usage: Usage = field(default_factory=Usage)
    arrivals: list[Arrival] = field(default_factory=list)
    closes: list[bool] = field(default_factory=list)
    proceeds: int = 0
    reader: RequestReader = field(init=False)

    def __post_init__(self) -> None:
        """Connect the reader to the lists."""
        self.reader = RequestReader(
            self.limits, self.usage, "127.0.0.1:1", self._deliver, self._proceed
        )

    def read(self, pieces: Iterable[bytes], *, end: bool = True) -> list[Arrival]:
        """Feed the pieces, and the end of the stream; all arrivals."""
        for piece in pieces:
            self.reader.feed(piece)
        if end:
            self.reader.end(answerable=True)
        return self.arrivals

    def _deliver(self, arrival: Arrival, close: bool, old: bool) -> None:  # noqa: FBT001
        del old
        self.arrivals.append(arrival)
        self.closes.append(close)

    def _proceed(self) -> None:
        self.proceeds += 1


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop go on until something is so."""
    for _ in range(1_000_000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never became so")


def bytewise(data: bytes) -> list[bytes]:
    """The same bytes, one at a time."""
    return [data[at : at + 1] for at in range(len(data))]


@asynccontextmanager
async def listening(receive: Receive, limits: Limits | None = None) -> AsyncIterator[Listener]:
    """A listener on a free port of the loopback, stopped at the end."""
    listener = Listener(receive, limits)
    address = await listener.start("127.0.0.1", 0)
    assert address == listener.address
    try:
        yield listener
    finally:
        await listener.stop(0)


@dataclass
class Peer:
    """The sender's side of a real connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self.writer.write(data)

    async def receive(self, number: int) -> bytes:
        """Read exactly so many bytes."""
        return await self.reader.readexactly(number)

    def reset(self) -> None:
        """Vanish without a goodbye."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def rest(self) -> bytes:
        """Read until the listener closes."""
        return await self.reader.read()


@asynccontextmanager
async def connected(listener: Listener) -> AsyncIterator[Peer]:
    """A connection to the listener, closed at the end."""
    host, _, port = listener.address.removeprefix("http://").rpartition(":")
    reader, writer = await asyncio.open_connection(host.strip("[]"), int(port))
    try:
        yield Peer(reader, writer)
    finally:
        writer.close()
        with suppress(ConnectionError):  # it may have been reset; what came before was read
            await writer.wait_closed()


async def talk(listener: Listener, data: bytes, *, end: bool = True) -> bytes:
    """Send bytes over a new connection; everything that comes back until it is closed."""
    async with connected(listener) as peer:
        peer.send(data)
        if end:
            peer.writer.write_eof()
        return await peer.rest()
