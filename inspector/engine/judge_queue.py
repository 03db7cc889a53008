"""Judges what arrived, in slices of the loop, and writes down what was judged.

What still waits when the engine ends has no judgement in the archive and is found there at the
next start.
"""

import asyncio
import contextlib
import os
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import Protocol

from inspector.archive.preparing import Prepared, prepare
from inspector.archive.values import Judgement
from inspector.core.capture import Capture
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Finding
from inspector.engine.backlog import Backlog
from inspector.engine.history import PIECE, History
from inspector.engine.slices import Slices
from inspector.listener.arrival import Arrival

WRITTEN_AT_ONCE = 24
"""Judgements in one transaction while more wait: about half a millisecond of writing."""

RETURNED_AT_ONCE = 64
"""The same for those that the worker judged: less than a millisecond."""

ONE_CAPTURE = 0.0001
"""Seconds: a slice so short judges a single capture."""

HELP_FROM = 1000
"""How many captures have to wait until the worker process helps."""

LENT = 256
"""How many it takes at once."""

SPARE_CORES = (os.cpu_count() or 1) > 2
"""Whether the worker can help without taking time from the engine and from who sends to it."""

RETRY_SECONDS = 5.0

_FOUND_AT_ONCE = 1024


class JudgementStore(Protocol):
    """The part of an archive that this needs."""

    def store_first_judgements(self, judgements: Sequence[Prepared]) -> Problem | None:
        """Write the first judgements of captures in one transaction."""

    def unjudged(self, limit: int, after: int = 0) -> list[int]:
        """Ids without a judgement, oldest first."""


class CaptureJudge(Protocol):
    """The part of a `Judge` that this needs."""

    def arrival(self, number: int, arrival: Arrival) -> Judgement:
        """Judge a request whose bytes are still in memory."""

    def capture(self, capture: Capture) -> Judgement:
        """Judge a capture that was read back."""

    async def large(self, number: int) -> Judgement | Problem | None:
        """Judge a capture in the worker; None when it is gone."""

    async def many(self, ids: Sequence[int]) -> tuple[list[Prepared], list[int]] | Problem:
        """Judge captures in the worker: the judgements, and the ids for `large`."""


class JudgeQueue:
    """Judges what arrived.

    Args:
        store: Where judgements go.
        history: Where bytes come from that are no longer in memory.
        judge: Judges one capture.
        slices: Gives this queue its time.
        judged: Called with the ids whose judgements were stored.
        trouble: Called with what went wrong.
    """

    def __init__(
        self,
        store: JudgementStore,
        history: History,
        judge: CaptureJudge,
        slices: Slices,
        judged: Callable[[Sequence[int]], None],
        trouble: Callable[[Problem], None],
    ) -> None:
        self._store = store
        self._history = history
        self._judge = judge
        self._slices = slices
        self._judged = judged
        self._trouble = trouble
        self._backlog = Backlog()
        self._old: range | None = None  # where ids of an earlier run are still to be looked for
        self._read: deque[Capture] = deque()
        self._returned: deque[Prepared] = deque()
        self._done: list[Prepared] = []
        self._large: deque[int] = deque()
        self._in_worker = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._help_again = float("-inf")
        self._generation = 0  # how often the archive was emptied
        self._idle = asyncio.Event()
        self._idle.set()
        self.keep = self._backlog.keep
        self.discard = self._backlog.forget
        slices.add(self, lull=ONE_CAPTURE)

    @property
    def waiting(self) -> int:
        """How many captures wait; of an earlier run only those that were looked up already."""
        begun = len(self._read) + len(self._returned) + len(self._done)
        return len(self._backlog) + begun + len(self._large) + self._in_worker

    def resume(self, last_id: int) -> None:
        """Take up what an earlier run left, up to this id; whatever comes has a higher one."""
        self._old = range(1, last_id + 1)
        if self._find_old():
            self._wake()

    def committed(self, first: int, last: int) -> None:
        """These are in the archive and wait to be judged."""
        self._backlog.add(first, last)
        self._wake()

    def clear(self) -> None:
        """The archive was emptied."""
        self._generation += 1
        self._old = None
        self._backlog.clear()
        for begun in (self._read, self._returned, self._done, self._large):
            begun.clear()

    async def finish(self, seconds: float) -> None:
        """Wait until nothing waits to be judged, but not longer than this."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)

    def stop(self) -> None:
        """Write down what was judged and leave the rest to the next start."""
        for task in self._tasks:
            task.cancel()
        self._write()

    def step(self, budget: float) -> bool:
        """Judge for about `budget` seconds, or write down what was judged."""
        try:
            return self._work(time.perf_counter() + budget)
        except Exception:  # reported by the loop; it cost the capture that caused it
            self._slices.wake(self)
            raise

    def _work(self, until: float) -> bool:
        helps = SPARE_CORES or not self._slices.stand_back
        if helps and len(self._backlog) > HELP_FROM and len(self._returned) < LENT:
            self._lend()
        if self._returned:
            for _ in range(min(RETURNED_AT_ONCE, len(self._returned))):
                self._done.append(self._returned.popleft())
            return self._write()
        while len(self._done) < WRITTEN_AT_ONCE:
            judgement = self._judge_one()
            if judgement is None:
                return self._write()
            self._done.append(prepare(judgement))
            if time.perf_counter() >= until:
                return True
        return self._write()

    def _judge_one(self) -> Judgement | None:
        """Judge the next capture; None when none is left to judge here."""
        while not self._read:
            piece = self._backlog.take(PIECE)
            if piece is None:
                if not self._find_old():
                    return None
            elif isinstance(piece, tuple):
                return self._judge.arrival(*piece)
            else:
                found = self._history.read(piece)
                self._read.extend(found.captures)
                self._judge_later(found.large)
        return self._judge.capture(self._read.popleft())

    def _find_old(self) -> bool:
        """Look for captures that an earlier run left; whether there are any."""
        if self._old is None:
            return False
        ids = self._store.unjudged(_FOUND_AT_ONCE, self._old.start - 1)
        ids = [number for number in ids if number < self._old.stop]
        self._old = range(ids[-1] + 1, self._old.stop) if ids else None
        self._backlog.add_ids(ids)
        return bool(ids)

    def _write(self) -> bool:
        """Write down what was judged; whether there is more to do now."""
        done, self._done = self._done, []
        if done:
            problem = self._store.store_first_judgements(done)
            ids = [prepared[0] for prepared in done]
            if problem is not None:
                self._trouble(problem)
                self._backlog.add_ids(ids)
                asyncio.get_running_loop().call_later(RETRY_SECONDS, self._slices.wake, self)
                return False
            self._judged(ids)
        if not self.waiting:
            self._idle.set()
        return bool(self._backlog or self._read or self._returned or self._old)

    def _wake(self) -> None:
        self._idle.clear()
        self._slices.wake(self)

    # In the worker

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _lend(self) -> None:
        """Lend a lot to the worker, and a second one while it works on the first."""
        if self._in_worker <= LENT and time.perf_counter() >= self._help_again:
            ids = self._backlog.take_newest(LENT)
            self._in_worker += len(ids)
            self._start(self._let_help(ids, self._generation))

    async def _let_help(self, ids: Sequence[int], generation: int) -> None:
        answer = await self._judge.many(ids)
        self._in_worker -= len(ids)
        if generation == self._generation:
            if isinstance(answer, Problem):
                self._help_again = time.perf_counter() + RETRY_SECONDS
                self._backlog.add_ids(ids)
            else:
                self._returned.extend(answer[0])
                self._judge_later(answer[1])
            self._slices.wake(self)

    def _judge_later(self, large: Sequence[int]) -> None:
        """Have large bodies judged in the worker, one after the other."""
        idle = not self._large
        self._large.extend(large)
        if idle and large:
            self._start(self._judge_large())

    async def _judge_large(self) -> None:
        while self._large:
            number = self._large[0]
            judgement = await self._judge.large(number)
            if isinstance(judgement, Problem):  # its process died: once more, then give up
                judgement = await self._judge.large(number)
            if isinstance(judgement, Problem):
                judgement = unjudgeable(number)
            if not self._large or self._large[0] != number:  # the archive was emptied meanwhile
                return
            self._large.popleft()
            if judgement is not None:
                self._done.append(prepare(judgement))
                self._slices.wake(self)


def unjudgeable(number: int) -> Judgement:
    """What is concluded about a capture that twice ended the process that opened it."""
    sentence = "This body could not be opened within the memory there is."
    return Judgement(number, Event(), (), (Finding("not-opened", sentence),))
