"""Bodies laid out as lines in files, for as long as a window shows them.

Small bodies in a thread, large ones in a worker process of their own: what a person waits for
never queues behind judging or indexing.
"""

import asyncio
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from inspector.archive.reading import Reader
from inspector.core.problem import Problem
from inspector.decode.line import SIZE
from inspector.decode.masking import Masker
from inspector.engine.judging import is_large
from inspector.engine.notices import Notices
from inspector.engine.protocol import Message, Notice
from inspector.engine.render_files import Rendered, RenderFiles, write_rendering
from inspector.engine.scratch import Scratch
from inspector.engine.worker import Worker

VIEWS = ("pretty", "raw", "hex")

MOST = 8
"""Renderings kept at the same time; a further one takes the place of the oldest."""

FIRST_LOOK = 0.005
"""Seconds between two looks at the files until there is a first line."""

LOOK_EVERY = 0.05


_Job: TypeAlias = "asyncio.Future[Rendered | Problem] | asyncio.Future[Rendered]"


@dataclass(slots=True)
class _Rendering:
    files: RenderFiles
    task: "asyncio.Task[None] | None" = None


class Renderings:
    """The renderings of all windows.

    Args:
        archive: The archive's file.
        reader: For a look at what is to be laid out; used on the loop.
        scratch: Where the files go.
        notices: Told how far each rendering is.
        worker: For large bodies.
    """

    def __init__(
        self, archive: Path, reader: Reader, scratch: Scratch, notices: Notices, worker: Worker
    ) -> None:
        self._archive = archive
        self._reader = reader
        self._scratch = scratch
        self._notices = notices
        self._worker = worker
        self._renderings: dict[str, _Rendering] = {}

    def start(self, capture: int, view: str, masker: Masker | None = None) -> Message | Problem:
        """Begin to lay out a body, masked or not: token, text and lines, or why not."""
        if view not in VIEWS:
            return Problem(f"There is no view {view!r}.", f"Use {', '.join(VIEWS)}.", "bad-view")
        found = self._reader.rows([capture])
        head = self._reader.head(capture)
        if not found or head is None:
            return Problem(f"Capture {capture} is not in the archive.", kind="no-capture")
        while len(self._renderings) >= MOST:
            self.drop(next(iter(self._renderings)))
        try:
            text, lines = self._scratch.new(".text"), self._scratch.new(".lines")
        except OSError as error:
            return Problem(f"The body cannot be laid out: {error.strerror}.", kind="disk-full")
        token = secrets.token_hex(8)
        rendering = _Rendering(RenderFiles(text, lines, text.with_suffix(".stop")))
        self._renderings[token] = rendering
        arguments = (self._archive, capture, view, rendering.files, masker)
        if is_large(head, found[0].body_size):
            job: _Job = asyncio.ensure_future(self._worker.run(write_rendering, *arguments))
        else:
            job = asyncio.ensure_future(asyncio.to_thread(write_rendering, *arguments))
        rendering.task = asyncio.create_task(self._run(token, rendering, job))
        return {"token": token, "text": str(text), "lines": str(lines)}

    def drop(self, token: str) -> None:
        """Forget a rendering and delete its files; an unknown token does no harm."""
        rendering = self._renderings.pop(token, None)
        if rendering is None:
            return
        if rendering.task is not None and not rendering.task.done():
            rendering.files.stop.touch()  # its task deletes the files once nobody writes them
        else:
            self._delete(rendering)

    async def stop(self) -> None:
        """End every rendering; the files go with the scratch folder."""
        tasks = [r.task for r in self._renderings.values() if r.task is not None]
        for token in tuple(self._renderings):
            self.drop(token)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, token: str, rendering: _Rendering, job: _Job) -> None:
        await self._follow(token, rendering.files.lines, job)
        ended = await job
        if isinstance(ended, Problem):
            ended = Rendered(_lines_in(rendering.files.lines), ended.sentence)
        if token in self._renderings:
            self._tell(token, ended, done=True)
        else:
            self._delete(rendering)

    async def _follow(self, token: str, lines: Path, job: _Job) -> None:
        """Tell how the files grow: the writer may be another process, but a size is enough."""
        seen = 0
        while True:
            pause = LOOK_EVERY if seen else FIRST_LOOK
            done, _ = await asyncio.wait({job}, timeout=pause)
            if done:
                return
            count = _lines_in(lines)
            if count > seen and token in self._renderings:
                seen = count
                self._tell(token, Rendered(count), done=False)

    def _tell(self, token: str, rendered: Rendered, *, done: bool) -> None:
        self._notices.publish(
            Notice.RENDERED,
            token=token,
            line_count=rendered.line_count,
            done=done,
            note=rendered.note,
            coding=rendered.coding,
            sizes=list(rendered.sizes),
        )

    def _delete(self, rendering: _Rendering) -> None:
        files = rendering.files
        self._scratch.drop(files.text, files.lines, files.stop)


def _lines_in(lines: Path) -> int:
    try:
        return lines.stat().st_size // SIZE
    except OSError:
        return 0
