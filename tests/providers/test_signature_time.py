"""Times are written as the schemes do and read whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.providers.signature_time import TimeForm, iso_text, moment_of, time_text, unix_text


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1776160485", 1776160485.0), ("2022-06-27T11:08:52.577831Z", 1656328132.577831),
        ("2023-01-01T00:00:00Z", 1672531200.0), ("2023-01-01T01:00:00+01:00", 1672531200.0),
        ("2023-01-01T00:00:00", 1672531200.0), ("soon", None), ("", None),
        ("0001-01-01T00:00:00+23:59", -62135683140.0), ("9999-12-31T23:59:59-23:59", 253402387139.0),
    ],
)  # fmt: skip
def test_times_are_read(text: str, moment: float | None) -> None:
    """Unix seconds and ISO 8601, UTC unless it says otherwise."""
    assert moment_of(text) == moment


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    """Whatever came is a moment or none."""
    for form in TimeForm:
        moment_of(text, form)


@given(st.floats(allow_nan=False))
def test_any_moment_can_be_written(now: float) -> None:
    """Moments beyond the calendar are written as its last or first."""
    assert iso_text(now).endswith("Z")
    assert unix_text(now).isdigit()


def test_moments_are_written_as_the_providers_do() -> None:
    """Six digits and a Z; whole seconds."""
    assert iso_text(1656328132.577831) == "2022-06-27T11:08:52.577831Z"
    assert unix_text(1656328132.9) == "1656328132"


@pytest.mark.parametrize("form", TimeForm)
def test_what_is_written_is_read_back(form: TimeForm) -> None:
    """To the second, in every form."""
    assert moment_of(time_text(1656328132.0, form), form) == 1656328132.0
