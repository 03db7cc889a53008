"""The worker's help with judging history anew."""

from pathlib import Path

from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.engine.endpoints import FIRST_ENDPOINTS
from inspector.engine.judging import LARGE_BODY
from inspector.engine.rejudge_help import judge_again_there
from inspector.engine.rules import Rules
from inspector.engine.touched import touched_by
from tests.engine.house import FUSE, archive_of, secret

LARGE = Request(b"", b"x" * (LARGE_BODY + 1), "POST", "/", "1.1", ())
RIGHT = Rules((secret("fuse"),))
WRONG = Rules((secret("fuse", "wrong"),))


def test_only_what_changed_comes_back(tmp_path: Path) -> None:
    """Large bodies are named; what a change cannot touch is passed over."""
    with archive_of(tmp_path, FUSE, LARGE, FUSE) as archive:

        def again(rules: Rules, before: Rules | None) -> tuple[list[int], list[int]]:
            touched = touched_by(before, rules) if before else None
            found = judge_again_there(archive.path, [3, 2, 1], FIRST_ENDPOINTS, rules, touched)
            assert not isinstance(found, Problem)
            archive.store_prepared(found[0])
            return [each[0] for each in found[0]], found[1]

        assert again(RIGHT, None) == ([3, 1], [2])
        assert again(RIGHT, None) == ([], [2])
        assert again(WRONG, RIGHT) == ([3, 1], [2])
        assert again(WRONG, Rules((secret("fuse", "wrong"), secret("fiskil")))) == ([], [2])


def test_an_archive_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """The engine does it itself then."""
    assert isinstance(judge_again_there(tmp_path / "nothing", [1], (), RIGHT, None), Problem)
