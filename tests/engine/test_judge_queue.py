"""Facts about captures that wait to be judged."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from inspector.archive.preparing import Prepared, prepare
from inspector.archive.values import Judgement
from inspector.core.capture import Capture, Request
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.engine import backlog, judge_queue
from inspector.engine.history import History
from inspector.engine.judge_queue import LENT, JudgeQueue
from inspector.engine.judging import LARGE_BODY
from inspector.engine.slices import Slices
from inspector.listener.arrival import Arrival
from tests.engine.house import FUSE, archive_of, arrival, arrived, play, until

LARGE = Request(b"", b"x" * (LARGE_BODY + 1), "POST", "/large", "1.1", ())
FULL = Problem("The disk is full.", kind="disk-full")


@dataclass
class Court:
    """Stands for the judge, and takes down everything that happens."""

    how: list[tuple[str, int]] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    troubles: list[Problem] = field(default_factory=list)
    worker: list[Judgement | Problem | None] = field(default_factory=list)
    lent: list[list[int]] = field(default_factory=list)
    helps: bool = True
    broken: int = 0
    _new: asyncio.Event = field(default_factory=asyncio.Event)

    def arrival(self, number: int, _arrival: Arrival) -> Judgement:
        """Judge from memory."""
        self.how.append(("memory", number))
        if number == self.broken:
            raise ZeroDivisionError
        return Judgement(number, Event("memory"))

    def capture(self, capture: Capture) -> Judgement:
        """Judge from the archive."""
        self.how.append(("archive", capture.id))
        return Judgement(capture.id, Event("archive"))

    async def large(self, number: int) -> Judgement | Problem | None:
        """Judge in the worker."""
        self.how.append(("worker", number))
        return self.worker.pop(0) if self.worker else Judgement(number, Event("worker"))

    async def many(self, ids: Sequence[int]) -> tuple[list[Prepared], list[int]] | Problem:
        """Help out; multiples of a hundred are large."""
        self.lent.append(list(ids))
        await asyncio.sleep(0)
        if not self.helps:
            return Problem("The process died.", kind="worker-died")
        small = [number for number in ids if number % 100]
        self.how += [("help", number) for number in small]
        judged = [prepare(Judgement(number, Event("help"))) for number in small]
        return judged, [number for number in ids if number % 100 == 0]

    def judged(self, ids: Sequence[int]) -> None:
        """Take down what was stored."""
        self.told += ids
        self._new.set()

    def trouble(self, problem: Problem) -> None:
        """Take down what went wrong."""
        self.troubles.append(problem)
        self._new.set()

    async def until_trouble(self) -> None:
        """Wait for something to go wrong."""
        while not self.troubles:
            self._new.clear()
            await self._new.wait()

    async def until_told(self, *ids: int) -> None:
        """Wait for these."""
        while not set(ids) <= set(self.told):
            self._new.clear()
            await self._new.wait()


def queue_of(archive: Archive, court: Court) -> JudgeQueue:
    """A queue over an archive and a judge that is told."""
    return JudgeQueue(
        archive, History(archive.reader), court, Slices(asyncio.get_running_loop()),
        court.judged, court.trouble,
    )  # fmt: skip


def receive(archive: Archive, queue: JudgeQueue, *requests: Request) -> int:
    """Let requests arrive in one batch; the last id."""
    first = archive.last_id + 1
    for request in requests:
        queue.keep(archive.add(arrived(request)), arrival(request))
    assert archive.commit() is None
    queue.committed(first, archive.last_id)
    return archive.last_id


def test_what_arrives_is_judged_from_memory_in_order(tmp_path: Path) -> None:
    """And stored before it is told."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, *[FUSE] * 60)
            assert queue.waiting == 60
            await court.until_told(60)
            assert court.how == [("memory", number) for number in range(1, 61)]
            assert (queue.waiting, archive.judged_to, queue._backlog._kept_size) == (0, 60, 0)

    play(scene)


def test_bytes_beyond_the_bound_are_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However far judging is behind, memory stays bounded and nothing is left out."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, *[FUSE] * 100)
            await court.until_told(*range(1, 101))
            assert court.how[:3] == [("memory", 1), ("memory", 2), ("memory", 3)]
            assert court.how[3:] == [("archive", number) for number in range(4, 101)]

    monkeypatch.setattr(backlog, "KEPT_BYTES", 3000)
    play(scene)


def test_large_bodies_do_not_hold_up_the_others(tmp_path: Path) -> None:
    """They go to the worker, one after the other, and keep their place in what waits."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, LARGE, FUSE, LARGE, FUSE)
            await court.until_told(1, 2, 3, 4)
            assert [how for how in court.how if how[0] == "worker"] == [
                ("worker", 1),
                ("worker", 3),
            ]
            assert (queue.waiting, archive.judged_to) == (0, 4)

    play(scene)


def test_a_body_that_twice_ends_the_worker_is_said_to_be_unopenable(tmp_path: Path) -> None:
    """It is not tried again at every start."""

    async def scene() -> None:
        died = Problem("The process died.", kind="worker-died")
        court = Court(worker=[died, died])
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, LARGE)
            await court.until_told(1)
            found = archive.reader.judgements([1])[0]
            assert [finding.kind for finding in found.findings] == ["not-opened"]

    play(scene)


def test_what_an_earlier_run_left_is_taken_up(tmp_path: Path) -> None:
    """Whatever waited when it ended, also in the middle of what was judged."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path, FUSE, FUSE, LARGE, FUSE) as archive:
            archive.store_judgements([Judgement(2, Event())])
            queue = queue_of(archive, court)
            queue.resume(archive.last_id)
            assert queue.waiting == 3
            receive(archive, queue, FUSE)
            await court.until_told(1, 3, 4, 5)
            assert sorted(court.how) == [
                ("archive", 1), ("archive", 4), ("memory", 5), ("worker", 3),
            ]  # fmt: skip
            assert queue.waiting == 0

    play(scene)


def test_a_long_rest_is_found_in_pieces(tmp_path: Path) -> None:
    """More than is looked up at once."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path, *[FUSE] * 1500) as archive:
            queue = queue_of(archive, court)
            queue.resume(archive.last_id)
            await court.until_told(*range(1, 1501))
            assert len(court.how) == 1500

    play(scene)


def test_what_was_not_committed_is_not_judged(tmp_path: Path) -> None:
    """Its id goes to the next request."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            queue.keep(1, arrival(LARGE))
            queue.keep(2, arrival(FUSE))
            queue.discard(1, 2)
            receive(archive, queue, FUSE)
            await court.until_told(1)
            assert court.how == [("memory", 1)]
            assert queue._backlog._kept_size == 0

    play(scene)


def test_judgements_that_cannot_be_stored_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The problem is told, and after a while it is tried once more."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            monkeypatch.setattr(archive, "store_first_judgements", lambda _judgements: FULL)
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, FUSE)
            await court.until_trouble()
            assert (court.troubles, court.told, queue.waiting) == ([FULL], [], 1)
            monkeypatch.undo()
            await court.until_told(1)
            assert court.how == [("memory", 1), ("archive", 1)]

    monkeypatch.setattr(judge_queue, "RETRY_SECONDS", 0.01)
    play(scene)


def test_an_exception_costs_only_the_capture_that_caused_it(tmp_path: Path) -> None:
    """Those before it and after it are judged; it is tried again at the next start."""

    async def scene() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
        court = Court(broken=2)
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, FUSE, FUSE, FUSE, FUSE)
            await court.until_told(1, 3, 4)
            assert archive.unjudged(10) == [2]

    play(scene)


def test_stopping_keeps_what_is_judged_and_leaves_the_rest(tmp_path: Path) -> None:
    """The next start finds it."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, *[FUSE] * 30)
            assert queue.step(0.0)
            queue._slices.stop()
            queue.stop()
            assert court.told == [1]
            assert archive.unjudged(100) == list(range(2, 31))

    play(scene)


def test_an_emptied_archive_leaves_nothing_to_judge(tmp_path: Path) -> None:
    """What comes afterwards is judged."""

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, FUSE, FUSE)
            assert archive.empty() is None
            queue.clear()
            assert queue.waiting == 0
            receive(archive, queue, FUSE)
            await court.until_told(3)
            assert court.how == [("memory", 3)]

    play(scene)


def test_a_long_backlog_is_shared_with_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes the newest, the loop the oldest; each capture is judged once."""
    monkeypatch.setattr(judge_queue, "HELP_FROM", 100)

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, *[FUSE] * 1000)
            await court.until_told(*range(1, 1001))
            assert court.lent[0] == list(range(1001 - LENT, 1001))
            assert sorted(number for _, number in court.how) == list(range(1, 1001))
            assert {how for how, number in court.how if number == 1000} == {"worker"}
            assert archive.reader.judgements([999])[0].event.provider == "help"
            assert (queue.waiting, archive.judged_to) == (0, 1000)

    play(scene)


@pytest.mark.parametrize("lots", [0, 1])
def test_in_a_flood_the_worker_helps_where_there_are_cores_to_spare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lots: int
) -> None:
    """With two it would take the time of those who send."""
    monkeypatch.setattr(judge_queue, "HELP_FROM", 10)
    monkeypatch.setattr(judge_queue, "SPARE_CORES", bool(lots))
    monkeypatch.setattr(Slices, "stand_back", True)

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, *[FUSE] * 50)
            queue._slices.stop()
            queue.step(0.0)
            await asyncio.sleep(0)
            assert len(court.lent) == lots
            queue.stop()

    play(scene)


def test_what_the_worker_did_not_manage_waits_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It died; nothing is lost by it."""
    monkeypatch.setattr(judge_queue, "HELP_FROM", 100)

    async def scene() -> None:
        court = Court(helps=False)
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, *[FUSE] * 300)
            await court.until_told(*range(1, 301))
            assert court.lent
            assert queue.waiting == 0

    play(scene)


def test_what_the_worker_judged_of_an_emptied_archive_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes too late."""
    monkeypatch.setattr(judge_queue, "HELP_FROM", 1)

    async def scene() -> None:
        court = Court()
        with archive_of(tmp_path) as archive:
            queue = queue_of(archive, court)
            queue.resume(0)
            receive(archive, queue, FUSE, FUSE)
            queue.step(0.0)
            queue.clear()
            await until(lambda: queue.waiting == 0 and not queue._tasks)
            assert len(court.lent) == 1
            assert court.told == []

    play(scene)
