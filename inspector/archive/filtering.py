"""Which captures match a query, newest first.

The archive is gone through in stretches of ids, each one short read, so that a filter over a million
captures can show its first hits at once, be stopped between two stretches, and never keeps the
write-ahead log from starting anew.
"""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from inspector.archive import searching
from inspector.archive.conditions import Bound, Clause, clauses
from inspector.archive.rows import bounds
from inspector.archive.text import TextOf
from inspector.core.query import Query

FIRST_STRETCH = 4_096
STRETCH = 65_536
FEW = 2_048  # candidates from the text index that are looked up one by one


class Found(NamedTuple):
    """One stretch of an answer.

    Attributes:
        ids: Matching ids of this stretch, newest first.
        fraction: How much of the archive was gone through, 0 to 1.
    """

    ids: "array[int]"
    fraction: float


def matching_ids(
    connection: sqlite3.Connection,
    query: Query,
    after: int = 0,
    *,
    only: Sequence[int] | None = None,
    text_of: TextOf | None = None,
    progress: Callable[[float], bool] | None = None,
) -> "array[int]":
    """Ids of the captures that match, newest first; gaps never match.

    Args:
        connection: For reading; not used by anyone else meanwhile.
        query: What to look for.
        after: Only ids above this one.
        only: Only these ids.
        text_of: Decoded content of a capture, for what the text index does not hold yet. Without
            it the body as received is looked at.
        progress: Called with the fraction done after each stretch; when it returns False the
            search stops and what was found so far is the answer.

    Raises:
        sqlite3.OperationalError: When another thread called `connection.interrupt()`.
    """
    found = array("q")
    for part in find(connection, query, after, only=only, text_of=text_of):
        found.extend(part.ids)
        if progress is not None and not progress(part.fraction):
            break
    return found


def find(
    connection: sqlite3.Connection,
    query: Query,
    after: int = 0,
    *,
    only: Sequence[int] | None = None,
    text_of: TextOf | None = None,
) -> Iterator[Found]:
    """The same as `matching_ids`, a stretch at a time; stop by asking no further."""
    first, last = bounds(connection)
    first = max(first, after + 1)
    if only is not None:
        first, last = max(first, min(only, default=1)), min(last, max(only, default=0))
    search = _Search(connection, query, only, text_of)
    high, size = last, FIRST_STRETCH
    while high >= first:
        low = max(first, high - size + 1, search.indexed_to + 1 if high > search.indexed_to else 0)
        ids = search.stretch(low, high)
        high, size = low - 1, STRETCH
        yield Found(ids, (last - high) / (last - first + 1))


class _Search:
    """A query made ready for one connection."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        query: Query,
        only: Sequence[int] | None,
        text_of: TextOf | None,
    ) -> None:
        self._connection = connection
        self._text_of = text_of
        self._texts = [c for c in query.conditions if c.field == "text"]
        self.indexed_to = searching.indexed_to(connection) if self._texts else 0
        self._clauses = clauses(connection, query.conditions)
        if only is not None:
            self._clauses.append(_among(only))
        self._clauses.append(Clause("c.kind <> 'gap'", []))

    def stretch(self, low: int, high: int) -> "array[int]":
        """Matching ids between two ids, both included and both on one side of the index's end."""
        if not self._texts:
            return self._select(low, high, self._clauses)
        if low > self.indexed_to:
            ids = self._select(low, high, self._clauses)
            return searching.scan(self._connection, ids, self._texts, self._text_of)
        candidates = searching.look_up(self._connection, low, high, self._texts, self._text_of)
        if len(candidates) <= FEW:
            return self._select(low, high, [*self._clauses, _among(list(candidates))])
        ids = self._select(low, high, self._clauses)
        return array("q", [number for number in ids if number in candidates])

    def _select(self, low: int, high: int, wanted: list[Clause]) -> "array[int]":
        join = " JOIN judgements j ON j.id = c.id" if any(w.judged for w in wanted) else ""
        where = "".join(f" AND ({clause.sql})" for clause in wanted)
        values: Bound = [low, high]
        for clause in wanted:
            values.extend(clause.values)
        rows = self._connection.execute(
            f"SELECT c.id FROM captures c{join and f' LEFT{join}'}"  # noqa: S608 - values are bound
            f" WHERE c.id BETWEEN ? AND ?{where} ORDER BY c.id DESC",
            values,
        )
        return array("q", [row[0] for row in rows])


def _among(ids: Sequence[int]) -> Clause:
    return Clause("c.id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))])
