"""A second pair of hands for judging history anew: the worker process takes lots of it.

It sends back the values of rows that changed, so that the loop has nothing left to do but to write
them; of most captures nothing has to come back.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from inspector.archive.judged import Touched, read_judged, touched_ids
from inspector.archive.preparing import Prepared
from inspector.archive.reading import Reader
from inspector.core.capture import Endpoint
from inspector.core.problem import Problem
from inspector.engine.endpoints import EndpointTable
from inspector.engine.judging import LARGE_BODY, is_large
from inspector.engine.judging_again import judge_again
from inspector.engine.rules import Rules

_PIECE = 64


def judge_again_there(
    archive: Path,
    ids: Sequence[int],
    endpoints: tuple[Endpoint, ...],
    rules: Rules,
    touched: Touched | None,
) -> tuple[list[Prepared], list[int]] | Problem:
    """Judge captures of an archive anew; runs in the worker.

    Returns what changed, and the ids that need `Judge.large`. `touched` None judges every capture.
    """
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return reader
    changed: list[Prepared] = []
    large: list[int] = []
    table = EndpointTable(endpoints)
    try:
        wanted = ids if touched is None else touched_ids(reader.connection, ids, touched)
        for start in range(0, len(wanted), _PIECE):
            for row in read_judged(reader.connection, wanted[start : start + _PIECE], LARGE_BODY):
                if row.body is None or is_large(row.head, len(row.body)):
                    large.append(row.number)
                elif found := judge_again(row, table, rules, described=touched is not None):
                    changed.append(found)
    except sqlite3.Error:
        return Problem("The archive could not be read for a moment.", kind="unreadable")
    finally:
        reader.close()
    return changed, large
