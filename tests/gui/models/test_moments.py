"""Moments: numbers that mean a time say which."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from inspector.gui.models.moments import (
    ago_words,
    day_words,
    full_words,
    moment_hint,
    moment_words,
)


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


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "now"),
        (0.9, "now"),
        (1, "1 s ago"),
        (59.9, "59 s ago"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (3600, "1 h ago"),
        (86_399, "23 h ago"),
        (86_400, "1 day ago"),
        (6.9 * 86_400, "6 days ago"),
        (7 * 86_400, ""),
    ],
)
def test_how_long_ago_is_said_shortly(seconds: float, words: str) -> None:
    """Cut, not rounded; from a week on a date says more."""
    assert ago_words(int(seconds * 1_000_000)) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (timezone(timedelta(hours=1), "CET"), "2026-11-20 15:02:11.408, CET (UTC+01:00)"),
        (timezone(timedelta(hours=-3, minutes=-30), "-0330"), "2026-11-20 10:32:11.408, UTC-03:30"),
        (UTC, "2026-11-20 14:02:11.408, UTC"),
    ],
)
def test_a_moment_in_full_names_its_zone(zone: timezone, words: str) -> None:
    """By its name where it has one, and by how far it is from UTC."""
    at = datetime(2026, 11, 20, 14, 2, 11, 408_000, UTC)
    assert full_words(int(at.timestamp() * 1_000_000), zone) == words


def test_a_moment_no_clock_can_show_has_no_words() -> None:
    """However large the number."""
    assert full_words(10**30) == ""
