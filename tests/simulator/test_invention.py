"""Invented values are believable and repeatable."""

import re

from inspector.simulator.invention import Invention


def test_ids_look_like_ids() -> None:
    """A UUID is of version 4; digits and tokens have the asked length."""
    make = Invention("seed", 0)

    assert re.fullmatch(
        r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", make.uuid()
    )
    assert len(make.digits(16)) == 16
    assert len(make.token(27)) == 27


def test_moments_follow_the_given_clock() -> None:
    """Only `now` decides what time it is."""
    make = Invention("seed", 1_700_000_000.25)

    assert make.iso() == "2023-11-14T22:13:20.250Z"
    assert make.iso(digits=0) == "2023-11-14T22:13:20Z"
    assert make.local(seconds_ago=20) == "2023-11-14 22:13:00"
    assert make.day(days_ago=1) == "2023-11-13"


def test_a_seed_is_a_story() -> None:
    """The same seed invents the same values in the same order."""
    first, second = Invention("a", 0), Invention("a", 0)

    assert [first.uuid(), first.bank(), first.purchase()] == [
        second.uuid(),
        second.bank(),
        second.purchase(),
    ]


def test_any_text_is_a_seed() -> None:
    """What came as an argument may be no Unicode."""
    assert Invention("\udcff", 0.0).uuid() != Invention("", 0.0).uuid()
