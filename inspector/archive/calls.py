"""Requests that we made about a capture: a sync, later a replay or a forward."""

import sqlite3

from inspector.archive.columns import decode_headers, encode_headers
from inspector.archive.transactions import Transactions, clean
from inspector.archive.values import Call
from inspector.core.problem import Problem

_WRITE = """INSERT INTO calls(capture, kind, started_at, duration, url, request_headers, status,
    answer_headers, answer, outcome, explanation) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_READ = """SELECT capture, kind, started_at, duration, url, request_headers, status,
    answer_headers, answer, outcome, explanation, id FROM calls WHERE capture = ? ORDER BY id"""


def write_call(transactions: Transactions, call: Call) -> int | Problem:
    """Keep a call in a transaction of its own; the id it has now."""
    found: list[int] = []

    def work() -> None:
        cursor = transactions.connection.execute(
            _WRITE,
            (call.capture, call.kind, call.started_at, call.duration, clean(call.url),
             encode_headers(call.request_headers), call.status,
             encode_headers(call.answer_headers), call.answer, call.outcome,
             clean(call.explanation)),
        )  # fmt: skip
        found.append(cursor.lastrowid or 0)

    return transactions.run(work, len(call.answer)) or found[0]


def read_calls(connection: sqlite3.Connection, capture: int) -> list[Call]:
    """The calls about one capture, oldest first."""
    return [
        Call(number, kind, started_at, duration, url, decode_headers(sent), status,
             decode_headers(answered), answer, outcome, explanation, call)
        for number, kind, started_at, duration, url, sent, status, answered, answer, outcome,
            explanation, call in connection.execute(_READ, (capture,))
    ]  # fmt: skip
