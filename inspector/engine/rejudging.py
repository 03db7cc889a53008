"""History judged anew after secrets, tolerances or endpoints changed: newest first, in slices.

Only judgements that differ are written. A newer change starts over; a stop is taken up again at
the next start, as soon as the engine is told rules with the same digest.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from inspector.archive.values import Judgement
from inspector.core.capture import Capture
from inspector.core.problem import Problem
from inspector.engine.history import PIECE, History
from inspector.engine.judge import Judge
from inspector.engine.rules import Rules
from inspector.engine.slices import Slices
from inspector.engine.staleness import MARK, Staleness

TOLD_EVERY = 0.1
"""Seconds between two reports of how far it is, and at the same time between two marks."""

MOST_FIRST = 1000
RETRY_SECONDS = 5.0


class RejudgingStore(Protocol):
    """The part of an archive that this needs."""

    def store_judgements(self, judgements: Sequence[Judgement]) -> Problem | None:
        """Write judgements in one transaction."""

    def mark(self, name: str) -> str:
        """A small fact by its name, empty when it was never set."""

    def set_mark(self, name: str, value: str) -> Problem | None:
        """Remember a small fact."""


class Rejudging:
    """Keeps the archive's verdicts those of the rules.

    Args:
        store: The archive.
        history: Reads captures back.
        judge: Judges them; gets the new rules here.
        slices: Gives this job its time.
        judged: Called with the ids whose judgements changed.
        progress: Called with (done, total).
        trouble: Called with what went wrong.
    """

    def __init__(
        self,
        store: RejudgingStore,
        history: History,
        judge: Judge,
        slices: Slices,
        judged: Callable[[Sequence[int]], None],
        progress: Callable[[int, int], None],
        trouble: Callable[[Problem], None],
    ) -> None:
        self._store = store
        self._history = history
        self._judge = judge
        self._slices = slices
        self._judged = judged
        self._progress = progress
        self._trouble = trouble
        self._stale = Staleness.read(store.mark(MARK))
        self._told = False
        self._first: deque[int] = deque()
        self._read: deque[tuple[Capture, Judgement | None]] = deque()
        self._large: deque[int] = deque()
        self._large_task: asyncio.Task[None] | None = None
        self._total = 0
        self._told_at = float("-inf")
        slices.add(self)

    @property
    def progress(self) -> tuple[int, int] | None:
        """(done, total) while history is judged anew, else None."""
        left = self._left()
        return (self._total - left, self._total) if left else None

    def will_judge(self, from_id: int) -> None:
        """Captures from this id on are judged before anybody told the rules."""
        if not self._told:
            self._stale.open_from(from_id)
            self._write_mark()

    def apply(self, rules: Rules) -> None:
        """Judge by these rules from now on, and history anew where it was judged by others."""
        if self._told and rules == self._judge.rules:
            return
        first, last = self._history.bounds()
        changed = self._told or rules.digest != self._stale.digest
        self._told = True
        self._judge.rules = rules
        self._stale.digest = rules.digest
        if changed:
            self._stale.all_stale(first, last)
        else:
            self._stale.close_at(last)
        self._read.clear()
        self._large.clear()
        self._first.clear()
        self._total = self._left()
        self._write_mark()
        if self._total:
            self._report(force=True)
            self._slices.wake(self)

    def first(self, ids: Iterable[int]) -> None:
        """Judge these before the others: somebody looks at them."""
        if self._told and self._left():
            self._first.extend(list(ids)[:MOST_FIRST])
            self._slices.wake(self)

    def clear(self) -> None:
        """The archive was emptied: nothing is stale."""
        self._stale.ranges = []
        self._read.clear()
        self._large.clear()
        self._first.clear()
        self._total = 0
        self._report(force=True)

    def stop(self) -> None:
        """Leave the rest to the next start."""
        if self._large_task is not None:
            self._large_task.cancel()
        self._write_mark()

    def step(self, budget: float) -> bool:
        """Judge for about `budget` seconds."""
        until = time.perf_counter() + budget
        changed: list[Judgement] = []
        while self._read or self._read_more():
            capture, before = self._read.popleft()
            judgement = self._judge.capture(capture)
            if differs(judgement, before):
                changed.append(judgement)
            if time.perf_counter() >= until:
                break
        if not self._put(changed):
            self._again_later()
            return False
        self._report(force=not self._left())
        return bool(self._stale.ranges or self._read or self._first)

    def _read_more(self) -> bool:
        """Read the next captures; False when only the worker has something left."""
        while self._first or self._stale.ranges:
            ids = [self._first.popleft() for _ in range(min(PIECE, len(self._first)))]
            if not ids:
                ids = self._stale.newest(PIECE)
                self._stale.done_down_to(ids[-1])
            piece = self._history.read(ids)
            before = self._history.judgements([capture.id for capture in piece.captures])
            self._read.extend((each, before.get(each.id)) for each in piece.captures)
            if piece.large:
                self._large.extend(piece.large)
                if self._large_task is None:
                    self._large_task = asyncio.create_task(self._judge_large())
            if self._read:
                return True
        return False

    async def _judge_large(self) -> None:
        try:
            while self._large:
                number = self._large[0]
                judgement = await self._judge.large(number)
                before = self._history.judgements([number]).get(number)
                if isinstance(judgement, Judgement) and differs(judgement, before):
                    self._put([judgement])
                if self._large and self._large[0] == number:  # else a newer change came
                    self._large.popleft()
                self._report(force=not self._left())
        finally:
            self._large_task = None

    def _put(self, changed: list[Judgement]) -> bool:
        if not changed:
            return True
        problem = self._store.store_judgements(changed)
        if problem is None:
            self._judged([judgement.id for judgement in changed])
            return True
        self._trouble(problem)
        return False

    def _again_later(self) -> None:
        """Nothing could be written: take everything from the top once more in a while."""
        self._read.clear()
        self._stale.all_stale(*self._history.bounds())
        asyncio.get_running_loop().call_later(RETRY_SECONDS, self._slices.wake, self)

    def _left(self) -> int:
        if not self._told:
            return 0
        return self._stale.size + len(self._read) + len(self._large)

    def _report(self, *, force: bool) -> None:
        now = time.monotonic()
        if not force and now - self._told_at < TOLD_EVERY:
            return
        self._told_at = now
        self._write_mark()
        left = self._left()
        self._progress(max(0, self._total - left), self._total)

    def _write_mark(self) -> None:
        unfinished = [*self._large, *(capture.id for capture, _ in self._read)]
        problem = self._store.set_mark(MARK, self._stale.written(unfinished))
        if problem is not None:
            self._trouble(problem)


def differs(judgement: Judgement, before: Judgement | None) -> bool:
    """Whether a judgement says something else than the one in the archive."""
    if before is None:
        return True
    # The archive keeps the event's findings only as part of the judgement's.
    return judgement._replace(event=replace(judgement.event, findings=())) != before
