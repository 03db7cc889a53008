"""Values that many captures share, kept once: replies, kinds of event, sets of verdicts."""

import hashlib
import sqlite3
from typing import TypeVar

from inspector.archive.columns import decode_verifying, encode_headers
from inspector.archive.preparing import EventKey
from inspector.archive.transactions import clean_all
from inspector.core.capture import Reply

Key = TypeVar("Key")
Value = TypeVar("Value")

REMEMBERED = 2048  # ids kept in memory per table


class KeptOnce:
    """Finds or makes the row of a shared value, for the connection that writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._replies: dict[Reply, int] = {}
        self._events: dict[EventKey, int] = {}
        self._verdicts: dict[str, int] = {}
        self._verifying: dict[int, frozenset[str]] = {}

    def forget(self) -> None:
        """Drop what is remembered: after a rollback its ids may never have been written."""
        self._replies.clear()
        self._events.clear()
        self._verdicts.clear()
        self._verifying.clear()

    def reply(self, reply: Reply) -> int:
        """Id of a reply."""
        found = self._replies.get(reply)
        if found is None:
            headers = encode_headers(reply.headers)
            parts = (str(reply.status), str(reply.delay), headers, str(len(reply.body)))
            key = hashlib.sha256("\n".join(parts).encode() + reply.body).digest()
            found = self._find_or_insert(
                "SELECT id FROM replies WHERE key = ?",
                (key,),
                "INSERT INTO replies(key, status, headers, body, delay) VALUES(?, ?, ?, ?, ?)",
                (key, reply.status, headers, reply.body, reply.delay),
            )
            _remember(self._replies, reply, found)
        return found

    def event(self, key: EventKey) -> int:
        """Id of the part of an event that repeats."""
        found = self._events.get(key)
        if found is None:
            values = clean_all(key)
            found = self._find_or_insert(
                "SELECT id FROM events WHERE provider = ? AND type = ? AND label = ?"
                " AND environment = ? AND source = ?",
                values,
                "INSERT INTO events(provider, type, label, environment, source)"
                " VALUES(?, ?, ?, ?, ?)",
                values,
            )
            _remember(self._events, key, found)
        return found

    def verdicts(self, encoded: str) -> int:
        """Id of a set of verdicts, given without their explanations."""
        found = self._verdicts.get(encoded)
        if found is None:
            found = self._find_or_insert(
                "SELECT id FROM verdict_sets WHERE verdicts = ?",
                (encoded,),
                "INSERT INTO verdict_sets(verdicts) VALUES(?)",
                (encoded,),
            )
            _remember(self._verdicts, encoded, found)
        return found

    def verifying(self, number: int) -> frozenset[str]:
        """Ids of the secrets that verified, by the id of a set of verdicts; 0 is no set."""
        found = self._verifying.get(number)
        if found is None:
            row = self._connection.execute(
                "SELECT verdicts FROM verdict_sets WHERE id = ?", (number,)
            ).fetchone()
            found = decode_verifying(row[0]) if row else frozenset()
            _remember(self._verifying, number, found)
        return found

    def _find_or_insert(
        self,
        select: str,
        wanted: tuple[str | bytes, ...],
        insert: str,
        values: tuple[str | bytes | int | float, ...],
    ) -> int:
        row = self._connection.execute(select, wanted).fetchone()
        if row is not None:
            return int(row[0])
        return int(self._connection.execute(insert, values).lastrowid or 0)


def _remember(known: dict[Key, Value], key: Key, found: Value) -> None:
    if len(known) >= REMEMBERED:
        known.clear()
    known[key] = found
