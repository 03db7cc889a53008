"""Numbers that are moments are told from others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.timestamps import moment_of


@pytest.mark.parametrize(
    ("key", "number", "moment"),
    [
        ("completed_at", "1795179731", 1795179731.0),
        ("createdAt", "1795179731000", 1795179731.0),
        ("event_timestamp", "1795179731.5", 1795179731.5),
        ("timestamp", "1795179731123456", 1795179731.123456),
        ("eventTimestampMs", "1795179731123", 1795179731.123),
        ("exp", "1795179731", 1795179731.0),
        ("t", "1795179731", None),
        ("account_id", "1795179731", None),
        ("format", "1795179731", None),
        ("completed_at", "179517973", None),
        ("completed_at", "0795179731", None),
        ("completed_at", "9999999999", None),
        ("completed_at", "-1795179731", None),
        ("completed_at", "1.795e9", None),
        ("completed_at", "null", None),
        ("completed_at", "", None),
    ],
)
def test_moments_are_recognised(key: str, number: str, moment: float | None) -> None:
    """A fitting key and a count of seconds, milliseconds or microseconds of this century."""
    assert moment_of(key, number) == moment


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30) | st.integers(min_value=0).map(str))
def test_nothing_raises(key: str, number: str) -> None:
    """Any key and number give a moment of this century or none."""
    moment = moment_of(key + "_at", number)

    assert moment is None or 1e9 <= moment < 4_102_444_800
