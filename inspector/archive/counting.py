"""How many captures there are, kept with every write instead of scanned."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from inspector.archive.transactions import clean
from inspector.archive.values import Counts


class Change(NamedTuple):
    """What one write adds to the counts of one endpoint."""

    total: int = 0
    failing: int = 0
    starred: int = 0
    refused: int = 0


_UPSERT = """INSERT INTO counts VALUES(?, ?, ?, ?, ?)
    ON CONFLICT(endpoint) DO UPDATE SET total = total + excluded.total,
    failing = failing + excluded.failing, starred = starred + excluded.starred,
    refused = refused + excluded.refused"""


class Tally:
    """The counts in memory, in step with the table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._counts: dict[str, Change] = {}
        self.load()

    def load(self) -> None:
        """Read the table again, after it was changed by other statements."""
        self._counts = _read(self._connection)

    def write(self, changes: Mapping[str, Change]) -> None:
        """Write changes by endpoint; the caller holds a transaction."""
        self._connection.executemany(
            _UPSERT, [(clean(endpoint), *change) for endpoint, change in changes.items()]
        )

    def settle(self, changes: Mapping[str, Change]) -> None:
        """Take over changes that were committed."""
        for endpoint, change in changes.items():
            before = self._counts.get(endpoint, Change())
            self._counts[endpoint] = Change(*map(sum, zip(before, change, strict=True)))

    def counts(self) -> Counts:
        """The counts as they are now."""
        return _summed(self._counts.items())


def read_counts(connection: sqlite3.Connection) -> Counts:
    """The counts as last committed."""
    return _summed(_read(connection).items())


def _read(connection: sqlite3.Connection) -> dict[str, Change]:
    rows = connection.execute("SELECT endpoint, total, failing, starred, refused FROM counts")
    return {row[0]: Change(*row[1:]) for row in rows}


def _summed(counts: Iterable[tuple[str, Change]]) -> Counts:
    total = Change()
    endpoints: dict[str, tuple[int, int]] = {}
    for endpoint, change in counts:
        total = Change(*map(sum, zip(total, change, strict=True)))
        if change.total:
            endpoints[endpoint] = (change.total, change.failing)
    return Counts(total.total, total.failing, total.starred, total.refused, endpoints)
