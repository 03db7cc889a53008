"""A window's end of the control connection, and engines in processes of their own."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspector.engine.protocol import MAX_LINE, Message
from tests.engine.house import PATIENCE, Heard, as_line

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def door() -> Iterator[str]:
    """An address for a control connection; a socket's name must be short."""
    with tempfile.TemporaryDirectory(prefix="wi-", dir="/tmp") as folder:
        yield str(Path(folder) / "door" / "s")


@dataclass
class Line:
    """A connection that hears notices and gets replies."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    heard: Heard = field(default_factory=Heard)
    _number: int = 0
    _listening: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, address: str) -> "Line":
        """Connect."""
        reader, writer = await asyncio.open_unix_connection(address, limit=MAX_LINE)
        line = cls(reader, writer)
        line._listening = asyncio.create_task(line._listen())
        return line

    async def call(self, do: str, **fields: Any) -> Message:
        """Send a command and wait for its reply, which must be no problem."""
        reply = await self.ask(do, **fields)
        assert set(reply) != {"reply", "problem"}, reply
        return reply

    async def ask(self, do: str, **fields: Any) -> Message:
        """Send a command and wait for its reply."""
        self._number += 1
        number = self._number
        self.writer.write(as_line(id=number, do=do, **fields))
        return await self.reply(number)

    async def reply(self, number: int | None) -> Message:
        """Wait for the reply with this number."""

        def replied() -> Message | None:
            replies = (m for m in self.heard.messages if "reply" in m and "notice" not in m)
            return next((m for m in replies if m["reply"] == number), None)

        found = await self.heard.until(replied)
        assert found is not None
        return found

    async def ended(self) -> None:
        """Wait until the engine closes the connection."""
        assert self._listening is not None
        await asyncio.wait_for(self._listening, PATIENCE)

    async def close(self) -> None:
        """Leave without a word, as a window that crashed."""
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()
        if self._listening is not None:
            await self._listening

    async def _listen(self) -> None:
        with suppress(OSError):
            while line := await self.reader.readline():
                self.heard.hear(json.loads(line))


@dataclass
class Engine:
    """An engine process."""

    process: asyncio.subprocess.Process
    first_line: Message

    async def ended(self) -> int:
        """Wait for its end; the exit code."""
        return await asyncio.wait_for(self.process.wait(), PATIENCE)

    async def kill(self) -> None:
        """End it without a warning."""
        self.process.kill()
        await self.ended()

    async def said(self) -> str:
        """Everything it wrote to stderr, once it has ended."""
        assert self.process.stderr is not None
        return (await self.process.stderr.read()).decode()


@asynccontextmanager
async def engine_process(archive: Path, address: str, *more: str) -> AsyncIterator[Engine]:
    """An engine process at a free port, killed at the end if it is still there."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "inspector.engine", "--archive", str(archive), "--port", "0",
        "--control", address, *more, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        yield Engine(process, json.loads(line))
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
