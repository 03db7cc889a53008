"""Which captures were judged by rules that hold no longer, remembered across restarts.

The archive's verdicts are meant to be those of one state of the rules, named by its digest. What
differs from it is a list of id ranges, worked off newest first. An engine that was not told its
rules yet judges what arrives all the same; these captures count as stale, too.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

MARK = "judged-by"
_OPEN = 2**62  # the end of a range that still grows


@dataclass(slots=True)
class Staleness:
    """The digest that verdicts should be of, and the ranges that are not.

    Attributes:
        digest: Of the rules; empty when no rules were ever told.
        ranges: [first, last] pairs, oldest first, apart from each other.
    """

    digest: str = ""
    ranges: list[list[int]] = field(default_factory=list)

    @classmethod
    def read(cls, mark: str) -> "Staleness":
        """From the archive's mark; a mark that cannot be read means that all is stale."""
        try:
            return msgspec.json.decode(mark, type=cls) if mark else cls()
        except msgspec.DecodeError:
            return cls()

    def written(self, also: Sequence[int] = ()) -> str:
        """The mark's text; `also` are ids to count as stale besides."""
        ranges = [*self.ranges, *([number, number] for number in also)]
        return json.dumps({"digest": self.digest, "ranges": joined(ranges)})

    @property
    def size(self) -> int:
        """How many ids are stale."""
        return sum(last - first + 1 for first, last in self.ranges)

    def open_from(self, first: int) -> None:
        """Everything from this id on is stale, also what is still to come."""
        self.ranges = joined([*self.ranges, [first, _OPEN]])

    def close_at(self, last: int) -> None:
        """Nothing above this id is stale."""
        self.ranges = [[a, min(b, last)] for a, b in self.ranges if a <= last]

    def all_stale(self, first: int, last: int) -> None:
        """Every id from the first to the last is stale; none when these are the wrong way round."""
        self.ranges = [[first, last]] if first <= last else []

    def newest(self, count: int) -> list[int]:
        """The newest stale ids, newest first."""
        if not self.ranges:
            return []
        first, last = self.ranges[-1]
        return list(range(last, max(first, last - count + 1) - 1, -1))

    def done_down_to(self, number: int) -> None:
        """Everything from this id up is judged anew."""
        self.ranges = [[a, min(b, number - 1)] for a, b in self.ranges if a < number]


def joined(ranges: Iterable[list[int]]) -> list[list[int]]:
    """Ranges in order, those that touch or overlap made one."""
    result: list[list[int]] = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1][1] = max(result[-1][1], last)
        else:
            result.append([first, last])
    return result
