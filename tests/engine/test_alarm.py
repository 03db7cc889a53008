"""Facts about how the engine says that something went wrong."""

import asyncio

import pytest

from inspector.core.problem import Problem
from inspector.engine.alarm import Alarm, where
from inspector.engine.notices import Notices
from tests.engine.house import Heard, play

FULL = Problem("The disk is full.", "Make room.", "disk-full")


def test_a_problem_is_told_once() -> None:
    """However often it happens, a window is not flooded with it."""

    async def scene() -> None:
        loop = asyncio.get_running_loop()
        heard, notices = Heard(), Notices(loop)
        notices.subscribe(heard.hear)
        alarm = Alarm(loop, notices)
        for _ in range(100):
            alarm.tell(FULL)
        alarm.tell(Problem("Another."))
        assert [m["sentence"] for m in heard.of("trouble")] == ["The disk is full.", "Another."]
        alarm.close()

    play(scene)


@pytest.mark.expects_log("ZeroDivisionError")
def test_an_exception_in_a_callback_is_logged_and_told(caplog: pytest.LogCaptureFixture) -> None:
    """The loop goes on; the log says where, never what the data was."""

    def fails() -> None:
        raise ZeroDivisionError("hunter2")

    async def scene() -> Heard:
        loop = asyncio.get_running_loop()
        heard, notices = Heard(), Notices(loop)
        notices.subscribe(heard.hear)
        alarm = Alarm(loop, notices)
        loop.call_soon(fails)
        await heard.one("trouble", kind="unexpected")
        alarm.close()
        return heard

    heard = play(scene)

    assert "fails" in caplog.text
    assert "hunter2" not in caplog.text + str(heard.messages)


@pytest.mark.expects_log("ZeroDivisionError")
def test_what_fails_in_every_turn_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    """The log is for a person, too."""

    def fails() -> None:
        raise ZeroDivisionError

    async def scene() -> None:
        loop = asyncio.get_running_loop()
        alarm = Alarm(loop, Notices(loop))
        for _ in range(50):
            loop.call_soon(fails)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        alarm.close()

    play(scene)

    assert caplog.text.count("ZeroDivisionError") == 1


def test_the_loop_gets_its_handler_back() -> None:
    """Whoever runs an engine inside a program of theirs keeps their own way."""

    async def scene() -> None:
        loop = asyncio.get_running_loop()

        def mine(_loop: asyncio.AbstractEventLoop, _context: dict[str, object]) -> None:
            return

        loop.set_exception_handler(mine)
        Alarm(loop, Notices(loop)).close()
        assert loop.get_exception_handler() is mine

    play(scene)


def test_without_an_exception_there_is_no_place() -> None:
    """Some reports of a loop have only words."""
    assert where(None) == ""
