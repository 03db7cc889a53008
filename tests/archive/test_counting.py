"""Counts are kept, not scanned."""

import sqlite3
from contextlib import closing

from inspector.archive import schema
from inspector.archive.counting import Change, Tally, read_counts
from inspector.archive.values import Counts


def test_changes_add_up_in_memory_and_in_the_table() -> None:
    """An endpoint whose captures are all gone is not shown any more."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.create(connection)
        tally = Tally(connection)
        for changes in (
            {"/a": Change(2, 1), "": Change(1, refused=1)},
            {"/a": Change(1, -1, 1), "/b": Change(0, 0, 0, 0)},
        ):
            tally.write(changes)
            tally.settle(changes)

        assert tally.counts() == Counts(4, 0, 1, 1, {"/a": (3, 0), "": (1, 0)})
        assert read_counts(connection) == tally.counts()
        assert Tally(connection).counts() == tally.counts()


def test_what_was_not_committed_is_not_counted() -> None:
    """Memory follows only after the commit."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.create(connection)
        tally = Tally(connection)
        connection.execute("BEGIN")
        tally.write({"/a": Change(1)})
        connection.execute("ROLLBACK")

        assert tally.counts().all == read_counts(connection).all == 0
