"""Conditions of a query as SQL over the captures `c` and their judgements `j`.

Values are always bound, never part of the text. Each condition is 0 or 1, never NULL, so that its
negation is right for captures that are not judged yet.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from itertools import product
from typing import NamedTuple

from inspector.archive.columns import decode_row_verdicts
from inspector.archive.text import fold
from inspector.archive.values import RowVerdict
from inspector.core.query import Condition

Bound = list[str | int]


class Clause(NamedTuple):
    """SQL with its bound values; `judged` tells whether it needs the judgements."""

    sql: str
    values: Bound
    judged: bool = False


_FLAGS = {
    "starred": Clause("c.starred = 1", []),
    "failing": Clause("ifnull(j.failing, 0) = 1", [], judged=True),
    "noted": Clause("c.id IN (SELECT capture FROM notes WHERE note <> '')", []),
    "marked": Clause("c.id IN (SELECT capture FROM notes WHERE colour <> '')", []),
    "cut": Clause("c.kind = 'cut'", []),
    "malformed": Clause("c.kind = 'malformed'", []),
    "refused": Clause("c.kind = 'refused'", []),
}


def clauses(connection: sqlite3.Connection, conditions: Sequence[Condition]) -> list[Clause]:
    """A clause for every condition that is not about text.

    What is asked of schemes and of outcomes must hold for one and the same verdict.
    """
    together = [c for c in conditions if c.field in ("verdict", "scheme") and not c.negated]
    found = [_verdicts(connection, together)] if together else []
    for condition in conditions:
        if condition.field == "text" or condition in together:
            continue
        if condition.field in ("verdict", "scheme"):
            clause = _verdicts(connection, [condition])
        elif condition.field == "note":
            clause = _notes(connection, condition.values)
        else:
            clause = _any_of([_FIELDS[condition.field](value) for value in condition.values])
        if condition.negated:
            clause = clause._replace(sql=f"NOT ({clause.sql})")
        found.append(clause)
    return found


def _any_of(alternatives: list[Clause]) -> Clause:
    return Clause(
        " OR ".join(clause.sql for clause in alternatives),
        [value for clause in alternatives for value in clause.values],
        any(clause.judged for clause in alternatives),
    )


def _verdicts(connection: sqlite3.Connection, conditions: Sequence[Condition]) -> Clause:
    """There are few different sets of verdicts: look at each of them once."""
    outcomes = tuple(c.values for c in conditions if c.field == "verdict") or (None,)
    schemes = tuple(c.values for c in conditions if c.field == "scheme") or (None,)
    matching = [
        number
        for number, text in connection.execute("SELECT id, verdicts FROM verdict_sets")
        if _has(decode_row_verdicts(text), outcomes, schemes)
    ]
    return Clause(
        "ifnull(j.verdicts, 0) IN (SELECT value FROM json_each(?))",
        [json.dumps(matching)],
        judged=True,
    )


def _has(
    verdicts: tuple[RowVerdict, ...],
    outcomes: Sequence[tuple[str, ...] | None],
    schemes: Sequence[tuple[str, ...] | None],
) -> bool:
    """Whether there is a verdict for each pair of an outcome and a scheme that is asked for."""
    return all(
        any(
            (outcome is None or v.outcome in outcome) and (scheme is None or v.scheme in scheme)
            for v in verdicts
        )
        for outcome, scheme in product(outcomes, schemes)
    )


def _notes(connection: sqlite3.Connection, values: Sequence[str]) -> Clause:
    """Notes hold one of these texts, in large or small letters; people write few: look at each."""
    wanted = [fold(value) for value in values]
    matching = [
        number
        for number, text in connection.execute("SELECT capture, note FROM notes")
        if any(one in fold(text) for one in wanted)
    ]
    return Clause("c.id IN (SELECT value FROM json_each(?))", [json.dumps(matching)])


def _mark(value: str) -> Clause:
    return Clause("c.id IN (SELECT capture FROM notes WHERE colour = ?)", [value])


def _event(column: str) -> Callable[[str], Clause]:
    def clause(value: str) -> Clause:
        return _of_event(f"lower({column}) = ?", [value])

    return clause


def _event_type(value: str) -> Clause:
    if value.endswith("*"):
        start = value[:-1]
        sql = "substr(lower(type), 1, ?) = ? OR substr(lower(label), 1, ?) = ?"
        return _of_event(sql, [len(start), start, len(start), start])
    return _of_event("lower(type) = ? OR lower(label) = ?", [value, value])


def _of_event(where: str, values: Bound) -> Clause:
    sql = f"ifnull(j.event, 0) IN (SELECT id FROM events WHERE {where})"  # noqa: S608 - fixed text
    return Clause(sql, values, judged=True)


def _path(value: str) -> Clause:
    """The target's path is the value (or starts with it); a full URL is rare and read last."""
    if value.endswith("*"):
        start = value[:-1]
        sql = f"substr(c.target, 1, ?) = ? OR ({_IS_URL} AND substr({_URL_PATH}, 1, ?) = ?)"
        return Clause(sql, [len(start), start, len(start), start])
    query, size = value + "?", len(value) + 1
    sql = (
        f"c.target = ? OR substr(c.target, 1, ?) = ? OR ({_IS_URL} AND"
        f" ({_URL_PATH} = ? OR substr({_URL_PATH}, 1, ?) = ?))"
    )
    return Clause(sql, [value, size, query, value, size, query])


def _endpoint(value: str) -> Clause:
    if value.endswith("*"):
        return Clause("substr(c.endpoint, 1, ?) = ?", [len(value) - 1, value[:-1]])
    return Clause("c.endpoint = ?", [value])


def _status(value: str) -> Clause:
    low = int(value.replace("xx", "00"))
    high = low + 99 if value.endswith("xx") else low
    sql = "c.reply IN (SELECT id FROM replies WHERE status BETWEEN ? AND ?)"
    return Clause(sql, [low, high])


def _id(value: str) -> Clause:
    low, _, high = value.partition("-")
    return Clause("c.id BETWEEN ? AND ?", [int(low), int(high or low)])


_IS_URL = "substr(c.target, 1, 1) <> '/' AND instr(c.target, '://') > 0"
_AFTER_SCHEME = "substr(c.target, instr(c.target, '://') + 3)"
_FROM_SLASH = f"substr({_AFTER_SCHEME}, instr({_AFTER_SCHEME} || '/', '/'))"
_URL_PATH = f"ifnull(nullif({_FROM_SLASH}, ''), '/')"

_FIELDS: dict[str, Callable[[str], Clause]] = {
    "provider": _event("provider"),
    "event": _event_type,
    "env": _event("environment"),
    "path": _path,
    "endpoint": _endpoint,
    "method": lambda value: Clause("c.method = ?", [value]),
    "status": _status,
    "id": _id,
    "mark": _mark,
    "is": lambda value: _FLAGS[value],
}
