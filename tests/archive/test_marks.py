"""Small facts by name."""

import sqlite3
from contextlib import closing

from inspector.archive import schema
from inspector.archive.marks import read_mark, read_number, write_mark


def test_a_mark_holds_what_was_written_last() -> None:
    """Unset marks are empty or 0."""
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.create(connection)

        assert (read_mark(connection, "alive"), read_number(connection, "alive")) == ("", 0)
        write_mark(connection, "alive", "now")
        write_mark(connection, "alive", 12)
        assert (read_mark(connection, "alive"), read_number(connection, "alive")) == ("12", 12)
