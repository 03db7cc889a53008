"""Going through captures in short reads of bounded size."""

import sqlite3
from collections.abc import Iterator, Sequence

from inspector.archive import rows
from inspector.archive.values import Walked
from inspector.core.capture import Capture

STEP = 256  # captures whose sizes are looked up at once
WEIGHT = 4 * 1024 * 1024  # bytes of bodies held at once (one larger body alone)


def walk(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Walked]:
    """Captures with their judgements in the order of `ids`, without gaps."""
    for group in groups(connection, ids):
        judged = {found.id: found for found in rows.read_judgements(connection, group)}
        for capture in rows.read_captures(connection, group):
            yield Walked(capture, judged.get(capture.id))


def walk_captures(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Capture]:
    """Captures in the order of `ids`, without gaps."""
    for group in groups(connection, ids):
        yield from rows.read_captures(connection, group)


def groups(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[list[int]]:
    """Ids in groups whose bodies are small enough to be held at once."""
    group: list[int] = []
    weight = 0
    for start in range(0, len(ids), STEP):
        for number, size in rows.read_sizes(connection, ids[start : start + STEP]):
            if group and (weight + size > WEIGHT or len(group) >= STEP):
                yield group
                group, weight = [], 0
            group.append(number)
            weight += size
    if group:
        yield group
