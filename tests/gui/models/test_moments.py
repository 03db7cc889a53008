"""Moments: numbers that mean a time say which."""

from datetime import UTC, datetime

from inspector.gui.models.moments import day_words, moment_hint, moment_words


def test_a_time_is_said_beside_its_number() -> None:
    """A unix time under a telling key gets a hint, with or without a comma."""
    expected = moment_words(1795179731)
    assert "2026" in expected
    assert moment_hint('"completed_at": 1795179731,') == expected
    assert moment_hint('"completed_at": 1795179731') == expected


def test_other_lines_get_none() -> None:
    """No hint for small numbers, text, openers and very long lines."""
    for line in ('"count": 2,', '"completed_at": "soon"', "{", "", '"at": ' + "1" * 500):
        assert moment_hint(line) == ""


def test_dates_are_the_same_everywhere() -> None:
    """Month names do not follow the locale."""
    assert day_words(datetime(2026, 11, 20, tzinfo=UTC)) == "20 Nov 2026"


def test_moments_no_clock_can_show_are_left_out() -> None:
    """A number out of every calendar gives no words."""
    assert moment_words(1e300) == ""
    assert moment_words(float("nan")) == ""
