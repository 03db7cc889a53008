"""The newest failing captures, diagnosed without anybody asking: gently, and behind judging.

The archive itself is the queue: what fails and has no diagnosis by the rules of now. So a restart
loses nothing, and what was computed from other rules is done again.
"""

import asyncio
from collections.abc import Callable, Sequence

from inspector.core.problem import Problem
from inspector.engine.diagnosing import Diagnosing
from inspector.engine.diagnosis_values import basis_of
from inspector.engine.worker import Worker

MOST = 500
"""How many of the newest failing captures are diagnosed; others once somebody looks at them."""

AMONG = 20_000
"""How many of the newest captures they are looked for among."""

BEGIN_AFTER = 1.0
"""Seconds from a judgement until the first diagnosis; judging goes first."""

REST = 0.05
"""Seconds at least between two captures, else as long as the last one took: half a core at most."""


class DiagnosisBacklog:
    """Goes through the failing captures while there is nothing to judge.

    Args:
        diagnosing: Knows the rules, keeps what is found.
        failing: How many captures fail.
        busy: Whether judging goes on or requests come fast.
        diagnosed: Called with the id of a capture that has a diagnosis now.
    """

    def __init__(
        self,
        diagnosing: Diagnosing,
        failing: Callable[[], int],
        busy: Callable[[], bool],
        diagnosed: Callable[[int], None],
    ) -> None:
        self._diagnosing = diagnosing
        self._failing = failing
        self._busy = busy
        self._diagnosed = diagnosed
        self._worker = Worker(gently=True)
        self._given_up: set[int] = set()  # by the rules of now
        self._basis = ""
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Verdicts are new or others: there may be something to diagnose."""
        self._wanted.set()
        if self._task is None:
            self._task = asyncio.create_task(self._go_on())

    async def stop(self) -> None:
        """End; what is missing is found at the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._worker.close()

    async def _go_on(self) -> None:
        while await self._wanted.wait():
            await asyncio.sleep(BEGIN_AFTER)
            if self._busy():
                continue
            self._wanted.clear()
            await self._look()

    async def _look(self) -> None:
        """Diagnose what there is, until something comes between."""
        if not self._failing():
            return  # and no process is made
        for number in await self._next():
            if self._wanted.is_set() or self._busy():
                self._wanted.set()
                return  # there may be newer ones
            await self._diagnose(number)

    async def _next(self) -> Sequence[int]:
        """Ids of failing captures without a diagnosis, newest first."""
        from inspector.engine.diagnosis_work import next_there  # noqa: PLC0415 - see Diagnosing

        basis = basis_of(self._diagnosing.rules)
        if basis != self._basis:
            self._basis = basis
            self._given_up.clear()
        arguments = (self._diagnosing.work().archive, basis, MOST, AMONG, tuple(self._given_up))
        found = await self._worker.run(next_there, *arguments)
        return () if isinstance(found, Problem) else found

    async def _diagnose(self, number: int) -> None:
        from inspector.engine.diagnosis_work import diagnose_failing_there  # noqa: PLC0415 - as above

        loop = asyncio.get_running_loop()
        began, rules = loop.time(), self._diagnosing.rules
        work = self._diagnosing.work()
        try:
            found = await self._worker.run(diagnose_failing_there, work, number)
        except Exception as error:  # noqa: BLE001 - it costs the capture that caused it
            found = []
            context = {"message": "A capture could not be diagnosed.", "exception": error}
            loop.call_exception_handler(context)
        if isinstance(found, Problem) or not found:
            self._given_up.add(number)
        elif rules is self._diagnosing.rules:
            self._diagnosing.keep(number, *found)
            self._diagnosed(number)
        else:
            self._wanted.set()
        await asyncio.sleep(max(REST, loop.time() - began))
