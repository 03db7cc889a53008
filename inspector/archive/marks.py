"""Small facts the archive remembers by name, such as how far it is indexed."""

import sqlite3

EMPTIED_TO = "emptied-to"  # the last id that was thrown away; ids are never used twice
JUDGED_TO = "judged-to"  # every capture up to this id is judged


def read_mark(connection: sqlite3.Connection, name: str) -> str:
    """The value of a mark, empty when it was never set."""
    row = connection.execute("SELECT value FROM marks WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row is not None else ""


def read_number(connection: sqlite3.Connection, name: str) -> int:
    """The value of a mark that is a number, 0 when it was never set."""
    return int(read_mark(connection, name) or "0")


def write_mark(connection: sqlite3.Connection, name: str, value: str | int) -> None:
    """Set a mark; the caller holds a transaction."""
    connection.execute("REPLACE INTO marks VALUES(?, ?)", (name, str(value)))
