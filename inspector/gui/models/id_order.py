"""Which capture stands in which row, newest first.

Ids are dense, so without a filter a row is arithmetic. With a filter the engine writes the
matching ids into a file that is mapped here: a million of them cost neither memory nor time.
"""

import mmap
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

BYTES_PER_ID = 8


class Order(Protocol):
    """Ids by row, newest first."""

    def __len__(self) -> int:
        """How many rows there are."""

    def id_at(self, row: int) -> int:
        """The id in a row, 0 when there is no such row."""

    def row_of(self, capture: int) -> int:
        """The row of an id, -1 when it is in none."""


class Everything:
    """All ids from `first` to `last`."""

    def __init__(self, first: int = 1, last: int = 0) -> None:
        self.first = first
        self.last = last

    def __len__(self) -> int:
        return max(0, self.last - self.first + 1)

    def id_at(self, row: int) -> int:
        """The id in a row, 0 when there is no such row."""
        return self.last - row if 0 <= row < len(self) else 0

    def row_of(self, capture: int) -> int:
        """The row of an id, -1 when it is in none."""
        return self.last - capture if self.first <= capture <= self.last else -1


class Matches:
    """The ids that match a filter: those of the engine's file, before them those that came since.

    Args:
        file: Ids of eight bytes, newest first; None while none is known.
        count: How many of them are written.
        first: Ids below it are not shown: the user cleared them.
    """

    def __init__(self, file: Path | None = None, count: int = 0, first: int = 1) -> None:
        self._file = file
        self._first = first
        self._map: mmap.mmap | None = None
        self._written: memoryview | None = None
        self._shown = 0
        self._added: list[int] = []  # oldest first, so that adding is cheap
        self.grow(count)

    def grow(self, count: int) -> None:
        """See what the engine has added at the end of its file: older ids that match, too."""
        self._release()
        if self._file is None or count <= 0:
            self._shown = 0
            return
        with self._file.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), count * BYTES_PER_ID, access=mmap.ACCESS_READ)
        self._written = memoryview(self._map).cast("q")
        # Keys fall along the file, so the first one below the limit is found by halving.
        self._shown = bisect_left(self._written, -self._first + 1, key=lambda found: -found)

    def add(self, ids: Iterable[int]) -> int:
        """Put ids that came since on top; how many were new."""
        newest = self._added[-1] if self._added else self._newest_written()
        fresh = sorted(each for each in ids if each > newest and each >= self._first)
        self._added += fresh
        return len(fresh)

    def _newest_written(self) -> int:
        return self._written[0] if self._written is not None and self._shown else 0

    def close(self) -> None:
        """Let go of the file."""
        self._release()
        self._shown = 0
        self._added.clear()

    def _release(self) -> None:
        if self._written is not None:
            self._written.release()
            self._written = None
        if self._map is not None:
            self._map.close()
            self._map = None

    def __len__(self) -> int:
        return self._shown + len(self._added)

    def id_at(self, row: int) -> int:
        """The id in a row, 0 when there is no such row."""
        added = len(self._added)
        if 0 <= row < added:
            return self._added[added - 1 - row]
        if self._written is not None and added <= row < added + self._shown:
            return self._written[row - added]
        return 0

    def row_of(self, capture: int) -> int:
        """The row of an id, -1 when it is in none."""
        added = len(self._added)
        place = bisect_left(self._added, capture)
        if place < added and self._added[place] == capture:
            return added - 1 - place
        if self._written is None:
            return -1
        place = bisect_left(self._written, -capture, hi=self._shown, key=lambda found: -found)
        if place < self._shown and self._written[place] == capture:
            return added + place
        return -1
