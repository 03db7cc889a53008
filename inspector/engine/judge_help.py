"""A second pair of hands for a long backlog: the worker process judges the newest of it meanwhile.

It reads the archive itself and sends back the values of the rows, so that the loop has nothing
left to do but to write them.
"""

from collections.abc import Sequence
from pathlib import Path

from inspector.archive.preparing import Prepared, prepare
from inspector.archive.reading import Reader
from inspector.core.capture import Endpoint
from inspector.core.problem import Problem
from inspector.engine import judging
from inspector.engine.endpoints import EndpointTable
from inspector.engine.history import History
from inspector.engine.rules import Rules


def judge_many_there(
    archive: Path, ids: Sequence[int], endpoints: tuple[Endpoint, ...], rules: Rules
) -> tuple[list[Prepared], list[int]]:
    """Judge captures of an archive; runs in the worker.

    Returns the judgements and the ids that need `Judge.large`. Ids that are in neither are gone.
    """
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return [], list(ids)
    try:
        piece = History(reader).read(ids)
    finally:
        reader.close()
    table = EndpointTable(endpoints)
    judged = [
        prepare(judging.judge_capture(capture, table.route(capture.request.target), rules))
        for capture in piece.captures
    ]
    return judged, piece.large
