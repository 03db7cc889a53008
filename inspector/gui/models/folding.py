"""Which lines are folded away, and the arithmetic between lines and the rows that are left.

A fold hides the lines after its opener up to its closing line. Folds nest or stand apart, they
never overlap. Both directions are a bisection; changing one fold costs a few C-speed passes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import sub


class Folds:
    """The folded openers of one document, by line number from 0."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}  # every folded opener, also those inside another fold
        self._openers: list[int] = []  # the same, sorted
        # The hidden ranges that no other contains, in order.
        self._starts: list[int] = []
        self._stops: list[int] = []  # the line behind each
        self._hidden: list[int] = []  # lines hidden up to and including range i
        self._row_starts: list[int] = []  # first row behind range i

    def __len__(self) -> int:
        return len(self._last)

    def is_folded(self, opener: int) -> bool:
        """Whether this opener's lines are folded away."""
        return opener in self._last

    def is_hidden(self, line: int) -> bool:
        """Whether a fold hides this line."""
        return self._range_around(line) >= 0

    def fold(self, opener: int, last: int) -> None:
        """Hide the lines `opener + 1` to `last`."""
        if last <= opener or opener in self._last:
            return
        self._last[opener] = last
        self._openers.insert(bisect_left(self._openers, opener), opener)
        if self.is_hidden(opener):
            return
        at = bisect_left(self._starts, opener + 1)
        until = bisect_right(self._starts, last)  # ranges this one swallows
        self._starts[at:until] = [opener + 1]
        self._stops[at:until] = [last + 1]
        self._count()

    def unfold(self, opener: int) -> None:
        """Show the lines of this opener again; folds inside it stay folded."""
        last = self._last.pop(opener, None)
        if last is None:
            return
        del self._openers[bisect_left(self._openers, opener)]
        at = bisect_left(self._starts, opener + 1)
        if at == len(self._starts) or self._starts[at] != opener + 1:
            return  # it lies inside another fold
        inner = self._openers[
            bisect_right(self._openers, opener) : bisect_right(self._openers, last)
        ]
        starts, stops = self._outermost(inner)
        self._starts[at : at + 1] = starts
        self._stops[at : at + 1] = stops
        self._count()

    def fold_many(self, folds: Iterable[tuple[int, int]]) -> None:
        """Add many folds, each `(opener, last)`, at the cost of one."""
        for opener, last in folds:
            if last > opener:
                self._last.setdefault(opener, last)
        self._openers = sorted(self._last)
        self._starts, self._stops = self._outermost(self._openers)
        self._count()

    def clear(self) -> None:
        """Unfold everything."""
        self._last.clear()
        self._openers, self._starts, self._stops = [], [], []
        self._count()

    def reveal(self, line: int) -> bool:
        """Unfold whatever hides this line; whether anything did."""
        changed = False
        while (at := self._range_around(line)) >= 0:
            self.unfold(self._starts[at] - 1)
            changed = True
        return changed

    def rows(self, line_count: int) -> int:
        """How many of the first `line_count` lines can be seen."""
        if line_count <= 0:
            return 0
        last = line_count - 1
        return self.row_of(last) + 1

    def row_of(self, line: int) -> int:
        """The row that shows this line: its own, or that of the opener that hides it."""
        at = bisect_right(self._starts, line) - 1
        if at < 0:
            return line
        if line < self._stops[at]:
            return self._row_starts[at] - 1
        return line - self._hidden[at]

    def line_at(self, row: int) -> int:
        """The line shown in this row."""
        at = bisect_right(self._row_starts, row)
        return row + self._hidden[at - 1] if at else row

    def _range_around(self, line: int) -> int:
        at = bisect_right(self._starts, line) - 1
        return at if at >= 0 and line < self._stops[at] else -1

    def _outermost(self, openers: list[int]) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        stops: list[int] = []
        covered = -1
        for opener in openers:
            if opener > covered:
                covered = self._last[opener]
                starts.append(opener + 1)
                stops.append(covered + 1)
        return starts, stops

    def _count(self) -> None:
        self._hidden = list(accumulate(map(sub, self._stops, self._starts)))
        self._row_starts = list(map(sub, self._starts, [0, *self._hidden]))
