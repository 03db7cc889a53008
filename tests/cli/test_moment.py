"""`--now` takes RFC 3339 and says so when it cannot."""

import pytest

from inspector.cli.moment import read_moment
from inspector.core.problem import Problem


@pytest.mark.parametrize("text", ["2023-11-14T22:13:20Z", "2023-11-14T22:13:20", "2023-11-15T00:13:20+02:00", "2023-11-14t22:13:20z"])  # fmt: skip
def test_moments_are_utc_unless_they_say_otherwise(text: str) -> None:
    """An offset counts; without one the moment is UTC."""
    assert read_moment(text) == 1_700_000_000


@pytest.mark.parametrize("text", ["yesterday", "", "99999-01-01", "2023-13-01T00:00:00Z"])
def test_anything_else_is_a_problem(text: str) -> None:
    """The message shows the form."""
    problem = read_moment(text)

    assert isinstance(problem, Problem)
    assert "2026-11-20T13:02:11Z" in problem.remedy


@pytest.mark.parametrize("text", ["1969-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00"])
def test_moments_no_header_can_name_are_problems(text: str) -> None:
    """Signing would write another moment than was asked for."""
    assert isinstance(read_moment(text), Problem)


def test_nothing_means_now() -> None:
    """Without the option the clock decides."""
    now = read_moment(None)

    assert isinstance(now, float)
    assert now > 1_700_000_000
