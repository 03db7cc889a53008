"""Finding text: looked up in the index, and read one by one where it does not reach yet."""

import sqlite3
from array import array
from collections.abc import Sequence

from inspector.archive.indexing import REST_BITS, Indexed
from inspector.archive.text import OVERLAP, TextOf, fold, full_text
from inspector.archive.walking import walk_captures
from inspector.core.query import Condition


def indexed_to(connection: sqlite3.Connection) -> int:
    """Every capture up to this id is in the index."""
    return Indexed.read(connection).number


def look_up(
    connection: sqlite3.Connection,
    low: int,
    high: int,
    texts: Sequence[Condition],
    text_of: TextOf | None,
) -> set[int]:
    """Ids between two indexed ids whose text satisfies every condition."""
    wanted = [c for c in texts if not c.negated]
    unwanted = [c for c in texts if c.negated]
    found = set(range(low, high + 1))
    for number, condition in enumerate(wanted):
        hits = _hits(connection, low, high, condition, text_of)
        found = found & hits if number else hits
    for condition in unwanted:
        found -= _hits(connection, low, high, condition, text_of)
    return found


def scan(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    texts: Sequence[Condition],
    text_of: TextOf | None,
) -> "array[int]":
    """Those of `ids` whose text satisfies every condition, read and compared one by one."""
    tests = [(tuple(map(fold, c.values)), c.negated) for c in texts]
    found = array("q")
    for capture in walk_captures(connection, ids):
        text = full_text(capture, text_of)
        if all(any(value in text for value in values) != negated for values, negated in tests):
            found.append(capture.id)
    return found


def _hits(
    connection: sqlite3.Connection,
    low: int,
    high: int,
    condition: Condition,
    text_of: TextOf | None,
) -> set[int]:
    """Ids whose indexed text holds any of the values."""
    found: set[int] = set()
    for value in map(fold, condition.values):
        phrase = '"' + value[:OVERLAP].replace('"', '""') + '"'
        hits = {
            row[0]
            for row in connection.execute(
                "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?",
                (phrase, low, high),
            )
        }
        hits.update(
            row[0] >> REST_BITS
            for row in connection.execute(
                "SELECT rowid FROM search_rest WHERE search_rest MATCH ? AND rowid BETWEEN ? AND ?",
                (phrase, low << REST_BITS, ((high + 1) << REST_BITS) - 1),
            )
        )
        if len(value) > OVERLAP:
            longer = Condition("text", (value,))
            hits = set(scan(connection, sorted(hits), [longer], text_of))
        found |= hits
    return found
