"""Facts about when an engine process ends."""

import asyncio

from inspector.engine.lifetime import Lifetime
from tests.engine.house import play

NEVER = 1000.0


def test_the_last_window_that_quits_ends_it() -> None:
    """With another window still there it goes on."""

    async def scene() -> None:
        lifetime = Lifetime(asyncio.get_running_loop(), NEVER)
        lifetime.window_came()
        lifetime.window_came()
        lifetime.window_left(said_quit=True)
        assert not lifetime._over.is_set()
        lifetime.window_left(said_quit=True)
        await lifetime.over()

    play(scene)


def test_a_window_that_crashed_is_waited_for() -> None:
    """The grace begins when the last window is gone, and a new one ends it."""

    async def scene() -> None:
        lifetime = Lifetime(asyncio.get_running_loop(), NEVER)
        waiting = []
        for change in (
            lifetime.window_came,
            lambda: lifetime.window_left(said_quit=False),
            lifetime.window_came,
        ):
            change()
            waiting.append(lifetime._timer is not None)
        assert waiting == [False, True, False]
        assert not lifetime._over.is_set()

    play(scene)


def test_without_a_window_it_ends_after_the_grace() -> None:
    """Also when none ever came."""

    async def scene() -> None:
        await Lifetime(asyncio.get_running_loop(), 0.01).over()

    play(scene)


def test_it_can_be_told_to_end() -> None:
    """By a signal."""

    async def scene() -> None:
        lifetime = Lifetime(asyncio.get_running_loop(), NEVER)
        lifetime.window_came()
        lifetime.end()
        await lifetime.over()

    play(scene)
