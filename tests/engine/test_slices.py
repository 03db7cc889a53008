"""Facts about background work between requests."""

import asyncio
import time
from dataclasses import dataclass, field

import pytest

from inspector.engine.pressure import Pressure
from inspector.engine.slices import (
    BUSY_PAUSE,
    BUSY_SLICE,
    CALM_AFTER,
    CALM_SLICE,
    LULL_SLICE,
    Slices,
)
from tests.engine.house import play

CLOCK_GRAIN = 0.003
"""Seconds: a loop may count whole milliseconds, and three pauses were measured."""


class Clock:
    """A clock that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@dataclass(eq=False)
class Work:
    """A job with so many pieces; remembers the budgets it got."""

    pieces: int
    budgets: list[float] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def step(self, budget: float) -> bool:
        """Do one piece."""
        self.budgets.append(budget)
        self.pieces -= 1
        if not self.pieces:
            self.done.set()
        return self.pieces > 0


async def turns(number: int) -> None:
    """Let the loop turn."""
    for _ in range(number):
        await asyncio.sleep(0)


def test_in_a_calm_work_goes_on_until_it_is_done() -> None:
    """One slice after the other, each of the full length."""

    async def scene() -> None:
        slices, work = Slices(asyncio.get_running_loop()), Work(5)
        slices.add(work)
        slices.wake(work)
        await work.done.wait()
        assert work.budgets == [CALM_SLICE] * 5

    play(scene)


class High(Pressure):
    """Requests come fast."""

    def is_high(self) -> bool:
        """Always."""
        return True


def test_while_requests_come_fast_slices_are_rare() -> None:
    """One slice a pause, whether there is a lull or not."""

    async def scene() -> None:
        slices, work = Slices(asyncio.get_running_loop(), High()), Work(4)
        slices.add(work)
        began = time.perf_counter()
        slices.wake(work)
        await work.done.wait()
        assert time.perf_counter() - began >= 3 * BUSY_PAUSE - CLOCK_GRAIN
        assert work.budgets == [BUSY_SLICE] * 4

    play(scene)


def test_while_requests_come_slowly_slices_fill_the_lulls() -> None:
    """None in the turn in which a request came; a job says how short its slices can be."""

    async def scene() -> None:
        clock = Clock()
        slices = Slices(asyncio.get_running_loop(), clock=clock)
        work, small = Work(3), Work(3)
        slices.add(small, lull=0.0001)
        slices.add(work)
        slices.wake(work)
        slices.wake(small)
        for _ in range(10):
            slices.note_arrival()
            await turns(1)
        assert small.budgets == work.budgets == []
        await work.done.wait()
        assert small.budgets == [0.0001] * 3
        assert work.budgets == [LULL_SLICE] * 3
        clock.now += CALM_AFTER * 2
        slices.wake(work)
        await turns(2)
        assert work.budgets[3:4] == [CALM_SLICE]

    play(scene)


def test_nobody_starves() -> None:
    """The job that was added first goes first, and still every sixteenth slice is another's."""

    async def scene() -> None:
        slices = Slices(asyncio.get_running_loop())
        first, second, third = Work(400), Work(5), Work(5)
        for job in (first, second, third):
            slices.add(job)
        for job in (third, second, first):
            slices.wake(job)
        await second.done.wait()
        await third.done.wait()
        assert 200 >= len(first.budgets) >= 100

    play(scene)


@pytest.mark.parametrize("waking", [1, 3])
def test_waking_twice_is_waking_once(waking: int) -> None:
    """A job that is woken while it waits or works gets no second turn for it."""

    async def scene() -> None:
        slices, work = Slices(asyncio.get_running_loop()), Work(1)
        slices.add(work)
        for _ in range(waking):
            slices.wake(work)
        await work.done.wait()
        await turns(5)
        assert len(work.budgets) == 1

    play(scene)


def test_a_step_that_raises_stops_only_its_own_job() -> None:
    """The loop reports it, and the others go on."""

    class Broken(Work):
        def step(self, budget: float) -> bool:
            raise ZeroDivisionError(budget)

    async def scene() -> None:
        loop = asyncio.get_running_loop()
        reported: list[object] = []
        loop.set_exception_handler(lambda _loop, context: reported.append(context["exception"]))
        slices, broken, work = Slices(loop), Broken(1), Work(3)
        slices.add(broken)
        slices.add(work)
        slices.wake(broken)
        slices.wake(work)
        await work.done.wait()
        assert [type(each) for each in reported] == [ZeroDivisionError]

    play(scene)


def test_after_a_stop_nothing_runs() -> None:
    """Neither what waited nor what is woken later."""

    async def scene() -> None:
        slices, work = Slices(asyncio.get_running_loop()), Work(5)
        slices.add(work)
        slices.wake(work)
        slices.stop()
        slices.wake(work)
        await turns(5)
        assert work.budgets == []

    play(scene)
