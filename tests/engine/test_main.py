"""Facts about the engine as a process: how it begins, how it ends, and that nothing is lost."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from inspector.archive.reading import Reader
from inspector.archive.values import Row
from inspector.core.capture import Kind
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.engine.house import FUSE, head_of, play, read
from tests.engine.line import Line, door, engine_process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="named pipes and no signals there")

POST = head_of(FUSE) + FUSE.body
SECRETS = [{"id": "a", "scheme": "fuse", "value": SAMPLE_SECRETS["fuse"]}]


def rows(reader: Reader) -> list[Row]:
    """Every row."""
    first, last = reader.bounds()
    return reader.rows(range(first, last + 1))


class Senders:
    """Connections that send one request after the other and count the answers."""

    def __init__(self) -> None:
        self.sent = self.answered = 0
        self.enough = asyncio.Event()

    async def run(self, address: str, count: int, enough: int) -> None:
        """Send until the engine is gone; tell when so many were answered."""
        host, _, port = address.removeprefix("http://").rpartition(":")
        await asyncio.gather(*(self._send(host, int(port), enough) for _ in range(count)))

    async def _send(self, host: str, port: int, enough: int) -> None:
        reader, writer = await asyncio.open_connection(host, port)
        try:
            while True:
                self.sent += 1
                writer.write(POST)
                head = await reader.readuntil(b"\r\n\r\n{}")
                assert head.startswith(b"HTTP/1.1 200")
                self.answered += 1
                if self.answered >= enough:
                    self.enough.set()
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()


def test_killed_under_load_it_has_lost_no_answered_request(tmp_path: Path) -> None:
    """Three times in a row: the archive opens again by itself, and says when nobody listened."""
    archive = tmp_path / "captures.sqlite"
    answered = sent = 0

    async def killed(address: str) -> Senders:
        async with engine_process(archive, address) as engine:
            line = await Line.open(address)
            hello = await line.call("hello")
            await line.call("secrets", secrets=SECRETS)
            senders = Senders()
            load = asyncio.create_task(senders.run(hello["address"], 8, 200))
            await senders.enough.wait()
            await engine.kill()
            await load
            await line.close()
            return senders

    async def recovered(address: str) -> None:
        async with engine_process(archive, address) as engine:
            line = await Line.open(address)
            await line.call("secrets", secrets=SECRETS)
            await line.call("hello")
            found = read(archive, rows)
            complete = [row for row in found if row.kind is Kind.COMPLETE]
            gaps = [row for row in found if row.kind is Kind.GAP]
            assert answered <= len(complete) <= sent
            assert len(gaps) == 3
            assert all(gap.until >= gap.received_at and gap.reason for gap in gaps)
            await line.heard.until(lambda: read(archive, all_verified))
            await line.call("quit")
            assert await engine.ended() == 0
            await line.close()

    async def scene() -> None:
        nonlocal answered, sent
        with door() as address:
            for _ in range(3):
                senders = await killed(address)
                answered += senders.answered
                sent += senders.sent
            await recovered(address)

    play(scene)


def all_verified(reader: Reader) -> bool:
    """Whether every capture was judged by the secret that was told."""
    outcomes = [
        [verdict.outcome.value for verdict in row.verdicts]
        for row in rows(reader)
        if row.kind is Kind.COMPLETE
    ]
    return all(each == ["verified"] for each in outcomes)


def test_a_clean_end_leaves_no_gap(tmp_path: Path) -> None:
    """Neither after `quit` nor after a signal; both end with 0 and take the socket along."""
    archive = tmp_path / "captures.sqlite"

    async def scene() -> None:
        with door() as address:
            async with engine_process(archive, address) as engine:
                assert engine.first_line == {"ready": address}
                line = await Line.open(address)
                await line.call("hello")
                await line.call("quit")
                assert await engine.ended() == 0
                assert not is_there(address)
                await line.close()
            for number in (signal.SIGTERM, signal.SIGINT):
                async with engine_process(archive, address) as engine:
                    engine.process.send_signal(number)
                    assert await engine.ended() == 0
                    assert await engine.said() == ""
        assert read(archive, rows) == []

    play(scene)


def is_there(name: str) -> bool:
    """Whether the file exists."""
    return Path(name).exists()


def test_it_ends_some_time_after_its_window_crashed(tmp_path: Path) -> None:
    """Until then a new window takes it over."""

    async def scene() -> None:
        with door() as address:
            archive = tmp_path / "captures.sqlite"
            async with engine_process(archive, address, "--grace", "0.5") as engine:
                line = await Line.open(address)
                pid = (await line.call("hello"))["pid"]
                await line.close()
                again = await Line.open(address)
                assert (await again.call("hello"))["pid"] == pid == engine.process.pid
                await again.close()
                assert await engine.ended() == 0

    play(scene)


def test_a_second_engine_says_why_it_cannot(tmp_path: Path) -> None:
    """On its first line, with an exit code; the first one goes on."""

    async def scene() -> None:
        archive = tmp_path / "captures.sqlite"
        with door() as address, door() as other:
            async with (
                engine_process(archive, address) as first,
                engine_process(archive, other) as second,
            ):
                assert second.first_line["kind"] == "in-use"
                assert second.first_line["problem"]
                assert await second.ended() == 2
                line = await Line.open(address)
                assert (await line.call("hello"))["pid"] == first.process.pid
                await line.close()

    play(scene)


def test_a_door_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """And the archive is free again."""

    async def scene() -> None:
        (tmp_path / "file").touch()
        archive = tmp_path / "captures.sqlite"
        async with engine_process(archive, str(tmp_path / "file" / "s")) as engine:
            assert "problem" in engine.first_line
            assert await engine.ended() == 2
        with door() as address:
            async with engine_process(archive, address) as engine:
                assert engine.first_line == {"ready": address}

    play(scene)


def test_it_can_be_started_without_listening(tmp_path: Path) -> None:
    """After the user stopped it, an engine that is started anew listens when it is told to."""

    async def scene() -> None:
        with door() as address:
            async with engine_process(tmp_path / "a.sqlite", address, "--deaf") as engine:
                line = await Line.open(address)
                hello = await line.call("hello")
                assert (hello["address"], hello["problem"]) == (None, None)
                assert (await line.call("listen", port=0))["address"]
                await line.call("quit")
                await line.close()
                assert await engine.ended() == 0

    play(scene)
