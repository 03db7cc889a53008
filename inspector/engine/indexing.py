"""The text index, filled in slices; content of larger bodies is opened in the worker process."""

import asyncio
from pathlib import Path

from inspector.archive.archive import Archive
from inspector.engine.judging import LARGE_CODED_BODY
from inspector.engine.slices import Slices
from inspector.engine.texts import text_of, text_there
from inspector.engine.worker import Worker

RETRY_SECONDS = 5.0


class Indexing:
    """Keeps the text index up with what arrives, from where an earlier run stopped.

    Args:
        archive: Its indexer knows what is missing.
        slices: Gives this job its time.
        worker: Opens larger bodies. Whether one is compressed is not known before it is read, so
            the smaller of the two bounds of `judging` holds here for all.
    """

    def __init__(self, archive: Archive, slices: Slices, worker: Worker) -> None:
        self._path: Path = archive.path
        self._indexer = archive.indexer(text_of, LARGE_CODED_BODY)
        self._slices = slices
        self._worker = worker
        self._supplying: asyncio.Task[None] | None = None
        slices.add(self)

    @property
    def waiting(self) -> int:
        """How many captures are not in the index yet."""
        return self._indexer.backlog

    def wake(self) -> None:
        """Something may be missing in the index."""
        if self._supplying is None:
            self._slices.wake(self)

    def step(self, budget: float) -> bool:
        """Index for about `budget` seconds."""
        if self._indexer.step(budget):
            return True
        if self._indexer.waiting_for is not None and self._supplying is None:
            self._supplying = asyncio.create_task(self._supply(self._indexer.waiting_for))
        elif self._indexer.problem is not None:
            asyncio.get_running_loop().call_later(RETRY_SECONDS, self.wake)
        return False

    def stop(self) -> None:
        """Leave the rest to the next start."""
        if self._supplying is not None:
            self._supplying.cancel()

    async def _supply(self, number: int) -> None:
        text = await self._worker.run(text_there, self._path, number)
        self._indexer.supply(number, text if isinstance(text, str) else "")
        self._supplying = None
        self.wake()
