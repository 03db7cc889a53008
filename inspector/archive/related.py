"""Captures about the same entity as another one, near it."""

import sqlite3

AROUND = 50_000
"""How many captures on either side are looked at: a read of about 0.1 s, beside the loop."""

MOST = 200

_RELATED = """SELECT id FROM (
    SELECT id FROM details WHERE id BETWEEN ? AND ? AND entity = ? ORDER BY abs(id - ?) LIMIT ?)
    ORDER BY id"""


def related_ids(connection: sqlite3.Connection, number: int, entity: str) -> list[int]:
    """Ids of judged captures about an entity, oldest first: the 200 nearest to `number`."""
    if not entity:
        return []
    bounds = (number - AROUND, number + AROUND)
    return [row[0] for row in connection.execute(_RELATED, (*bounds, entity, number, MOST))]
