"""What the user wrote beside captures, and the colours they were marked with."""

import sqlite3
from collections.abc import Sequence

from inspector.archive.rows import AMONG, as_json
from inspector.archive.transactions import Transactions, clean
from inspector.archive.values import Note
from inspector.core.problem import Problem

NO_NOTE = Note("", "")


def write_note(transactions: Transactions, capture: int, note: Note) -> Problem | None:
    """Keep a note, in place of the one before; one without text and colour is forgotten."""

    def work() -> None:
        execute = transactions.connection.execute
        if note == NO_NOTE:
            execute("DELETE FROM notes WHERE capture = ?", (capture,))
        else:
            values = (capture, clean(note.note), clean(note.colour))
            execute("REPLACE INTO notes VALUES(?, ?, ?)", values)

    return transactions.run(work)


def read_note(connection: sqlite3.Connection, capture: int) -> Note:
    """The note beside a capture; empty when there is none."""
    return read_notes(connection, (capture,)).get(capture, NO_NOTE)


def read_notes(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Note]:
    """Notes by capture, without captures that have none."""
    rows = connection.execute(
        f"SELECT capture, note, colour FROM notes WHERE capture {AMONG}",  # noqa: S608 - constant
        (as_json(ids),),
    )
    return {capture: Note(note, colour) for capture, note, colour in rows}
