"""Facts about the engine's door."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inspector.core.problem import Problem
from inspector.engine import control as module
from inspector.engine import protocol
from inspector.engine.command import Command
from inspector.engine.control import Control
from inspector.engine.lifetime import Lifetime
from inspector.engine.protocol import Message
from tests.engine.house import as_line, play, until
from tests.engine.line import Line, door

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets are pipes there")


@dataclass
class Desk:
    """A door with somebody behind it who echoes."""

    address: str
    control: Control = field(init=False)
    lifetime: Lifetime = field(init=False)
    dropped: list[str] = field(default_factory=list)
    held: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Build the door."""
        self.lifetime = Lifetime(asyncio.get_running_loop(), 1000.0)
        self.control = Control(self.lifetime, self.handle, self.dropped.append)

    async def handle(self, command: Command) -> Message | Problem:
        """Do something with a command."""
        if isinstance(command, protocol.Star):
            raise ZeroDivisionError("hunter2")
        if isinstance(command, protocol.Explain):
            await self.held.wait()
        if isinstance(command, protocol.Filter):
            return {"token": command.text}
        if isinstance(command, protocol.FilterDrop):
            return Problem("There is no such filter.", kind="no-filter")
        if isinstance(command, protocol.BodyOf):
            return {"text": "x" * 1000}
        return {}


@asynccontextmanager
async def desk() -> AsyncIterator[Desk]:
    """An open door."""
    with door() as address:
        at = Desk(address)
        assert await at.control.open(address) is None
        yield at
        at.held.set()
        await at.control.close()
        at.lifetime.end()


def test_only_this_user_can_come_in() -> None:
    """The socket is 0600 in a folder that is 0700."""

    async def scene() -> None:
        async with desk() as at:
            modes = permissions(at.address)
            assert modes == (0o600, 0o700)

    play(scene)


def permissions(address: str) -> tuple[int, int]:
    """Of the socket and of its folder."""
    path = Path(address)
    return path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777


def test_replies_find_their_command() -> None:
    """A slow one does not hold up those behind it."""

    async def scene() -> None:
        async with desk() as at:
            line = await Line.open(at.address)
            slow = asyncio.create_task(line.ask("explain", capture=1))
            await asyncio.sleep(0)
            assert await line.ask("filter", text="abc") == {"reply": 2, "token": "abc"}
            assert not slow.done()
            at.held.set()
            assert await slow == {"reply": 1}
            problem = (await line.ask("filter-drop", token="x"))["problem"]
            assert problem["kind"] == "no-filter"
            await line.close()

    play(scene)


@pytest.mark.parametrize(
    "nonsense", [b"hello?\n", b"\x00\xff\n", b"[1]\n", b'{"id":1}\n', b"{" * 5000 + b"\n"]
)
def test_nonsense_gets_a_problem_and_nothing_breaks(nonsense: bytes) -> None:
    """The connection goes on as if nothing had been."""

    async def scene() -> None:
        async with desk() as at:
            line = await Line.open(at.address)
            line.writer.write(b"\n\n" + nonsense)
            assert (await line.reply(None))["problem"]["kind"] == "bad-message"
            assert (await line.ask("fly"))["problem"]["kind"] == "unknown-command"
            assert await line.call("hello")
            await line.close()

    play(scene)


def test_a_line_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sentence; others are not disturbed."""
    monkeypatch.setattr(module, "MAX_LINE", 1000)

    async def scene() -> None:
        async with desk() as at:
            line, other = await Line.open(at.address), await Line.open(at.address)
            line.writer.write(b"x" * 5000)
            assert "longer" in (await line.reply(None))["problem"]["sentence"]
            await line.ended()
            assert await other.call("hello")
            await line.close()
            await other.close()

    play(scene)


def test_a_reply_that_is_too_long_becomes_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window never gets a line it cannot hold."""

    async def scene() -> None:
        async with desk() as at:
            line = await Line.open(at.address)
            monkeypatch.setattr(module, "MAX_LINE", 500)
            assert (await line.ask("body", capture=1))["problem"]["kind"] == "too-large"
            await line.close()

    play(scene)


def test_a_command_that_fails_unexpectedly_is_answered_and_reported() -> None:
    """The window is told without details, the loop's handler gets them."""

    async def scene() -> None:
        reported: list[object] = []
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, context: reported.append(context["exception"])
        )
        async with desk() as at:
            line = await Line.open(at.address)
            reply = await line.ask("star", capture=1, on=True)
            assert reply["problem"]["kind"] == "unexpected"
            assert "hunter2" not in str(reply)
            assert [type(each) for each in reported] == [ZeroDivisionError]
            assert await line.call("hello")
            await line.close()

    play(scene)


def test_every_window_hears_every_notice() -> None:
    """A connection that never said hello, too."""

    async def scene() -> None:
        async with desk() as at:
            lines = [await Line.open(at.address) for _ in range(2)]
            for line in lines:
                await line.call("simulations")
            at.control.tell({"notice": "cleared"})
            for line in lines:
                await line.heard.one("cleared")
                await line.close()
            at.control.tell({"notice": "cleared"})

    play(scene)


def test_a_window_that_does_not_read_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it leaves unread does not fill the engine's memory."""
    monkeypatch.setattr(module, "MAX_UNREAD", 100_000)

    async def scene() -> None:
        async with desk() as at:
            reader, writer = await asyncio.open_unix_connection(at.address, limit=1)
            writer.write(as_line(id=1, do="hello"))
            await until(lambda: bool(at.control._windows))

            def cut_off() -> bool:
                at.control.tell({"notice": "trouble", "sentence": "x" * 10_000})
                return not at.control._windows

            await until(cut_off)
            writer.close()
            del reader

    play(scene)


def test_what_a_window_leaves_behind_is_dropped() -> None:
    """Filters and renderings it asked for."""

    async def scene() -> None:
        async with desk() as at:
            line = await Line.open(at.address)
            await line.call("filter", text="abc")
            await line.close()
            await until(lambda: not at.control._windows)
            assert at.dropped == ["abc"]

    play(scene)


def test_the_last_window_to_quit_ends_the_engine() -> None:
    """It is answered first; a connection that never said hello is no window."""

    async def scene() -> None:
        async with desk() as at:
            first, second, stranger = [await Line.open(at.address) for _ in range(3)]
            await first.call("hello")
            await second.call("hello")
            await second.call("hello")
            await stranger.close()
            await first.call("quit")
            await first.ended()
            assert not at.lifetime._over.is_set()
            await second.call("quit")
            await at.lifetime.over()
            await second.close()
            await first.close()

    play(scene)


def test_a_window_that_crashes_is_waited_for() -> None:
    """A new one takes the engine over."""

    async def scene() -> None:
        async with desk() as at:
            line = await Line.open(at.address)
            await line.call("hello")
            await line.close()
            await until(lambda: at.lifetime._timer is not None)
            again = await Line.open(at.address)
            await again.call("hello")
            assert at.lifetime._timer is None
            await again.close()

    play(scene)


def test_the_socket_of_a_killed_engine_is_in_nobodys_way() -> None:
    """It is replaced; after a clean end there is none."""

    async def scene() -> None:
        with door() as address:
            path = Path(address)
            leave_socket(path)
            at = Desk(address)
            assert await at.control.open(address) is None
            line = await Line.open(address)
            assert await line.call("hello")
            await line.close()
            await at.control.close()
            assert not exists(path)
            at.lifetime.end()

    play(scene)


def leave_socket(path: Path) -> None:
    """What a killed engine leaves."""
    path.parent.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))


def exists(path: Path) -> bool:
    """Whether it is there."""
    return path.exists()


def test_the_socket_of_a_living_engine_is_not_taken() -> None:
    """The second gets a sentence, the first goes on."""

    async def scene() -> None:
        async with desk() as at:
            second = Control(at.lifetime, at.handle, at.dropped.append)
            problem = await second.open(at.address)
            assert isinstance(problem, Problem)
            assert problem.kind == "in-use"
            line = await Line.open(at.address)
            assert await line.call("hello")
            await line.close()

    play(scene)


def test_an_address_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    """Too long, a file in the way, a folder that cannot be made."""
    (tmp_path / "file").touch()

    async def scene() -> None:
        lifetime = Lifetime(asyncio.get_running_loop(), 1000.0)
        control = Control(lifetime, lambda _command: asyncio.sleep(0, {}), lambda _token: None)
        for address in (
            tmp_path / ("x" * 200),
            tmp_path / "file",
            tmp_path / "file" / "socket",
        ):
            assert isinstance(await control.open(str(address)), Problem)
        lifetime.end()

    play(scene)
