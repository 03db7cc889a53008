"""Captures with what was concluded about them, as rows: for judging many of them once more."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from inspector.archive.preparing import Prepared
from inspector.archive.rows import as_json


class Touched(NamedTuple):
    """What a change can touch: captures with a verdict of these schemes, or of these providers.

    Attributes:
        schemes: Scheme ids.
        providers: Provider ids; empty text stands for requests nobody recognised.
    """

    schemes: frozenset[str]
    providers: frozenset[str]

    def with_(self, other: "Touched") -> "Touched":
        """What either of two changes can touch."""
        return Touched(self.schemes | other.schemes, self.providers | other.providers)


class Judged(NamedTuple):
    """One capture.

    Attributes:
        number: Its id.
        received_at: Microseconds since 1970.
        kind: Value of a `Kind`, never a gap.
        head: Raw head.
        body: None when it is larger than was asked for.
        trailers: Raw trailers.
        before: What was concluded, None when nothing was yet.
    """

    number: int
    received_at: int
    kind: str
    head: bytes
    body: bytes | None
    trailers: bytes
    before: Prepared | None


_FROM = """FROM captures c LEFT JOIN judgements j ON j.id = c.id
    LEFT JOIN events e ON e.id = j.event LEFT JOIN verdict_sets v ON v.id = j.verdicts"""
_WHERE = "WHERE c.id IN (SELECT value FROM json_each(?)) AND c.kind <> 'gap'"
_MAY_CHANGE = """AND (j.id IS NULL OR e.provider IN (SELECT value FROM json_each(?))
    OR EXISTS (SELECT 1 FROM json_each(?) WHERE instr(v.verdicts, json_each.value)))"""
_IDS = f"SELECT c.id {_FROM} {_WHERE} {_MAY_CHANGE}"
_ROWS = f"""SELECT c.id, c.received_at, c.kind, b.head,
    iif(c.body_size > ?, NULL, b.body), b.trailers,
    e.provider, e.type, e.label, e.environment, e.source, v.verdicts, j.failing,
    d.description, d.entity, d.user, d.idempotency, d.delivery, d.findings, d.explanations
    {_FROM} LEFT JOIN details d ON d.id = c.id JOIN bodies b ON b.id = c.id {_WHERE}"""


def touched_ids(connection: sqlite3.Connection, ids: Sequence[int], touched: Touched) -> list[int]:
    """Those of some captures that a change can touch, in the order of `ids`; raises sqlite3.Error.

    Captures without a judgement are among them.
    """
    # A set of verdicts is JSON, in which a scheme's id stands in quotes.
    marks = json.dumps([json.dumps(scheme) for scheme in touched.schemes])
    wanted = (as_json(ids), json.dumps(list(touched.providers)), marks)
    found = {number for (number,) in connection.execute(_IDS, wanted)}
    return [number for number in ids if number in found]


def read_judged(connection: sqlite3.Connection, ids: Sequence[int], largest: int) -> list[Judged]:
    """Captures in the order of `ids`, without gaps; raises sqlite3.Error.

    Bodies of more than `largest` bytes are not read.
    """
    by_id = {row[0]: row for row in connection.execute(_ROWS, (largest, as_json(ids)))}
    return [_judged(by_id[number]) for number in ids if number in by_id]


def _judged(row: tuple[Any, ...]) -> Judged:
    number, received_at, kind, head, body, trailers = row[:6]
    before: Prepared | None = None
    if row[6] is not None:
        details = (*row[13:20],)
        before = (number, row[6:11], row[11], row[12] == 1, details)
    return Judged(number, received_at, kind, head, body, trailers or b"", before)
