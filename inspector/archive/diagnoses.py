"""Why signatures failed, kept so that it need not be found out again.

Causes and what was tried are JSON that the engine writes and reads; `basis` names what they were
computed from, so that the engine can tell a stale diagnosis.
"""

import sqlite3

from inspector.archive.transactions import Transactions, clean_all
from inspector.archive.values import StoredDiagnosis
from inspector.core.problem import Problem


def write_diagnosis(
    transactions: Transactions, capture: int, found: StoredDiagnosis
) -> Problem | None:
    """Keep why a scheme failed on a capture, in place of what was found out before."""

    def work() -> None:
        values = (capture, *clean_all(found))
        transactions.connection.execute("REPLACE INTO diagnoses VALUES(?, ?, ?, ?, ?)", values)

    return transactions.run(work)


def read_diagnoses(connection: sqlite3.Connection, capture: int) -> list[StoredDiagnosis]:
    """What was found out about one capture, by scheme; perhaps stale by now."""
    rows = connection.execute(
        "SELECT scheme, causes, tried, basis FROM diagnoses WHERE capture = ? ORDER BY scheme",
        (capture,),
    )
    return [StoredDiagnosis(*row) for row in rows]


def undiagnosed(connection: sqlite3.Connection, basis: str, most: int, among: int) -> list[int]:
    """Of the newest failing captures those without a diagnosis on this basis, newest first.

    Args:
        connection: For reading.
        basis: What a diagnosis must have been computed from.
        most: How many failing captures are looked at.
        among: How many captures they are looked for among.
    """
    rows = connection.execute(_UNDIAGNOSED, (among, most, basis))
    return [number for (number,) in rows]


_UNDIAGNOSED = """SELECT id FROM (
    SELECT id FROM judgements WHERE failing AND id > (SELECT max(id) FROM judgements) - ?
    ORDER BY id DESC LIMIT ?) AS failing
    WHERE NOT EXISTS (
        SELECT 1 FROM diagnoses AS d WHERE d.capture = failing.id AND d.basis = ?)
    ORDER BY id DESC"""
