"""The endpoints of an archive and, once set, what their paths are treated as."""

import sqlite3
from dataclasses import replace

from inspector.archive.columns import decode_reply, encode_headers
from inspector.archive.transactions import Transactions, clean
from inspector.core.capture import Endpoint
from inspector.core.problem import Problem

_SAVE = """INSERT INTO endpoints(path, provider, status, headers, body, delay, auto_sync, position)
    VALUES(?, ?, ?, ?, ?, ?, ?, (SELECT 1 + ifnull(max(position), 0) FROM endpoints))
    ON CONFLICT(path) DO UPDATE SET provider = excluded.provider,
    status = excluded.status, headers = excluded.headers, body = excluded.body,
    delay = excluded.delay, auto_sync = excluded.auto_sync"""


class EndpointTable:
    """Saves and deletes endpoints."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def save(self, endpoint: Endpoint, was: str = "") -> Problem | None:
        """Add an endpoint, or change the one at its path; `was` is its path before a change."""

        def work() -> None:
            execute = self._transactions.connection.execute
            reply = endpoint.reply
            if was and was != endpoint.path:
                execute("DELETE FROM endpoints WHERE path = ?", (endpoint.path,))
                execute("UPDATE endpoints SET path = ? WHERE path = ?", (endpoint.path, was))
            execute(
                _SAVE,
                (clean(endpoint.path), clean(endpoint.provider), reply.status,
                 encode_headers(reply.headers), reply.body, reply.delay, int(endpoint.auto_sync)),
            )  # fmt: skip

        return self._transactions.run(work)

    def delete(self, path: str) -> Problem | None:
        """Remove an endpoint; its captures stay."""

        def work() -> None:
            self._transactions.connection.execute("DELETE FROM endpoints WHERE path = ?", (path,))

        return self._transactions.run(work)

    def treat_as(self, path: str, provider: str) -> Problem | None:
        """Make the endpoint with this literal path belong to a provider, keeping its reply."""
        for endpoint in read_endpoints(self._transactions.connection):
            if endpoint.path == path:
                return self.save(replace(endpoint, provider=provider))
        return self.save(Endpoint(path, provider))


def read_endpoints(connection: sqlite3.Connection) -> list[Endpoint]:
    """Every endpoint, in the order they were added."""
    rows = connection.execute(
        "SELECT path, provider, auto_sync, status, headers, body, delay FROM endpoints"
        " ORDER BY position"
    )
    return [
        Endpoint(path, provider, decode_reply(*reply), auto_sync == 1)
        for path, provider, auto_sync, *reply in rows
    ]
