"""Facts about bodies laid out for windows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from inspector.core.problem import Problem
from inspector.decode.line import SIZE
from inspector.engine.judging import LARGE_BODY
from inspector.engine.notices import Notices
from inspector.engine.protocol import Message
from inspector.engine.rendering import MOST, Renderings
from inspector.engine.scratch import Scratch
from tests.engine.house import FUSE, Heard, archive_of, gzipped, play
from tests.engine.test_filters import Gate

LARGE = replace(FUSE, body=b"[" + b'{"a":1},' * (LARGE_BODY // 4) + b"1]")


def size_of(name: str) -> int:
    """Bytes of a file; it must be there."""
    return Path(name).stat().st_size


@dataclass
class Desk:
    """Renderings over an archive."""

    renderings: Renderings
    heard: Heard
    worker: Gate
    scratch: Scratch

    def start(self, capture: int, view: str = "pretty") -> Message:
        """Begin a rendering."""
        started = self.renderings.start(capture, view)
        assert not isinstance(started, Problem)
        return started


@asynccontextmanager
async def desk(path: Path, *requests: Any) -> AsyncIterator[Desk]:
    """Renderings over an archive with these requests."""
    scratch = Scratch.open(path / "captures.sqlite")
    assert isinstance(scratch, Scratch)
    heard, worker = Heard(), Gate()
    notices = Notices(asyncio.get_running_loop())
    notices.subscribe(heard.hear)
    with archive_of(path, *requests) as archive:
        renderings = Renderings(archive.path, archive.reader, scratch, notices, worker)
        yield Desk(renderings, heard, worker, scratch)
        worker.open.set()
        await renderings.stop()


def test_a_gzip_body_is_laid_out(tmp_path: Path) -> None:
    """The files are there at once, the notice says when they are whole."""
    request = gzipped(FUSE)

    async def scene() -> None:
        async with desk(tmp_path, request) as at:
            started = at.start(1)
            assert size_of(started["text"]) >= 0
            message = await at.heard.one("rendered", token=started["token"], done=True)
            assert message["line_count"] == size_of(started["lines"]) // SIZE == 5
            assert message["coding"] == "gzip"
            assert message["sizes"] == [len(request.body), len(FUSE.body)]
            assert at.worker.asked == []

    play(scene)


def test_a_large_body_grows_while_it_is_looked_at(tmp_path: Path) -> None:
    """It is laid out by the worker; what is there is told before all of it is."""

    class Slow(Gate):
        async def run(self, *args: Any, **_kwargs: Any) -> Any:
            await asyncio.to_thread(self.begin, args[4].lines)
            return await super().run(*args)

        def begin(self, lines: Path) -> None:
            lines.write_bytes(b"\0" * SIZE * 7)

    async def scene() -> None:
        async with desk(tmp_path, LARGE) as at:
            at.renderings._worker = slow = Slow()
            slow.open.clear()
            token = at.start(1)["token"]
            await at.heard.one("rendered", token=token, line_count=7, done=False)
            slow.open.set()
            message = await at.heard.one("rendered", token=token, done=True)
            assert message["line_count"] > LARGE_BODY // 4

    play(scene)


def test_what_cannot_be_laid_out_is_a_problem(tmp_path: Path) -> None:
    """An unknown view, a capture that is not there."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            assert isinstance(at.renderings.start(1, "sideways"), Problem)
            assert isinstance(at.renderings.start(2, "pretty"), Problem)
            assert list(at.scratch.folder.iterdir()) == []

    play(scene)


def test_dropping_deletes_the_files(tmp_path: Path) -> None:
    """At once when they are whole, else as soon as nobody writes them."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE, LARGE) as at:
            whole = at.start(1)["token"]
            await at.heard.one("rendered", token=whole, done=True)
            at.renderings.drop(whole)
            at.renderings.drop("unknown")
            assert list(at.scratch.folder.iterdir()) == []
            at.worker.open.clear()
            token = at.start(2)["token"]
            await at.worker.came.wait()
            task = at.renderings._renderings[token].task
            assert task is not None
            at.renderings.drop(token)
            at.worker.open.set()
            await task
            assert list(at.scratch.folder.iterdir()) == []
            assert not [m for m in at.heard.of("rendered") if m["token"] == token]

    play(scene)


def test_the_oldest_makes_room(tmp_path: Path) -> None:
    """A window that forgets to drop its renderings does not fill the disk."""

    async def scene() -> None:
        async with desk(tmp_path, FUSE) as at:
            tokens = []
            for _ in range(MOST + 2):
                tokens.append(at.start(1)["token"])
                await at.heard.one("rendered", token=tokens[-1], done=True)
            assert list(at.renderings._renderings) == tokens[2:]
            assert len(list(at.scratch.folder.iterdir())) == 2 * MOST

    play(scene)


def test_a_worker_that_dies_is_a_note(tmp_path: Path) -> None:
    """What was laid out until then stays visible."""

    class Dying(Gate):
        async def run(self, *_args: Any, **_kwargs: Any) -> Any:
            return Problem("The process died.", kind="worker-died")

    async def scene() -> None:
        async with desk(tmp_path, LARGE) as at:
            at.renderings._worker = Dying()
            message = await at.heard.one("rendered", token=at.start(1)["token"], done=True)
            assert message["note"] == "The process died."

    play(scene)
