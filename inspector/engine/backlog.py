"""Captures that wait to be judged: ranges of ids, and the bytes of some of them in memory.

Ids have few holes, so however many captures wait, they are few ranges. Bytes are kept up to a
bound; those of the others are in the archive.
"""

from collections import deque
from collections.abc import Iterable
from typing import TypeAlias

from inspector.engine.judging import is_large
from inspector.listener.arrival import Arrival

KEPT_BYTES = 8 * 1024 * 1024
"""Bytes of requests in memory: about 4,000 of 1 KB. Reading one back costs a fifth of judging it."""

_OVERHEAD = 600  # bytes an arrival takes besides its head and body

Piece: TypeAlias = tuple[int, Arrival] | list[int]
"""What is judged next: a capture with its bytes, or ids whose bytes are to be read back."""


class Backlog:
    """What waits, oldest first."""

    def __init__(self) -> None:
        self._ranges: deque[list[int]] = deque()
        self._waiting = 0
        self._kept: dict[int, Arrival] = {}
        self._kept_size = 0

    def __len__(self) -> int:
        return self._waiting

    def keep(self, number: int, arrival: Arrival) -> None:
        """Keep a request's bytes until it is taken, unless there are too many."""
        size = len(arrival.head) + len(arrival.body) + _OVERHEAD
        if self._kept_size + size <= KEPT_BYTES and not is_large(arrival.head, len(arrival.body)):
            self._kept[number] = arrival
            self._kept_size += size

    def forget(self, first: int, last: int) -> None:
        """Drop the bytes of captures that are not to be judged after all."""
        for number in range(first, last + 1):
            self._release(number)

    def add(self, first: int, last: int) -> None:
        """Captures `first` to `last` wait."""
        self._waiting += last - first + 1
        if self._ranges and self._ranges[-1][1] == first - 1:
            self._ranges[-1][1] = last
        else:
            self._ranges.append([first, last])

    def add_ids(self, ids: Iterable[int]) -> None:
        """These captures wait, in ascending order."""
        for number in ids:
            self.add(number, number)

    def take(self, at_most: int) -> Piece | None:
        """The next capture, or up to so many ids in a row whose bytes are not in memory."""
        if not self._ranges:
            return None
        first, last = self._ranges[0]
        arrival = self._release(first)
        if arrival is not None:
            self._shorten(first + 1)
            return first, arrival
        end = first + 1
        while end <= last and end - first < at_most and end not in self._kept:
            end += 1
        self._shorten(end)
        return list(range(first, end))

    def take_newest(self, at_most: int) -> list[int]:
        """Up to so many ids in a row from the other end; their bytes are dropped."""
        if not self._ranges:
            return []
        first, last = self._ranges[-1]
        begin = max(first, last - at_most + 1)
        if begin == first:
            self._ranges.pop()
        else:
            self._ranges[-1][1] = begin - 1
        self._waiting -= last - begin + 1
        self.forget(begin, last)
        return list(range(begin, last + 1))

    def clear(self) -> None:
        """Nothing waits."""
        self._ranges.clear()
        self._kept.clear()
        self._waiting = self._kept_size = 0

    def _shorten(self, first: int) -> None:
        front = self._ranges[0]
        self._waiting -= first - front[0]
        front[0] = first
        if first > front[1]:
            self._ranges.popleft()

    def _release(self, number: int) -> Arrival | None:
        arrival = self._kept.pop(number, None)
        if arrival is not None:
            self._kept_size -= len(arrival.head) + len(arrival.body) + _OVERHEAD
        return arrival
