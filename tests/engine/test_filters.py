"""Facts about filters that windows follow."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector.archive.archive import Archive
from inspector.archive.values import Judgement
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.engine.filter_search import read_ids
from inspector.engine.filters import MOST, Filters
from inspector.engine.notices import Notices
from inspector.engine.protocol import Message, Notice
from inspector.engine.scratch import Scratch
from inspector.engine.worker import Worker
from tests.engine.house import FUSE, Heard, archive_of, arrived, play
from tests.engine.test_filter_search import FISKIL


class Gate(Worker):
    """Runs in this process, once it may."""

    def __init__(self) -> None:
        super().__init__()
        self.open = asyncio.Event()
        self.open.set()
        self.asked: list[str] = []
        self.came = asyncio.Event()

    async def run(self, function: Callable[..., Any], *args: Any, **_kwargs: Any) -> Any:
        """Run the function."""
        self.asked.append(function.__name__)
        self.came.set()
        await self.open.wait()
        return function(*args)


@dataclass
class Desk:
    """Filters over an archive."""

    archive: Archive
    scratch: Scratch
    filters: Filters
    notices: Notices
    heard: Heard
    worker: Gate

    def follow(self, text: str) -> str:
        """Follow a filter; its token."""
        started = self.filters.start(text)
        assert not isinstance(started, Problem)
        return str(started["token"])

    async def found(self, token: str) -> list[int]:
        """Wait for the whole answer."""
        message = await self.heard.one("filtered", token=token, done=True)
        return list(read_ids(Path(message["file"])))

    def receive(self, *requests: Any) -> None:
        """Archive and judge requests, and tell it."""
        for request in requests:
            number = self.archive.add(arrived(request))
            self.archive.commit()
            self.archive.store_judgements([Judgement(number, Event("fuse", "x"))])
            self.notices.judged([number])

    def files(self) -> list[str]:
        """What lies in the scratch folder."""
        return sorted(path.suffix for path in self.scratch.folder.iterdir())


@asynccontextmanager
async def desk(path: Path, *requests: Any) -> AsyncIterator[Desk]:
    """Filters over an archive with these requests."""
    scratch = Scratch.open(path / "captures.sqlite")
    assert isinstance(scratch, Scratch)
    heard, worker = Heard(), Gate()
    notices = Notices(asyncio.get_running_loop(), pause=0.001)
    notices.subscribe(heard.hear)
    with archive_of(path, *requests) as archive:
        filters = Filters(archive.path, scratch, notices, worker)
        yield Desk(archive, scratch, filters, notices, heard, worker)
        worker.open.set()
        await filters.stop()
        notices.flush()


def test_a_filter_finds_what_is_there(tmp_path: Path) -> None:
    """The notice names the file, how many ids it holds, and that it is whole."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE, FISKIL, FUSE) as at:
            token = at.follow("sync_data")
            message = await at.heard.one("filtered", token=token, done=True)
            assert await at.found(token) == [3, 1]
            assert (message["count"], message["fraction"], message["problem"]) == (2, 1.0, None)

    play(scene)


def test_a_query_nobody_understands_is_a_problem(tmp_path: Path) -> None:
    """And starts nothing."""

    async def scene() -> None:
        async with desk(tmp_path) as at:
            assert isinstance(at.filters.start("verdict:perhaps"), Problem)
            assert at.worker.asked == []

    play(scene)


def test_what_arrives_is_added_once(tmp_path: Path) -> None:
    """Only what matches, and only what was not found before."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            token = at.follow("sync_data")
            await at.found(token)
            at.receive(FISKIL, FUSE)
            await at.heard.one("filter-added", token=token, ids=[3])
            at.notices.judged([1, 3])
            at.receive(FUSE)
            await at.heard.one("filter-added", token=token, ids=[4])
            assert len(at.heard.of("filter-added")) == 2

    play(scene)


def test_what_arrives_during_the_search_is_not_lost(tmp_path: Path) -> None:
    """It is in the answer or added to it, never both."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            at.worker.open.clear()
            token = at.follow("sync_data")
            await at.worker.came.wait()
            at.receive(FUSE)
            at.worker.open.set()
            assert await at.found(token) == [2, 1]
            at.receive(FUSE)
            await at.heard.one("filter-added", token=token, ids=[3])
            assert len(at.heard.of("filter-added")) == 1

    play(scene)


def test_history_judged_anew_is_searched_anew(tmp_path: Path) -> None:
    """The new answer has a file of its own, and that of before is deleted."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            token = at.follow("provider:fuse")
            assert await at.found(token) == []
            at.archive.store_judgements([Judgement(1, Event("fuse", "x"))])
            at.notices.publish(Notice.REJUDGING, done=1, total=1)
            message = await at.heard.one("filtered", token=token, count=1)
            assert list(read_ids(Path(message["file"]))) == [1]
            assert at.files() == [".ids"]

    play(scene)


def test_a_star_concerns_only_those_who_ask_for_stars(tmp_path: Path) -> None:
    """Others are not searched again."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            stars, others = at.follow("is:starred"), at.follow("path:/fuse")
            await at.found(stars)
            await at.found(others)
            at.archive.star(1, on=True)
            at.filters.search_again("is", "starred")
            await at.heard.one("filtered", token=stars, count=1)
            assert len(at.worker.asked) == 3

    play(scene)


def test_a_dropped_filter_leaves_no_file(tmp_path: Path) -> None:
    """Whether its search was done or not."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            done = at.follow("sync_data")
            await at.found(done)
            at.worker.came.clear()
            at.worker.open.clear()
            running = at.follow("sync")
            await at.worker.came.wait()
            for token in (done, running, "unknown"):
                at.filters.drop(token)
            await asyncio.sleep(0)
            assert ".stop" in at.files()
            at.worker.open.set()
            for _ in range(10):
                await asyncio.sleep(0)
            assert at.files() == []
            at.receive(FUSE)
            await at.heard.one("judged")
            assert not [m for m in at.heard.of("filtered") if m["token"] == running]

    play(scene)


def test_the_oldest_makes_room(tmp_path: Path) -> None:
    """A window that forgets to drop its filters fills nothing up."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            tokens = [at.follow("path:/fuse") for _ in range(MOST + 3)]
            await at.found(tokens[-1])
            assert list(at.filters._followed) == tokens[3:]

    play(scene)


def test_a_worker_that_dies_is_told(tmp_path: Path) -> None:
    """The filter stays, and what it has found."""

    class Dead(Gate):
        async def run(self, *_args: Any, **_kwargs: Any) -> Any:
            return Problem("The process died.", kind="worker-died")

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            at.filters._worker = Dead()
            message: Message = await at.heard.one("filtered", token=at.follow("sync_data"))
            assert message["problem"]["kind"] == "worker-died"

    play(scene)
