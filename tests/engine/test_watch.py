"""Facts about what goes wrong by itself under a running engine."""

import asyncio
import os
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

from inspector.archive.reading import Reader
from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.engine import commands
from inspector.engine.command import Command
from inspector.engine.engine import Engine, microseconds
from inspector.engine.heartbeat import SLEEP
from inspector.engine.protocol import Hello, Message, SaveCopy
from tests.engine.house import FUSE, house, play, read


async def done(engine: Engine, command: Command) -> Message:
    """The answer to a command that can be done."""
    answer = await commands.run(engine, command)
    assert not isinstance(answer, Problem)
    return answer


here = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")


@here
def test_what_arrives_while_the_archive_is_away_is_refused(tmp_path: Path) -> None:
    """The sender is told to try again; once the file is back, all goes on."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            path = at.engine.archive.path
            assert await at.send(FUSE) == 200
            away = path.rename(path.with_name("away.sqlite"))
            assert await at.send(FUSE) == 503
            said = await at.heard.until(lambda: at.heard.of("keeping"))
            assert said[-1]["problem"]["kind"] == "moved"
            assert said[-1]["refused"] == 1
            away.rename(path)
            assert await at.send(FUSE) == 200
            assert at.heard.of("keeping")[-1]["problem"] is None
            assert read(path, Reader.bounds) == (1, 2)

    play(scene)


@here
def test_a_deleted_archive_is_noticed_without_any_request(tmp_path: Path) -> None:
    """The next second; and what it held can be saved."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert await at.send(FUSE) == 200
            at.engine.archive.path.unlink()
            await at.heard.one("trouble", kind="moved")
            saved = await done(at.engine, SaveCopy(id=1))
            assert read(Path(saved["path"]), Reader.bounds) == (1, 1)

    play(scene)


def test_a_full_disk_refuses_and_keeps_what_there_is(tmp_path: Path) -> None:
    """SQLite's own answer to a full disk: 503, told with how many were refused, nothing lost."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert await at.send(FUSE) == 200
            connection: sqlite3.Connection = at.engine.archive._connection
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
            while await at.send(FUSE) == 200:
                pass
            said = at.heard.of("keeping")[-1]
            assert said["problem"]["kind"] == "disk-full"
            assert said["refused"] == 1
            assert (await done(at.engine, Hello(id=1)))["keeping"] == {
                "problem": said["problem"],
                "refused": 1,
            }
            connection.execute("PRAGMA max_page_count = 1000000")
            assert await at.send(FUSE) == 200

    play(scene)


def test_an_archive_that_turned_read_only_refuses(tmp_path: Path) -> None:
    """SQLite's own answer, as on a disk that was mounted anew for reading."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert await at.send(FUSE) == 200
            connection: sqlite3.Connection = at.engine.archive._connection
            connection.execute("PRAGMA query_only = ON")
            assert await at.send(FUSE) == 503
            assert at.heard.of("keeping")[-1]["problem"]["kind"] == "read-only"
            connection.execute("PRAGMA query_only = OFF")
            assert await at.send(FUSE) == 200
            assert read(at.engine.archive.path, Reader.bounds) == (1, 2)

    play(scene)


def test_a_computer_that_slept_leaves_a_gap(tmp_path: Path) -> None:
    """From the last beat before it to the first one after."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            now = microseconds() + SLEEP
            at.engine.watch.look(now)
            row = at.engine.archive.reader.rows([1])[0]
            assert row.kind is Kind.GAP
            assert row.until == now

    play(scene)


@here
def test_a_dead_socket_is_opened_again_at_the_same_port(tmp_path: Path) -> None:
    """Senders know the address."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            address = at.engine.address
            kill_socket(at.engine.listening._listener._servers)
            at.engine.watch.look(microseconds())
            await at.heard.until(lambda: at.heard.of("listening"))
            assert at.engine.address == address
            assert await at.send(FUSE) == 200

    play(scene)


@here
def test_a_port_that_was_taken_meanwhile_is_told(tmp_path: Path) -> None:
    """With its problem, which the window shows with a way out."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            port = at.engine.listening.port
            kill_socket(at.engine.listening._listener._servers)
            with socket.socket() as other:
                other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                other.bind(("127.0.0.1", port))
                other.listen()
                at.engine.watch.look(microseconds())
                said = await at.heard.one("listening", address=None)
            assert said["problem"]["kind"] == "port-taken"
            assert at.engine.listening.port == port

    play(scene)


def kill_socket(servers: list[asyncio.Server]) -> None:
    """Let the system close a listening socket under its server."""
    for server in servers:
        for one in server.sockets:
            with socket.socket(fileno=os.dup(one.fileno())) as same:
                same.shutdown(socket.SHUT_RDWR)
