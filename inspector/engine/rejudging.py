"""History judged anew after secrets, tolerances or endpoints changed: newest first, in slices.

Only judgements that differ are written, and captures that a change cannot touch are passed over.
The worker helps with a long history. A newer change starts over; a stop is taken up again at
the next start, as soon as the engine is told rules with the same digest. The user may stop it, too:
what is done stays, and the rest waits until the user goes on, or for the next start.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from inspector.archive.judged import Judged, Touched
from inspector.archive.preparing import Prepared, prepare
from inspector.archive.values import Judgement
from inspector.core.problem import Problem
from inspector.engine.history import PIECE, History
from inspector.engine.judge import Judge
from inspector.engine.judge_queue import SPARE_CORES
from inspector.engine.rules import Rules
from inspector.engine.slices import Slices
from inspector.engine.staleness import MARK, Staleness
from inspector.engine.touched import touched_by

TOLD_EVERY = 0.1
"""Seconds between two reports of how far it is, and at the same time between two marks."""

MOST_FIRST = 1000
RETRY_SECONDS = 5.0

LOOKED_AT = 256
"""Ids that are asked at once whether the change can touch them: well under a millisecond."""

LENT = 1024
"""Ids the worker takes at once."""

HELP_FROM = 2 * LENT
"""How many have to be stale until it helps."""

WRITTEN_AT_ONCE = 64
"""Of what the worker judged: about a millisecond."""


class RejudgingStore(Protocol):
    """The part of an archive that this needs."""

    def store_prepared(self, judgements: Sequence[Prepared]) -> Problem | None:
        """Write or replace judgements in one transaction."""

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
        progress: Called with (done, total) and whether the user stopped it.

    Attributes:
        stopped: Whether the user stopped it before everything was done.
        trouble: Called with what went wrong.
    """

    def __init__(
        self,
        store: RejudgingStore,
        history: History,
        judge: Judge,
        slices: Slices,
        judged: Callable[[Sequence[int]], None],
        progress: Callable[[int, int, bool], None],
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
        self._touched: Touched | None = None  # None: any capture may change
        self._told = False
        self.stopped = False
        self._first: deque[int] = deque()
        self._wanted: deque[int] = deque()
        self._read: deque[Judged] = deque()
        self._lent: list[Sequence[int]] = []
        self._returned: deque[Prepared] = deque()
        self._large: deque[int] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._large_task: asyncio.Task[None] | None = None
        self._help_again = float("-inf")
        self._generation = 0  # how often the rules changed or the archive was emptied
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
        touched = self._touched_by(rules)
        changed = self._told or rules.digest != self._stale.digest
        self._told, self._touched, self.stopped = True, touched, False
        self._judge.rules = rules
        self._stale.digest = rules.digest
        if changed:
            self._stale.all_stale(first, last)
        else:
            self._stale.close_at(last)
        self._drop()
        if touched is not None and not touched.schemes:
            self._stale.ranges = []
        self._total = self._left()
        self._write_mark()
        if self._total:
            self._report(force=True)
            self._slices.wake(self)

    def first(self, ids: Iterable[int]) -> None:
        """Judge these before the others: somebody looks at them."""
        if self._told and self._left() and not self.stopped:
            self._first.extend(list(ids)[:MOST_FIRST])
            self._slices.wake(self)

    def cancel(self) -> None:
        """Leave the rest as it is until `go_on`; what is done stays done."""
        if self._left() and not self.stopped:
            self.stopped = True
            self._report(force=True)

    def go_on(self) -> None:
        """Take up what `cancel` left."""
        if self.stopped:
            self.stopped = False
            self._report(force=True)
            self._large_later(())
            self._slices.wake(self)

    def clear(self) -> None:
        """The archive was emptied: nothing is stale."""
        self._stale.ranges = []
        self._drop()
        self._total = 0
        self.stopped = False
        self._report(force=True)

    def stop(self) -> None:
        """Leave the rest to the next start."""
        for task in self._tasks:
            task.cancel()
        self._write_mark()

    def step(self, budget: float) -> bool:
        """Judge for about `budget` seconds, or write down what the worker judged."""
        until = time.perf_counter() + budget
        changed: list[Prepared] = []
        if self._returned:
            many = min(WRITTEN_AT_ONCE, len(self._returned))
            changed = [self._returned.popleft() for _ in range(many)]
        elif not self.stopped:
            self._lend()
            changed = self._judge_until(until)
        if not self._put(changed):
            self._again_later()
            return False
        self._report(force=not self._left())
        if self._returned:
            return True
        return not self.stopped and bool(
            self._stale.ranges or self._wanted or self._read or self._first
        )

    def _touched_by(self, rules: Rules) -> Touched | None:
        """What a change to these rules and the changes before it that are not worked off touch."""
        if not self._told:
            return None
        touched = touched_by(self._judge.rules, rules)
        if touched is None or not self._left():
            return touched
        return None if self._touched is None else touched.with_(self._touched)

    def _drop(self) -> None:
        """Forget what was begun."""
        self._generation += 1
        for begun in (self._first, self._wanted, self._read, self._returned, self._large):
            begun.clear()
        self._lent.clear()

    def _judge_until(self, until: float) -> list[Prepared]:
        """Judge captures on the loop; those whose judgement changed."""
        changed: list[Prepared] = []
        while self._read or self._read_more():
            found = self._judge.again(self._read.popleft(), described=self._touched is not None)
            if found is not None:
                changed.append(found)
            if time.perf_counter() >= until:
                break
        return changed

    def _read_more(self) -> bool:
        """Read the next captures; False when only the worker has something left."""
        while self._first or self._wanted or self._stale.ranges:
            source = self._first or self._wanted
            if not source:
                self._look()
                continue
            ids = [source.popleft() for _ in range(min(PIECE, len(source)))]
            found = self._history.judged(ids)
            self._read.extend(found.captures)
            self._large_later(found.large)
            if self._read:
                return True
        return False

    def _look(self) -> None:
        """Take the newest stale ids, without those that the change cannot touch."""
        ids = self._stale.newest(LOOKED_AT)
        self._stale.done_down_to(ids[-1])
        self._wanted.extend(self._history.touched(ids, self._touched))

    # In the worker

    def _lend(self) -> None:
        """Lend a lot to the worker, and a second one while it works on the first."""
        helps = SPARE_CORES or not self._slices.stand_back
        if not helps or self._stale.size < HELP_FROM or time.perf_counter() < self._help_again:
            return
        while len(self._lent) < 2:
            ids = self._stale.newest(LENT)
            self._stale.done_down_to(ids[-1])
            self._lent.append(ids)
            self._start(self._let_help(ids, self._generation))

    async def _let_help(self, ids: Sequence[int], generation: int) -> None:
        found = await self._judge.many_again(ids, self._touched)
        if generation != self._generation:
            return
        self._lent.remove(ids)
        if isinstance(found, Problem):
            self._help_again = time.perf_counter() + RETRY_SECONDS
            self._wanted.extend(self._history.touched(ids, self._touched))
        else:
            self._returned.extend(found[0])
            self._large_later(found[1])
        self._slices.wake(self)

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _large_later(self, ids: Sequence[int]) -> None:
        """Have large bodies judged in the worker, one after the other."""
        self._large.extend(ids)
        if self._large and self._large_task is None:
            self._large_task = self._start(self._judge_large())

    async def _judge_large(self) -> None:
        try:
            while self._large and not self.stopped:
                number = self._large[0]
                judgement = await self._judge.large(number)
                before = self._history.judgements([number]).get(number)
                if isinstance(judgement, Judgement) and differs(judgement, before):
                    self._put([prepare(judgement)])
                if self._large and self._large[0] == number:  # else a newer change came
                    self._large.popleft()
                self._report(force=not self._left())
        finally:
            self._large_task = None

    def _put(self, changed: Sequence[Prepared]) -> bool:
        if not changed:
            return True
        problem = self._store.store_prepared(changed)
        if problem is None:
            self._judged([prepared[0] for prepared in changed])
            return True
        self._trouble(problem)
        return False

    def _again_later(self) -> None:
        """Nothing could be written: take everything from the top once more in a while."""
        self._drop()
        self._stale.all_stale(*self._history.bounds())
        asyncio.get_running_loop().call_later(RETRY_SECONDS, self._slices.wake, self)

    def _left(self) -> int:
        if not self._told:
            return 0
        begun = len(self._wanted) + len(self._read) + len(self._returned) + len(self._large)
        return self._stale.size + begun + sum(map(len, self._lent))

    def _report(self, *, force: bool) -> None:
        now = time.monotonic()
        if not force and now - self._told_at < TOLD_EVERY:
            return
        self._told_at = now
        self._write_mark()
        left = self._left()
        self._progress(max(0, self._total - left), self._total, self.stopped)

    def _write_mark(self) -> None:
        unfinished = [*self._large, *self._wanted, *(row.number for row in self._read)]
        for lent in self._lent:
            unfinished.extend(lent)
        unfinished.extend(prepared[0] for prepared in self._returned)
        problem = self._store.set_mark(MARK, self._stale.written(unfinished))
        if problem is not None:
            self._trouble(problem)


def differs(judgement: Judgement, before: Judgement | None) -> bool:
    """Whether a judgement says something else than the one in the archive."""
    if before is None:
        return True
    # The archive keeps the event's findings only as part of the judgement's.
    return judgement._replace(event=replace(judgement.event, findings=())) != before
