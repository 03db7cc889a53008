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

from inspector.archive.conditions import Clause, clauses
from inspector.archive.rows import AMONG, as_json, bounds
from inspector.archive.searching import TextSearch
from inspector.archive.text import TextOf
from inspector.core.query import Query

FIRST_STRETCH = 2_048  # ids gone through at once, 3 ms
STRETCH = 16_384
UNINDEXED_STRETCH = 256  # the same where each text must be read by itself


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
        low = max(first, high - (UNINDEXED_STRETCH if search.reads_texts(high) else size) + 1)
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
        texts = [condition for condition in query.conditions if condition.field == "text"]
        self._text = TextSearch(connection, texts, text_of) if texts else None
        wanted = clauses(connection, query.conditions)
        if only is not None:
            wanted.append(Clause(f"c.id {AMONG}", [as_json(only)]))
        self._all = not wanted and self._text is not None and self._text.excludes_gaps
        wanted.append(Clause("c.kind <> 'gap'", []))
        join = " LEFT JOIN judgements j ON j.id = c.id" if any(w.judged for w in wanted) else ""
        where = " AND ".join(f"({clause.sql})" for clause in wanted)
        self._sql = (
            f"SELECT json_group_array(c.id) FROM captures c{join}"  # noqa: S608 - values are bound
            f" WHERE c.id BETWEEN ? AND ? AND {where}"
        )
        self._values = [value for clause in wanted for value in clause.values]

    def reads_texts(self, high: int) -> bool:
        """Whether below this id texts come that are not in the index."""
        return self._text is not None and high > self._text.indexed_to

    def stretch(self, low: int, high: int) -> "array[int]":
        """Matching ids between two ids, both included, newest first."""
        if self._text is None:
            return self._select(low, high)
        indexed = min(high, self._text.indexed_to)
        behind = self._text.among(self._candidates(max(low, indexed + 1), high))
        return behind + self._text.among(self._candidates(low, indexed))

    def _candidates(self, low: int, high: int) -> Sequence[int]:
        return range(high, low - 1, -1) if self._all else self._select(low, high)

    def _select(self, low: int, high: int) -> "array[int]":
        """Ids that satisfy everything but texts; as JSON they come in a third of the time."""
        row = self._connection.execute(self._sql, (low, high, *self._values)).fetchone()
        return array("q", sorted(json.loads(row[0]), reverse=True))
