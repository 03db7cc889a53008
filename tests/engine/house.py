"""What the engine's tests share: an engine on a new archive, senders, and what it says."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from inspector.archive.archive import Archive
from inspector.archive.reading import Reader
from inspector.archive.values import Arrived
from inspector.core.capture import Kind, Reply, Request
from inspector.core.secret import Secret
from inspector.engine import event_loop
from inspector.engine.engine import Engine
from inspector.engine.options import Options
from inspector.engine.protocol import Message
from inspector.listener.arrival import Arrival
from inspector.providers import SCHEMES
from inspector.simulator.sample_secrets import SAMPLE_SECRETS

T = TypeVar("T")

PATIENCE = 30.0
NOW = 1_760_000_000_000_000
FUSE_BODY = b'{"type":"financial_connection.sync_data","environment":"sandbox","source":"mx"}'


def play(scene: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a scene on a loop of its own, not for ever."""

    async def bounded() -> T:
        return await asyncio.wait_for(scene(), PATIENCE)

    return event_loop.run(bounded())


def secret(scheme: str, value: str = "", **more: Any) -> Secret:
    """A secret of a scheme, by default the simulator's sample."""
    return Secret(more.pop("id", scheme), scheme, value or SAMPLE_SECRETS[scheme], **more)


def signed(scheme: str, target: str, body: bytes, value: str = "") -> Request:
    """A request that the scheme's sample secret verifies, signed at NOW."""
    headers = (("Host", "x"), ("Content-Type", "application/json"))
    bare = Request(b"", body, "POST", target, "1.1", headers)
    proof = SCHEMES[scheme].sign(bare, value or SAMPLE_SECRETS[scheme], NOW / 1e6)
    assert proof
    return Request(b"", body, "POST", target, "1.1", (*headers, *proof))


def gzipped(request: Request) -> Request:
    """The same request with its body compressed."""
    headers = (*request.headers, ("Content-Encoding", "gzip"))
    body = gzip.compress(request.body, mtime=0)
    return Request(b"", body, "POST", request.target, "1.1", headers)


def head_of(request: Request) -> bytes:
    """The head as bytes on the wire."""
    fields = (*request.headers, ("Content-Length", str(len(request.body))))
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"{request.method} {request.target} HTTP/1.1\r\n{lines}\r\n".encode()


def arrival(request: Request, kind: Kind = Kind.COMPLETE) -> Arrival:
    """The request as the listener hands it over."""
    return Arrival(
        NOW, kind, "127.0.0.1:9", head_of(request), request.body, b"", "POST", request.target
    )


def arrived(request: Request) -> Arrived:
    """The request as the archive takes it."""
    came = arrival(request)
    return Arrived(
        NOW, came.kind, came.peer, "", came.head, came.body, b"", "POST", request.target, Reply()
    )


@contextmanager
def archive_of(path: Path, *requests: Request) -> Iterator[Archive]:
    """An archive that holds these requests, closed at the end."""
    archive = Archive.open(path / "captures.sqlite")
    assert isinstance(archive, Archive), archive
    for request in requests:
        archive.add(arrived(request))
    assert archive.commit() is None
    yield archive
    archive.close()


FUSE = signed("fuse", "/fuse", FUSE_BODY)


@dataclass
class Heard:
    """Everything an engine said, and waiting for more."""

    messages: list[Message] = field(default_factory=list)
    _new: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, message: Message) -> None:
        """Take a notice."""
        self.messages.append(message)
        self._new.set()

    def of(self, notice: str) -> list[Message]:
        """All notices of a name."""
        return [m for m in self.messages if m.get("notice") == notice]

    async def until(self, condition: Callable[[], T]) -> T:
        """Wait until something is true; it is looked at after every notice."""
        while not (found := condition()):
            self._new.clear()
            await asyncio.wait_for(self._new.wait(), PATIENCE)
        return found

    async def one(self, notice: str, **fields: Any) -> Message:
        """Wait for a notice with these fields."""

        def matching() -> Message | None:
            found = (m for m in self.of(notice) if fields.items() <= m.items())
            return next(found, None)

        found = await self.until(matching)
        assert found is not None
        return found

    async def judged(self, *ids: int) -> None:
        """Wait until these captures were judged."""
        await self.until(lambda: set(ids) <= self.judged_ids())

    def judged_ids(self) -> set[int]:
        """All ids that were told to be judged."""
        pairs = [pair for message in self.of("judged") for pair in message["ids"]]
        return {number for first, last in pairs for number in range(first, last + 1)}


@dataclass
class House:
    """A running engine with what it said."""

    engine: Engine
    heard: Heard

    async def send(self, request: Request) -> int:
        """Send a request over a connection of its own; the status of the answer."""
        return await send(self.engine.address, head_of(request) + request.body)

    def outcomes(self, number: int) -> dict[str, str]:
        """Outcome by scheme of one capture."""
        rows = self.engine.archive.reader.rows([number])
        return {verdict.scheme: verdict.outcome.value for verdict in rows[0].verdicts}


@asynccontextmanager
async def house(path: Path, **options: Any) -> AsyncIterator[House]:
    """An engine at a free port, stopped at the end."""
    given = {"archive": path / "captures.sqlite", "port": 0, **options}
    engine = await Engine.start(Options(**given))
    assert isinstance(engine, Engine), engine
    heard = Heard()
    engine.subscribe(heard.hear)
    try:
        yield House(engine, heard)
    finally:
        await engine.stop()


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop turn until something is so; for what no notice tells."""
    for _ in range(1_000_000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never became so")


async def send(address: str, raw: bytes) -> int:
    """Send bytes; the status of the answer."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(raw)
        return int((await reader.readuntil(b"\r\n\r\n")).split(b" ")[1])
    finally:
        writer.close()
        await writer.wait_closed()


def read(path: Path, look: Callable[[Reader], T]) -> T:
    """Look into an archive that may be in use."""
    reader = Reader.open(path)
    assert isinstance(reader, Reader), reader
    try:
        return look(reader)
    finally:
        reader.close()


def as_line(**message: Any) -> bytes:
    """A message as it goes over the control connection."""
    return json.dumps(message).encode() + b"\n"
