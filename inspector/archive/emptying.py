"""Throwing everything away that was captured, in the file and not only by name."""

import sqlite3

from inspector.archive import failures
from inspector.archive.marks import EMPTIED_TO, JUDGED_TO, write_mark
from inspector.archive.transactions import Transactions
from inspector.core.problem import Problem

_TABLES = (
    "captures", "bodies", "judgements", "details", "replies", "events", "verdict_sets", "counts",
    "secret_usage", "texts", "calls", "diagnoses", "notes",
)  # fmt: skip


def empty(transactions: Transactions, last_id: int) -> Problem | None:
    """Delete every capture with all that belongs to it, and give the space back."""
    connection = transactions.connection

    def work() -> None:
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - fixed names
        for mark in (EMPTIED_TO, JUDGED_TO):
            write_mark(connection, mark, last_id)

    problem = transactions.run(work)
    if problem is not None:
        return problem
    try:
        connection.execute("VACUUM")
    except sqlite3.Error as error:
        return failures.of_sqlite(error, transactions.path)
    return None
