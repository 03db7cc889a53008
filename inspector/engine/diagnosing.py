"""Why a signature fails, for who asks: as kept from earlier, or found out now by a worker process.

Nothing of it runs on the loop. What was kept holds as long as the rules it was computed from.
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from inspector.archive.archive import Archive
from inspector.core.diagnosis import Diagnosis
from inspector.core.problem import Problem
from inspector.engine.diagnosis_values import basis_of, read_back, stored
from inspector.engine.endpoints import EndpointTable
from inspector.engine.judge import Judge
from inspector.engine.protocol import Notice
from inspector.engine.rules import Rules
from inspector.engine.scratch import Scratch
from inspector.engine.worker import Worker

if TYPE_CHECKING:
    from inspector.doctor.comparing import Compared
    from inspector.engine.diagnosis_work import Progress, Work

LOOK_EVERY = 0.1
"""Seconds between two notices of how far a diagnosis is."""

STOPPED = Problem("Stopped.", kind="stopped")

Tell: TypeAlias = Callable[..., None]


@dataclass(eq=False, slots=True)
class _Job:
    """Something that somebody waits for.

    Attributes:
        stopped: Done once it was cancelled.
        progress: Its files.
        task: Ends when the process has.
        waiting: How many wait.
    """

    stopped: "asyncio.Future[None]"
    progress: "Progress"
    task: "asyncio.Future[Any] | None" = None
    waiting: int = 0


class Diagnosing:
    """Diagnoses captures and compares what others computed.

    The doctor is imported where it is used: the engine is to listen before it is loaded.

    Args:
        archive: Where diagnoses are kept.
        judge: Has the rules of now.
        endpoints: Say which provider a path belongs to.
        scratch: Where the files go by which a process is followed and ended.
        worker: Processes for what a person waits for.
        tell: Publishes a notice.
    """

    def __init__(
        self,
        archive: Archive,
        judge: Judge,
        endpoints: EndpointTable,
        scratch: Scratch,
        worker: Worker,
        tell: Tell,
    ) -> None:
        self._archive = archive
        self._judge = judge
        self._endpoints = endpoints
        self._scratch = scratch
        self._worker = worker
        self._tell = tell
        self._jobs: dict[tuple[int, str, str], _Job] = {}

    @property
    def rules(self) -> Rules:
        """The rules of now."""
        return self._judge.rules

    def work(self) -> "Work":
        """What a process diagnoses by."""
        from inspector.engine.diagnosis_work import Work  # noqa: PLC0415 - see the class

        return Work(self._archive.path, self._endpoints.endpoints, self._judge.rules)

    def kept(self, number: int, scheme: str) -> Diagnosis | None:
        """What was found out earlier by the rules of now."""
        found = self._archive.reader.diagnoses(number)
        basis = basis_of(self._judge.rules) if found else ""
        for one in found:
            if one.scheme == scheme and one.basis == basis:
                return read_back(one)
        return None

    def keep(self, number: int, *found: Diagnosis) -> None:
        """Keep what was found by the rules of now; a disk that is full is told by others."""
        basis = basis_of(self._judge.rules)
        for diagnosis in found:
            self._archive.save_diagnosis(number, stored(diagnosis, basis))

    async def diagnose(self, number: int, scheme: str) -> Diagnosis | Problem:
        """Why a scheme fails on a capture; the same question asked twice is answered once.

        Kinds of problems: `stopped`, `no-capture`, `no-scheme`, `not-complete`, `worker-died`.
        """
        from inspector.engine.diagnosis_work import diagnose_there  # noqa: PLC0415 - see the class

        while True:
            kept = self.kept(number, scheme)
            if kept is not None:
                return kept
            rules = self._judge.rules
            found = await self._ask((number, scheme, ""), diagnose_there)
            if isinstance(found, Problem):
                return found
            assert isinstance(found, Diagnosis)
            if rules is self._judge.rules:
                self.keep(number, found)
                return found

    async def compare(self, number: int, scheme: str, pasted: bytes) -> "Compared | Problem | None":
        """How a paste differs from what was due; None when the scheme signs nothing.

        Kinds of problems are those of `diagnose`.
        """
        from inspector.doctor.comparing import Compared  # noqa: PLC0415 - see the class
        from inspector.engine.diagnosis_work import compare_there  # noqa: PLC0415 - see the class

        found = await self._ask((number, scheme, "compare"), compare_there, pasted)
        assert found is None or isinstance(found, (Compared, Problem))
        return found

    def cancel(self, number: int, scheme: str) -> None:
        """Stop what is found out about this; whoever waits is told so at once."""
        for key, job in tuple(self._jobs.items()):
            if key[:2] == (number, scheme) and not job.stopped.done():
                job.stopped.set_result(None)
                self._end(job)

    async def stop(self) -> None:
        """End everything."""
        jobs = list(self._jobs.values())
        for job in jobs:
            self._end(job)
            if job.task is not None:
                job.task.cancel()
        await asyncio.gather(*(job.task for job in jobs if job.task), return_exceptions=True)

    async def _ask(
        self, key: tuple[int, str, str], function: Callable[..., Any], *more: object
    ) -> object:
        """Run a function there unless it runs already, and wait for it or for its stop."""
        job = self._jobs.get(key)
        if job is None or job.stopped.done() or more:
            begun = self._begin(key, function, *more)
            if isinstance(begun, Problem):
                return begun
            job = begun
        assert job.task is not None
        job.waiting += 1
        try:
            ends: list[asyncio.Future[Any]] = [job.task, job.stopped]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            job.waiting -= 1
            if not job.waiting:
                self._end(job)
        return STOPPED if job.stopped.done() else job.task.result()

    def _begin(
        self, key: tuple[int, str, str], function: Callable[..., Any], *more: object
    ) -> _Job | Problem:
        from inspector.engine.diagnosis_work import Progress  # noqa: PLC0415 - see the class

        try:
            told = self._scratch.new(".told")
        except OSError as error:
            return Problem(f"This cannot be found out: {error.strerror}.", kind="disk-full")
        loop = asyncio.get_running_loop()
        job = _Job(loop.create_future(), Progress(told, told.with_suffix(".stop")))
        self._jobs[key] = job
        run = self._worker.run(function, self.work(), *key[:2], job.progress, *more)
        job.task = asyncio.ensure_future(run)
        job.task.add_done_callback(lambda _task: self._ended(key, job))
        following = asyncio.ensure_future(self._follow(key, job))
        job.task.add_done_callback(lambda _task: following.cancel())
        return job

    async def _follow(self, key: tuple[int, str, str], job: _Job) -> None:
        """Tell how far it is until it ends."""
        from inspector.engine.diagnosis_work import how_far  # noqa: PLC0415 - see the class

        seen = 0
        while not job.stopped.done():
            await asyncio.sleep(LOOK_EVERY)
            done, total, trying = how_far(job.progress.told)
            if done > seen:
                seen = done
                fields = {"capture": key[0], "scheme": key[1], "done": done, "total": total}
                self._tell(Notice.DIAGNOSING, **fields, trying=trying)

    def _end(self, job: _Job) -> None:
        """Ask the process to end; it looks for this file."""
        if job.task is not None and not job.task.done():
            with contextlib.suppress(OSError):
                job.progress.stop.touch()

    def _ended(self, key: tuple[int, str, str], job: _Job) -> None:
        if self._jobs.get(key) is job:
            del self._jobs[key]
        self._scratch.drop(job.progress.told, job.progress.stop)
        task = job.task
        if task is not None and not task.cancelled() and task.exception() and not job.waiting:
            context = {"message": "A diagnosis failed.", "exception": task.exception()}
            asyncio.get_running_loop().call_exception_handler(context)
