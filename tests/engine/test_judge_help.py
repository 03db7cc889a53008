"""Facts about the worker's help with a long backlog."""

from pathlib import Path

from inspector.archive.preparing import prepare
from inspector.core.capture import Endpoint, Request
from inspector.engine.endpoints import EndpointTable
from inspector.engine.judge_help import judge_many_there
from inspector.engine.judging import LARGE_BODY, judge_capture
from inspector.engine.rules import Rules
from tests.engine.house import FUSE, archive_of, secret

RULES = Rules((secret("fuse"),))
ENDPOINTS = (Endpoint("/fuse", "fuse"),)
LARGE = Request(b"", b"x" * (LARGE_BODY + 1), "POST", "/", "1.1", ())


def test_it_judges_as_the_loop_does(tmp_path: Path) -> None:
    """By the same rules and endpoints; large bodies are named."""
    with archive_of(tmp_path, FUSE, LARGE, FUSE) as archive:
        judged, large = judge_many_there(archive.path, [1, 2, 3, 9], ENDPOINTS, RULES)
        capture = archive.reader.capture(3)
        assert capture is not None
        here = judge_capture(capture, EndpointTable(ENDPOINTS).route("/fuse"), RULES)

    assert [values[0] for values in judged] == [1, 3]
    assert judged[1] == prepare(here)
    assert large == [2]


def test_an_archive_that_cannot_be_read_leaves_it_to_the_engine(tmp_path: Path) -> None:
    """Every id comes back."""
    assert judge_many_there(tmp_path / "nothing.sqlite", [1, 2], (), RULES) == ([], [1, 2])
