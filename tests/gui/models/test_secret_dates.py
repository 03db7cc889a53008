"""When a secret holds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.gui.models.secret_dates import date_text, entered_at, read_date, remark

NOW = 1_760_000_000.0
KEPT = Secret("1", "fuse", "value", since=5.0)


@pytest.mark.parametrize(
    ("secret", "before", "since"),
    [
        (replace(KEPT, since=None), None, NOW),
        (KEPT, None, 5.0),
        (replace(KEPT, label="x"), KEPT, 5.0),
        (replace(KEPT, value="other"), KEPT, NOW),
        (replace(KEPT, use=Use.RETIRED), KEPT, NOW),
        (replace(KEPT, use=Use.RETIRED, since=9.0), KEPT, 9.0),
    ],
)
def test_a_use_begins_with_the_value_or_the_use(
    secret: Secret, before: Secret | None, since: float
) -> None:
    """A label changes nothing, and a date the user typed stays."""
    assert entered_at(secret, before, NOW).since == since


@pytest.mark.parametrize("text", ["2026-05-31", "2026-05-31 18:05", ""])
def test_a_date_comes_back_as_it_was_typed(text: str) -> None:
    """In local time; midnight is a day."""
    moment = read_date(text)
    assert not isinstance(moment, Problem)
    assert date_text(moment) == text


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-13-01", "2026-02-30", "31.05.2026", "1900-01-01"]
)
def test_what_is_no_date_is_said(text: str) -> None:
    """With the way to write it."""
    assert isinstance(read_date(text), Problem)


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    """Whatever is typed."""
    assert isinstance(read_date(text), float | Problem | None)


def test_a_row_says_what_is_news() -> None:
    """A label, since when a secret is no longer current, and its end."""
    at = NOW - NOW % 60
    said = date_text(at)
    assert remark(KEPT, NOW) == ""
    old = replace(KEPT, label="May", use=Use.RETIRED, since=at)
    assert remark(old, NOW) == f"May · retired since {said}"
    assert remark(replace(KEPT, until=at), at - 1) == f"until {said}"
    assert remark(replace(KEPT, until=at), at) == f"ended {said}"
