"""Facts about where requests come in."""

import asyncio
from dataclasses import dataclass, field

from inspector.core.problem import Problem
from inspector.engine.listening import Listening
from inspector.listener.server import Listener
from tests.engine.house import play


@dataclass
class Desk:
    """A listener that nobody sends to, and what was told about it."""

    told: list[str] = field(default_factory=list)
    listening: Listening = field(init=False)

    def __post_init__(self) -> None:
        """Put it together."""
        self.listening = Listening(
            Listener(lambda _arrival, _respond: None), "127.0.0.1",
            lambda: self.told.append("began"), lambda: self.told.append("ended"),
            lambda: self.told.append("changed"),
        )  # fmt: skip


async def taken() -> tuple[asyncio.Server, int]:
    """A port that somebody else listens at."""
    server = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


def test_the_port_is_that_of_the_address() -> None:
    """Whatever was asked for; afterwards the one that was asked for."""

    async def scene() -> None:
        desk = Desk()
        assert desk.listening.port == 0
        address = await desk.listening.listen(0)
        assert address == desk.listening.address == f"http://127.0.0.1:{desk.listening.port}"
        await desk.listening.stop()
        await desk.listening.stop()
        assert (desk.listening.address, desk.listening.port) == ("", 0)
        assert desk.told == ["began", "changed", "ended", "changed"]

    play(scene)


def test_a_port_that_cannot_be_had_is_remembered_with_its_problem() -> None:
    """So that the window can say which, and why."""

    async def scene() -> None:
        server, port = await taken()
        desk = Desk()
        answer = await desk.listening.listen(port)
        assert isinstance(answer, Problem)
        assert (desk.listening.problem, desk.listening.port) == (answer, port)
        assert desk.told == ["changed"]
        server.close()
        await server.wait_closed()

    play(scene)


def test_a_change_that_cannot_be_keeps_the_address_of_before() -> None:
    """The answer says why; nothing is wrong with listening as such."""

    async def scene() -> None:
        server, port = await taken()
        desk = Desk()
        before = await desk.listening.listen(0)
        assert isinstance(await desk.listening.listen(port), Problem)
        assert (desk.listening.address, desk.listening.problem) == (before, None)
        await desk.listening.stop()
        server.close()
        await server.wait_closed()

    play(scene)
