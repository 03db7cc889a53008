"""Background work in short slices on the engine's loop, behind accepting.

The rule: while requests come fast (see `pressure`), accepting goes first and slices get a sixteenth
of the time. While they come slowly, slices fill the lulls between them and are as short as their
job allows, since the next request is near. In a calm they are longer and run one after another,
and the loop looks at its sockets between them. A sender therefore never waits longer than one
slice, and a backlog drains at full speed as soon as there is room.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from inspector.engine.pressure import Pressure

CALM_SLICE = 0.003
LULL_SLICE = 0.0005
BUSY_SLICE = 0.001
BUSY_PAUSE = 0.015
CALM_AFTER = 0.05
_OTHERS_TURN = 16


class Job(Protocol):
    """Work that can be done piece by piece."""

    def step(self, budget: float) -> bool:
        """Work for about `budget` seconds; whether there is more to do now."""


class Slices:
    """Gives jobs their slices; jobs added first go first, but every sixteenth slice is another's.

    Args:
        pressure: Tells whether requests come fast.
        clock: Seconds that do not go backwards; a test gives its own.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        pressure: Pressure | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._loop = loop
        self._pressure = pressure or Pressure()
        self._clock = clock
        self._jobs: list[Job] = []
        self._lulls: dict[Job, float] = {}
        self._waiting: list[Job] = []
        self._turns = 0
        self._handle: asyncio.TimerHandle | None = None
        self._arrivals = 0
        self._arrivals_seen = 0
        self._last_arrival = self._slice_ended = float("-inf")
        self._stopped = False

    def add(self, job: Job, lull: float = LULL_SLICE) -> None:
        """Take part from now on; the job gets slices once it is woken.

        Args:
            job: The work.
            lull: Seconds of its slices in a lull: short for work that can be done in small pieces.
        """
        self._jobs.append(job)
        self._lulls[job] = lull

    def wake(self, job: Job) -> None:
        """Say that this job has something to do; said again while it runs, it does no harm."""
        if job not in self._waiting and not self._stopped:
            self._waiting.append(job)
            self._waiting.sort(key=self._jobs.index)
        if self._handle is None and self._waiting:
            self._schedule()

    @property
    def stand_back(self) -> bool:
        """Whether requests come fast, so that everything else has to wait."""
        return self._pressure.is_high()

    def note_arrival(self) -> None:
        """Say that a request arrived: slices stand back."""
        self._arrivals += 1

    def stop(self) -> None:
        """No slice runs afterwards; what is left to do is found again at the next start."""
        self._stopped = True
        self._waiting.clear()
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _schedule(self, pause: float = 0.0) -> None:
        # A timer that is due runs after the sockets that are ready, call_soon before them.
        self._handle = self._loop.call_at(self._loop.time() + pause, self._turn)

    def _turn(self) -> None:
        self._handle = None
        pause = 0.0
        try:
            pause = self._run_slice(self._clock())
        finally:  # a step that raises is reported by the loop; the other jobs go on
            if self._waiting and self._handle is None:
                self._schedule(pause)

    def _run_slice(self, now: float) -> float:
        """Give a job its slice, or nobody; seconds until the next turn."""
        arrived, self._arrivals_seen = self._arrivals != self._arrivals_seen, self._arrivals
        if arrived:
            self._last_arrival = now
        if self._pressure.is_high():
            pause = self._slice_ended + BUSY_PAUSE - now
            if pause > 0:
                return pause
            self._step(self._take_turns(), BUSY_SLICE)
        elif arrived:
            return 0.0  # their commit comes first, and what else is ready by then
        elif now - self._last_arrival > CALM_AFTER:
            self._step(self._take_turns(), CALM_SLICE)
        else:
            job = self._waiting[0]
            self._step(job, self._lulls[job])
        return 0.0

    def _take_turns(self) -> Job:
        """The first job, every sixteenth time another one."""
        self._turns += 1
        others = len(self._waiting) - 1
        if others and self._turns % _OTHERS_TURN == 0:
            return self._waiting[1 + self._turns // _OTHERS_TURN % others]
        return self._waiting[0]

    def _step(self, job: Job, budget: float) -> None:
        # Out of the list first: a step that raises must not come again and again.
        self._waiting.remove(job)
        self._pressure.begin()
        try:
            more = job.step(budget)
        finally:
            self._pressure.end()
            self._slice_ended = self._clock()
        if more:
            self.wake(job)
