"""Filters that windows follow: searched once, then kept up with what arrives and is judged.

All searching is done by one thread with readers of its own. A filter whose earlier answers may
have changed (history judged anew, a star given) is searched again as a whole.
"""

import asyncio
import secrets
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from inspector.core import query
from inspector.core.problem import Problem
from inspector.engine.filter_search import FilterSearch, Stopped
from inspector.engine.notices import Notices, Ranges
from inspector.engine.protocol import Message, Notice, problem_message
from inspector.engine.scratch import Scratch
from inspector.engine.texts import Texts

MOST = 8
"""Filters followed at the same time; a further one takes the place of the oldest."""

TOLD_EVERY = 0.05
AGAIN_EVERY = 2.0


class _Followed:
    """One filter and what is still to be looked at for it."""

    def __init__(self, token: str, wanted: query.Query) -> None:
        self.token = token
        self.query = wanted
        self.search: FilterSearch | None = None
        self.file: Path | None = None
        self.fresh = Ranges()
        self.again = True
        self.searched_at = float("-inf")
        self.task: asyncio.Task[None] | None = None

    def stop(self) -> None:
        if self.search is not None:
            self.search.stop()
        if self.task is not None:
            self.task.cancel()


class Filters:
    """The filters of all windows."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        archive: Path,
        scratch: Scratch,
        notices: Notices,
        texts: Texts,
    ) -> None:
        self._loop = loop
        self._archive = archive
        self._scratch = scratch
        self._notices = notices
        self._texts = texts
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="filter")
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
            followed.stop()
            if followed.file is not None:
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
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _on_notice(self, message: Message) -> None:
        if message["notice"] == Notice.JUDGED:
            for followed in self._followed.values():
                for first, last in message["ids"]:
                    followed.fresh.add_range(first, last)
                self._work(followed)
        elif message["notice"] == Notice.REJUDGING:
            finished = message["done"] >= message["total"]
            for followed in self._followed.values():
                if finished or self._loop.time() - followed.searched_at > AGAIN_EVERY:
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
                    await self._add(followed, followed.fresh.take())
        except Stopped:
            pass
        finally:
            followed.task = None

    async def _search(self, followed: _Followed) -> None:
        try:
            file = self._scratch.new(".ids")
        except OSError as error:
            self._tell(followed, None, 0, 1.0, Problem(f"No filter: {error.strerror}."))
            return
        search = FilterSearch(self._archive, followed.query, self._texts.of)
        followed.search, before, followed.file = search, followed.file, file
        told = 0.0

        def found(count: int, fraction: float) -> None:  # in the filter's thread
            nonlocal told
            now = time.monotonic()
            # The first answer is shown as it grows; a later one takes its place when it is whole.
            if before is None and count and fraction < 1 and now - told > TOLD_EVERY:
                told = now
                self._loop.call_soon_threadsafe(self._tell, followed, file, count, fraction)

        try:
            problem = await self._loop.run_in_executor(self._thread, search.search, file, found)
            followed.searched_at = self._loop.time()
            self._tell(followed, file, file.stat().st_size // 8, 1.0, problem)
        finally:
            if before is not None:
                self._scratch.drop(before)

    async def _add(self, followed: _Followed, ranges: Sequence[Sequence[int]]) -> None:
        if followed.search is None:
            return
        ids = [number for first, last in ranges for number in range(first, last + 1)]
        new = await self._loop.run_in_executor(self._thread, followed.search.added, ids)
        if new and followed.token in self._followed:
            self._notices.publish(Notice.FILTER_ADDED, token=followed.token, ids=new)

    def _tell(
        self,
        followed: _Followed,
        file: Path | None,
        count: int,
        fraction: float,
        problem: Problem | None = None,
    ) -> None:
        if followed.token in self._followed and (fraction == 1.0 or followed.file == file):
            self._notices.publish(
                Notice.FILTERED,
                token=followed.token,
                file=str(file or ""),
                count=count,
                done=fraction >= 1.0,
                fraction=fraction,
                problem=problem_message(problem),
            )
