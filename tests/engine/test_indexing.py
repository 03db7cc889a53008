"""Facts about the text index being filled."""

import asyncio
from dataclasses import replace
from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.filtering import matching_ids
from inspector.archive.indexing import BLOCK_TEXTS, indexed_to
from inspector.core.query import Query, parse
from inspector.engine.indexing import Indexing
from inspector.engine.judging import LARGE_BODY
from inspector.engine.slices import Slices
from tests.engine.house import FUSE, archive_of, gzipped, play
from tests.engine.test_judge import Here

LARGE = replace(FUSE, body=b'{"needle":"' + b"x" * LARGE_BODY * 3 + b'"}')


class Worker(Here):
    """A worker that says when it was asked."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        super().__init__(self.asked.set)


class Calm(Slices):
    """Slices that say when there is nothing left to do."""

    def __init__(self) -> None:
        super().__init__(asyncio.get_running_loop())
        self.idle = asyncio.Event()

    def _turn(self) -> None:
        super()._turn()
        if not self._waiting:
            self.idle.set()


def found(archive: Archive, text: str) -> list[int]:
    """Ids of captures whose indexed text has this in it."""
    query = parse(text)
    assert isinstance(query, Query)
    return list(matching_ids(archive.reader.connection, query))


def test_the_decoded_text_is_in_the_index(tmp_path: Path) -> None:
    """Compressed bodies are found by what they say."""

    async def scene() -> None:
        with archive_of(tmp_path, *[gzipped(FUSE)] * BLOCK_TEXTS) as archive:
            assert found(archive, "nection.sync") == []
            slices = Calm()
            indexing = Indexing(archive, slices, Here())
            assert indexing.waiting == BLOCK_TEXTS
            indexing.wake()
            await slices.idle.wait()
            assert indexing.waiting == 0
            assert len(found(archive, "nection.sync")) == BLOCK_TEXTS

    play(scene)


def test_large_bodies_are_opened_by_the_worker(tmp_path: Path) -> None:
    """Those behind them wait for it, and then go on."""

    async def scene() -> None:
        worker = Worker()
        with archive_of(tmp_path, FUSE, LARGE, *[gzipped(FUSE)] * BLOCK_TEXTS) as archive:
            slices = Calm()
            indexing = Indexing(archive, slices, worker)
            indexing.wake()
            await worker.asked.wait()
            slices.idle.clear()
            await slices.idle.wait()
            assert (worker.calls, indexing.waiting) == (1, 0)
            assert found(archive, "needle") == [2]
            assert indexed_to(archive.reader.connection) == archive.last_id

    play(scene)


def test_it_stops_in_the_middle_and_goes_on_at_the_next_start(tmp_path: Path) -> None:
    """From what was written."""

    async def scene() -> None:
        with archive_of(tmp_path, *[gzipped(FUSE)] * BLOCK_TEXTS * 2) as archive:
            slices = Calm()
            indexing = Indexing(archive, slices, Here())
            while indexed_to(archive.reader.connection) == 0:
                indexing.step(0.0)
            slices.stop()
            indexing.stop()
            assert indexed_to(archive.reader.connection) == BLOCK_TEXTS
            again = Indexing(archive, (calm := Calm()), Here())
            again.wake()
            await calm.idle.wait()
            assert indexed_to(archive.reader.connection) == 2 * BLOCK_TEXTS

    play(scene)
