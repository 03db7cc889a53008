"""Captures, judgements and lines of the list, read by their ids."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from inspector.archive.columns import (
    decode_findings,
    decode_reply,
    decode_row_verdicts,
    decode_verdicts,
)
from inspector.archive.marks import EMPTIED_TO, read_number
from inspector.archive.values import Detail, Judgement, Row
from inspector.core.capture import Capture, Kind, match_path, request_of
from inspector.core.event import Event

AMONG = "IN (SELECT value FROM json_each(?))"

_ROWS = """SELECT c.id, c.received_at, c.kind, c.method, c.target, c.endpoint,
    ifnull(e.provider, ''), ifnull(e.type, ''), ifnull(e.label, ''), ifnull(d.description, ''),
    ifnull(d.entity, ''), ifnull(e.environment, ''), ifnull(v.verdicts, ''), ifnull(j.failing, 0),
    ifnull(r.status, 0), c.body_size, c.starred, c.reason, j.id IS NOT NULL,
    ifnull(e.source, ''), c.until, ifnull(n.note, ''), ifnull(n.colour, '')
    FROM captures c LEFT JOIN judgements j ON j.id = c.id LEFT JOIN details d ON d.id = c.id
    LEFT JOIN events e ON e.id = j.event
    LEFT JOIN verdict_sets v ON v.id = j.verdicts LEFT JOIN replies r ON r.id = c.reply
    LEFT JOIN notes n ON n.capture = c.id
    WHERE c.id """

_CAPTURES = f"""SELECT c.id, c.received_at, c.kind, c.peer, c.endpoint, c.starred,
    b.head, b.body, b.trailers, r.status, r.headers, r.body, r.delay
    FROM captures c JOIN bodies b ON b.id = c.id JOIN replies r ON r.id = c.reply
    WHERE c.id {AMONG}"""  # noqa: S608 - fixed text

_JUDGEMENTS = f"""SELECT j.id, e.provider, e.type, e.label, d.description, d.entity,
    e.environment, e.source, d.user, d.idempotency, d.delivery,
    v.verdicts, d.explanations, d.findings
    FROM judgements j JOIN details d ON d.id = j.id JOIN events e ON e.id = j.event JOIN verdict_sets v ON v.id = j.verdicts
    WHERE j.id {AMONG}"""  # noqa: S608 - fixed text

_KINDS = {kind.value: kind for kind in Kind}
_KIND, _VERDICTS = map(Row._fields.index, ("kind", "verdicts"))
_FLAGS = tuple(map(Row._fields.index, ("failing", "starred", "judged")))


def bounds(connection: sqlite3.Connection) -> tuple[int, int]:
    """First and last id; the last is one below the first when the archive is empty."""
    first, last = connection.execute(
        "SELECT (SELECT min(id) FROM captures), (SELECT max(id) FROM captures)"
    ).fetchone()
    if last is not None:
        return first, last
    emptied_to = read_number(connection, EMPTIED_TO)
    return emptied_to + 1, emptied_to


def read_rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """Lines of the list, in the order of `ids`."""
    if isinstance(ids, range) and abs(ids.step) == 1:
        low, high = (min(ids), max(ids)) if ids else (1, 0)
        order = "BETWEEN ? AND ? ORDER BY c.id" + (" DESC" if ids.step < 0 else "")
        found = connection.execute(_ROWS + order, (low, high)).fetchall()
        return list(map(_row, found))
    by_id = {values[0]: values for values in connection.execute(_ROWS + AMONG, (as_json(ids),))}
    return [_row(by_id[number]) for number in ids if number in by_id]


def read_detail(connection: sqlite3.Connection, number: int) -> Detail | None:
    """Everything about one capture but its bytes."""
    found = read_rows(connection, (number,))
    if not found:
        return None
    peer, *reply = connection.execute(
        "SELECT c.peer, r.status, r.headers, r.body, r.delay FROM captures c"
        " JOIN replies r ON r.id = c.reply WHERE c.id = ?",
        (number,),
    ).fetchone()
    judged = read_judgements(connection, (number,))
    judgement = judged[0] if judged else Judgement(number, Event())
    event = judgement.event
    return Detail(
        found[0], peer, decode_reply(*reply), judgement.verdicts, judgement.findings,
        event.user, event.idempotency, event.delivery,
    )  # fmt: skip


def read_head(connection: sqlite3.Connection, number: int) -> bytes | None:
    """The raw head of one capture."""
    row = connection.execute("SELECT head FROM bodies WHERE id = ?", (number,)).fetchone()
    return None if row is None else row[0]


def read_captures(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Capture]:
    """Captures with head and body, in the order of `ids`, without gaps."""
    by_id = {values[0]: values for values in connection.execute(_CAPTURES, (as_json(ids),))}
    return [_capture(by_id[number]) for number in ids if number in by_id]


def read_judgements(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Judgement]:
    """Judgements in the order of `ids`, without the unjudged."""
    by_id = {values[0]: values for values in connection.execute(_JUDGEMENTS, (as_json(ids),))}
    return [_judgement(by_id[number]) for number in ids if number in by_id]


def read_sizes(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, int]]:
    """Ids and body sizes in bytes, in the order of `ids`, without gaps."""
    sizes = dict(
        connection.execute(
            f"SELECT id, body_size FROM captures WHERE id {AMONG} AND kind <> 'gap'",  # noqa: S608 - constant
            (as_json(ids),),
        )
    )
    return [(number, sizes[number]) for number in ids if number in sizes]


def last_id(connection: sqlite3.Connection) -> int:
    """The newest id there is, 0 when the archive is empty."""
    return connection.execute("SELECT max(id) FROM captures").fetchone()[0] or 0


def as_json(ids: Sequence[int]) -> str:
    """Ids for `AMONG`."""
    return json.dumps(list(ids))


def _row(values: tuple[Any, ...]) -> Row:
    shown = list(values)
    shown[_KIND] = _KINDS[shown[_KIND]]
    shown[_VERDICTS] = decode_row_verdicts(shown[_VERDICTS])
    for flag in _FLAGS:
        shown[flag] = shown[flag] == 1
    return Row._make(shown)


def _capture(values: tuple[Any, ...]) -> Capture:
    number, when, kind, peer, endpoint, starred, head, body, trailers, *reply = values
    request = request_of(head, body, trailers or b"")
    path_values = match_path(endpoint, request.path) if "{" in endpoint else None
    return Capture(
        number, when, _KINDS[kind], request, peer, endpoint, decode_reply(*reply),
        path_values or {}, starred == 1,
    )  # fmt: skip


def _judgement(values: tuple[Any, ...]) -> Judgement:
    number, provider, kind, label, description, entity, environment, source, *rest = values
    user, idempotency, delivery, verdicts, explanations, findings = rest
    event = Event(
        provider, kind, label, description, entity, environment, source, user, idempotency,
        delivery,
    )  # fmt: skip
    return Judgement(
        number, event, decode_verdicts(verdicts, explanations), decode_findings(findings)
    )
