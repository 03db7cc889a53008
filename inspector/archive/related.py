"""Captures that belong with another one, near it: of the same entity, of the same delivery."""

import json
import sqlite3
from collections.abc import Sequence

AROUND = 50_000
"""How many captures on either side are looked at: a read of about 0.1 s, beside the loop."""

MOST = 200

_RELATED = """SELECT id FROM (
    SELECT id FROM details WHERE id BETWEEN ? AND ? AND entity = ? ORDER BY abs(id - ?) LIMIT ?)
    ORDER BY id"""

_ATTEMPTS = """SELECT id FROM (
    SELECT d.id FROM details d CROSS JOIN captures c ON c.id = d.id
    WHERE d.id BETWEEN ? AND ? AND d.delivery = ? AND c.endpoint = ?
    ORDER BY abs(d.id - ?) LIMIT ?)
    ORDER BY id"""

_SAME = """SELECT b.id, b.body = (SELECT body FROM bodies WHERE id = ?)
    FROM bodies b WHERE b.id IN (SELECT value FROM json_each(?))"""


def related_ids(connection: sqlite3.Connection, number: int, entity: str) -> list[int]:
    """Ids of judged captures about an entity, oldest first: the 200 nearest to `number`."""
    if not entity:
        return []
    bounds = (number - AROUND, number + AROUND)
    return [row[0] for row in connection.execute(_RELATED, (*bounds, entity, number, MOST))]


def attempt_ids(
    connection: sqlite3.Connection, number: int, endpoint: str, delivery: str
) -> list[int]:
    """Ids of judged captures at one endpoint with one delivery key, as `related_ids` looks."""
    if not delivery:
        return []
    bounds = (number - AROUND, number + AROUND)
    values = (*bounds, delivery, endpoint, number, MOST)
    return [row[0] for row in connection.execute(_ATTEMPTS, values)]


def same_bodies(
    connection: sqlite3.Connection, first: int, others: Sequence[int]
) -> dict[int, bool]:
    """Whether each body is the one of `first`, byte for byte; reads all of them."""
    return {
        number: same == 1
        for number, same in connection.execute(_SAME, (first, json.dumps(list(others))))
    }
