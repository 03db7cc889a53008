"""Filters that windows follow: searched once, then kept up with what arrives and is judged.

A worker process does the looking. A filter whose earlier answers may have changed (history judged
anew, a star given) is searched again as a whole.
"""

import asyncio
import secrets
from array import array
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from inspector.core import query
from inspector.core.problem import Problem
from inspector.engine.filter_search import matching_there, peek, read_ids, search_there
from inspector.engine.notices import Notices, Ranges
from inspector.engine.protocol import Message, Notice, problem_message
from inspector.engine.scratch import Scratch
from inspector.engine.worker import Worker

MOST = 8
"""Filters followed at the same time; a further one takes the place of the oldest."""

LOOK_EVERY = 0.03
"""Seconds between two looks at how far a search is."""

AGAIN_EVERY = 2.0
"""Seconds between two searches while history is judged anew."""


_Job: TypeAlias = "asyncio.Future[Problem | None]"


@dataclass(eq=False, slots=True)
class _Followed:
    """One filter, what it has found, and what is still to be looked at for it."""

    token: str
    query: query.Query
    file: Path | None = None
    known: "array[int]" = field(default_factory=lambda: array("q"))  # oldest first
    fresh: Ranges = field(default_factory=Ranges)
    again: bool = True
    searched_at: float = float("-inf")
    task: "asyncio.Task[None] | None" = None

    def learn(self, ids: Sequence[int]) -> list[int]:
        """Those of `ids` that were not known; now they are."""
        new = []
        for number in ids:
            at = bisect_left(self.known, number)
            if at == len(self.known) or self.known[at] != number:
                insort(self.known, number)
                new.append(number)
        return new


class Filters:
    """The filters of all windows.

    Args:
        archive: The archive's file.
        scratch: Where results go.
        notices: Told of results; they also tell what is new.
        worker: Does the looking.
    """

    def __init__(self, archive: Path, scratch: Scratch, notices: Notices, worker: Worker) -> None:
        self._archive = archive
        self._scratch = scratch
        self._notices = notices
        self._worker = worker
        self._followed: dict[str, _Followed] = {}
        notices.subscribe(self._on_notice)

    def start(self, text: str) -> Message | Problem:
        """Follow a filter; its token, or what is wrong with the query."""
        wanted = query.parse(text)
        if isinstance(wanted, Problem):
            return wanted
        while len(self._followed) >= MOST:
            self.drop(next(iter(self._followed)))
        token = secrets.token_hex(8)
        followed = self._followed[token] = _Followed(token, wanted)
        self._work(followed)
        return {"token": token}

    def drop(self, token: str) -> None:
        """Follow a filter no longer; an unknown token does no harm."""
        followed = self._followed.pop(token, None)
        if followed is not None:
            if followed.task is not None:
                followed.task.cancel()
            elif followed.file is not None:
                self._scratch.drop(followed.file)

    def search_again(self, field: str = "", value: str = "") -> None:
        """Search anew what may have changed: all filters, or those that ask for this value."""
        for followed in self._followed.values():
            conditions = followed.query.conditions
            if not field or any(c.field == field and value in c.values for c in conditions):
                followed.again = True
                self._work(followed)

    async def stop(self) -> None:
        """Leave every search."""
        tasks = [f.task for f in self._followed.values() if f.task is not None]
        for token in tuple(self._followed):
            self.drop(token)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _on_notice(self, message: Message) -> None:
        if message["notice"] == Notice.JUDGED:
            for followed in self._followed.values():
                for first, last in message["ids"]:
                    followed.fresh.add_range(first, last)
                self._work(followed)
        elif message["notice"] == Notice.REJUDGING:
            finished = message["done"] >= message["total"]
            now = asyncio.get_running_loop().time()
            for followed in self._followed.values():
                if finished or now - followed.searched_at > AGAIN_EVERY:
                    followed.again = True
                    self._work(followed)
        elif message["notice"] == Notice.CLEARED:
            self.search_again()

    def _work(self, followed: _Followed) -> None:
        if followed.task is None:
            followed.task = asyncio.create_task(self._keep_up(followed))

    async def _keep_up(self, followed: _Followed) -> None:
        """Search, then look at what came meanwhile, until nothing is left."""
        try:
            while followed.again or followed.fresh:
                if followed.again:
                    followed.again = False
                    await self._search(followed)
                else:
                    await self._add(followed)
        finally:
            followed.task = None
            if followed.token not in self._followed and followed.file is not None:
                self._scratch.drop(followed.file)

    async def _search(self, followed: _Followed) -> None:
        try:
            file = self._scratch.new(".ids")
        except OSError as error:
            full = Problem(f"The filter's result could not be kept: {error.strerror}.")
            self._tell(followed, 0, 1.0, full)
            return
        before, followed.file = followed.file, file
        stop = file.with_suffix(".stop")
        arguments = (self._archive, followed.query, file, stop)
        job: _Job = asyncio.ensure_future(self._worker.run(search_there, *arguments))
        try:
            # The first answer is shown as it grows; a later one takes its place when it is whole.
            await self._watch(followed, job, tell=before is None)
            problem = job.result()
        finally:
            if not job.done():  # dropped: the worker sees the file `stop`, then nobody needs it
                stop.touch()
                job.add_done_callback(lambda _job: self._scratch.drop(stop, file))
            if before is not None:
                self._scratch.drop(before)
        found = read_ids(file)
        followed.known = found[::-1]
        followed.searched_at = asyncio.get_running_loop().time()
        self._tell(followed, len(found), 1.0, problem)

    async def _watch(self, followed: _Followed, job: _Job, *, tell: bool) -> None:
        """Wait for a search, and tell how many ids there are already."""
        seen = 0
        while not (await asyncio.wait({job}, timeout=LOOK_EVERY))[0]:
            if tell and followed.file is not None:
                count, newest, oldest = peek(followed.file)
                if count > seen:
                    seen = count
                    # Searching goes from the newest capture to the oldest.
                    self._tell(followed, seen, min(0.99, 1 - oldest / (newest + 1)))

    async def _add(self, followed: _Followed) -> None:
        ids = [n for first, last in followed.fresh.take() for n in range(first, last + 1)]
        found = await self._worker.run(matching_there, self._archive, followed.query, ids)
        new = followed.learn(found) if isinstance(found, list) else []
        if new and followed.token in self._followed:
            self._notices.publish(Notice.FILTER_ADDED, token=followed.token, ids=new)

    def _tell(
        self, followed: _Followed, count: int, fraction: float, problem: Problem | None = None
    ) -> None:
        if followed.token in self._followed:
            self._notices.publish(
                Notice.FILTERED,
                token=followed.token,
                file=str(followed.file or ""),
                count=count,
                done=fraction >= 1.0,
                fraction=fraction,
                problem=problem_message(problem),
            )
