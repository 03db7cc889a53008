"""Finding text: in the blocks of the index, and one by one where they do not reach yet.

What the user wrote beside a capture is part of its text, but not of the blocks: notes change. So
captures whose notes hold something that is looked for are looked at one by one, too.
"""

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import zstandard

from inspector.archive.blocks import Wanted, matching
from inspector.archive.indexing import indexed_to
from inspector.archive.text import TextOf, fold, full_text
from inspector.archive.walking import walk_captures
from inspector.core.query import Condition


class TextSearch:
    """What a query asks of texts, made ready for one connection.

    Attributes:
        indexed_to: Up to this id texts are in blocks.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        conditions: Iterable[Condition],
        text_of: TextOf | None,
    ) -> None:
        self._connection = connection
        self._text_of = text_of
        self._wanted = [
            Wanted(tuple(map(fold, condition.values)), condition.negated)
            for condition in conditions
        ]
        self._notes = _telling_notes(connection, self._wanted)
        self._unpacker = zstandard.ZstdDecompressor()
        self.indexed_to = indexed_to(connection)

    @property
    def excludes_gaps(self) -> bool:
        """Whether the empty text of a gap cannot satisfy it."""
        return not all(one.negated for one in self._wanted)

    def among(self, ids: Sequence[int]) -> "array[int]":
        """Those whose text satisfies everything, in their order.

        Args:
            ids: Newest first, either all behind the blocks or all within them.
        """
        if ids and ids[-1] > self.indexed_to:
            return self._one_by_one(ids)
        noted = [number for number in ids if number in self._notes] if self._notes else []
        if not noted:
            return self._in_blocks(ids)
        plain = [number for number in ids if number not in self._notes]
        found = [*self._in_blocks(plain), *self._one_by_one(noted)]
        return array("q", sorted(found, reverse=True))

    def _one_by_one(self, ids: Sequence[int]) -> "array[int]":
        found = array("q")
        for capture in walk_captures(self._connection, ids):
            text = full_text(capture, self._text_of) + self._notes.get(capture.id, b"")
            if all(one.holds(text) for one in self._wanted):
                found.append(capture.id)
        return found

    def _in_blocks(self, ids: Sequence[int]) -> "array[int]":
        found = array("q")
        if not ids:
            return found
        blocks = self._connection.execute(
            "SELECT last, first, size FROM texts WHERE last BETWEEN ? AND"
            " (SELECT min(last) FROM texts WHERE last >= ?) ORDER BY last DESC",
            (ids[-1], ids[0]),
        ).fetchall()
        for last, first, size in blocks:
            within = _between(ids, first, last)
            packed = self._packed(last) if within else None
            if packed is not None:
                found.extend(matching(self._unpacker, packed, size, first, within, self._wanted))
        return found

    def _packed(self, last: int) -> bytes | None:
        """A block; None when the archive was emptied meanwhile."""
        row = self._connection.execute("SELECT packed FROM texts WHERE last = ?", (last,))
        found: tuple[bytes] | None = row.fetchone()
        return None if found is None else found[0]


def _telling_notes(connection: sqlite3.Connection, wanted: Sequence[Wanted]) -> dict[int, bytes]:
    """Notes that hold something that is looked for, each folded as a line of its own."""
    found: dict[int, bytes] = {}
    for number, note in connection.execute("SELECT capture, note FROM notes WHERE note <> ''"):
        text = fold(note)
        if any(needle in text for one in wanted for needle in one.needles):
            found[number] = b"\n" + text
    return found


def _between(ids: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of falling ids that lie within bounds."""
    start = bisect_left(ids, -last, key=lambda number: -number)
    return ids[start : bisect_right(ids, -first, lo=start, key=lambda number: -number)]
