"""Captures that wait to be judged, in the order they came.

Ids have no holes, so what waits is a range, however long it grows. The bytes of the newest are
kept in memory up to a bound; behind it they are read back from the archive. What still waits when
the engine ends has no judgement in the archive and is found there at the next start.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from inspector.archive.values import Judgement
from inspector.core.capture import Capture
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Finding
from inspector.engine.history import PIECE, History
from inspector.engine.judging import is_large
from inspector.engine.slices import Slices
from inspector.listener.arrival import Arrival

KEPT_BYTES = 32 * 1024 * 1024
WRITTEN_AT_ONCE = 24
"""Judgements in one transaction while more wait: about half a millisecond of writing."""

ONE_CAPTURE = 0.0001
"""Seconds: a slice so short judges a single capture."""

RETRY_SECONDS = 5.0

_OVERHEAD = 600  # bytes an arrival takes besides its head and body


class JudgementStore(Protocol):
    """The part of an archive that this needs."""

    def store_judgements(self, judgements: Sequence[Judgement]) -> Problem | None:
        """Write judgements in one transaction."""

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


class JudgeQueue:
    """Judges what arrived.

    Args:
        store: Where judgements go.
        history: Where bytes come from that are no longer in memory.
        judge: Judges one capture.
        slices: Gives this queue its time.
        judged: Called with the judgements that were stored.
        trouble: Called with what went wrong.
    """

    def __init__(
        self,
        store: JudgementStore,
        history: History,
        judge: CaptureJudge,
        slices: Slices,
        judged: Callable[[Sequence[Judgement]], None],
        trouble: Callable[[Problem], None],
    ) -> None:
        self._store = store
        self._history = history
        self._judge = judge
        self._slices = slices
        self._judged = judged
        self._trouble = trouble
        self._kept: dict[int, Arrival] = {}
        self._kept_size = 0
        self._old: deque[int] = deque()  # of an earlier run
        self._old_until = 0
        self._read: deque[Capture] = deque()
        self._done: list[Judgement] = []
        self._next, self._last = 1, 0
        self._large: deque[int] = deque()
        self._large_task: asyncio.Task[None] | None = None
        slices.add(self, lull=ONE_CAPTURE)

    @property
    def waiting(self) -> int:
        """How many captures wait."""
        in_worker = len(self._large) + (self._large_task is not None)
        begun = len(self._read) + len(self._done) + in_worker
        return len(self._old) + self._last - self._next + 1 + begun

    def resume(self, last_id: int) -> None:
        """Take up what an earlier run left, up to this id; whatever comes has a higher one."""
        self._next, self._last, self._old_until = last_id + 1, last_id, last_id
        self._find_old(0)
        if self._old:
            self._slices.wake(self)

    def keep(self, number: int, arrival: Arrival) -> None:
        """Keep a request's bytes until it is judged, unless there are too many."""
        size = len(arrival.head) + len(arrival.body) + _OVERHEAD
        if self._kept_size + size <= KEPT_BYTES and not is_large(arrival.head, len(arrival.body)):
            self._kept[number] = arrival
            self._kept_size += size

    def committed(self, last: int) -> None:
        """Everything up to this id is in the archive and waits to be judged."""
        self._last = last
        self._slices.wake(self)

    def discard(self, first: int, last: int) -> None:
        """These were not committed after all."""
        for number in range(first, last + 1):
            self._forget(number)

    def clear(self, last_id: int) -> None:
        """The archive was emptied: ids go on after this one."""
        self._kept.clear()
        self._kept_size = 0
        self._old.clear()
        self._read.clear()
        self._done.clear()
        self._large.clear()
        self._next, self._last, self._old_until = last_id + 1, last_id, 0

    def stop(self) -> None:
        """Leave the rest to the next start."""
        if self._large_task is not None:
            self._large_task.cancel()
        self._write()

    def step(self, budget: float) -> bool:
        """Judge for about `budget` seconds, or write down what was judged."""
        try:
            return self._work(time.perf_counter() + budget)
        except Exception:  # reported by the loop; it cost the capture that caused it
            self._slices.wake(self)
            raise

    def _work(self, until: float) -> bool:
        while len(self._done) < WRITTEN_AT_ONCE:
            judgement = self._judge_one()
            if judgement is None:
                return self._write()
            self._done.append(judgement)
            if time.perf_counter() >= until:
                return True
        return self._write()

    def _judge_one(self) -> Judgement | None:
        """Judge the next capture; None when none is left to judge here."""
        while not self._read:
            if self._old:
                self._read_back([self._old.popleft() for _ in range(min(PIECE, len(self._old)))])
                if not self._old:
                    self._find_old(self._old_after)
            elif self._next > self._last:
                return None
            elif (arrival := self._forget(self._next)) is not None:
                self._next += 1
                return self._judge.arrival(self._next - 1, arrival)
            else:
                self._read_back(self._unkept())
        return self._judge.capture(self._read.popleft())

    def _unkept(self) -> range:
        """The ids from the next on whose bytes are not in memory."""
        first = self._next
        while self._next <= self._last and self._next - first < PIECE:
            if self._next in self._kept:
                break
            self._next += 1
        return range(first, self._next)

    def _read_back(self, ids: Sequence[int]) -> None:
        piece = self._history.read(ids)
        self._read.extend(piece.captures)
        if piece.large:
            self._large.extend(piece.large)
            if self._large_task is None:
                self._large_task = asyncio.create_task(self._judge_large())

    def _forget(self, number: int) -> Arrival | None:
        arrival = self._kept.pop(number, None)
        if arrival is not None:
            self._kept_size -= len(arrival.head) + len(arrival.body) + _OVERHEAD
        return arrival

    def _find_old(self, after: int) -> None:
        found = [n for n in self._store.unjudged(1024, after) if n <= self._old_until]
        self._old.extend(found)
        self._old_after = found[-1] if found else self._old_until

    def _write(self) -> bool:
        """Write down what was judged; whether there is more to do now."""
        done, self._done = self._done, []
        if done:
            problem = self._store.store_judgements(done)
            if problem is not None:
                self._trouble(problem)
                self._old.extend(judgement.id for judgement in done)
                asyncio.get_running_loop().call_later(RETRY_SECONDS, self._slices.wake, self)
                return False
            self._judged(done)
        return bool(self._next <= self._last or self._read or self._old)

    async def _judge_large(self) -> None:
        try:
            while self._large:
                number = self._large.popleft()
                judgement = await self._judge.large(number)
                if isinstance(judgement, Problem):  # its process died: once more, then give up
                    judgement = await self._judge.large(number)
                if isinstance(judgement, Problem):
                    judgement = unjudgeable(number)
                if judgement is not None:
                    self._done.append(judgement)
                    self._slices.wake(self)
        finally:
            self._large_task = None


def unjudgeable(number: int) -> Judgement:
    """What is concluded about a capture that twice ended the process that opened it."""
    sentence = "This body could not be opened within the memory there is."
    return Judgement(number, Event(), (), (Finding("not-opened", sentence),))
