"""Choosing the list's columns."""

import pytest

from inspector.gui.models.capture_model import Column
from inspector.gui.models.column_choice import USUAL, moved, read_columns, toggled, write_columns

TIME, PROVIDER, EVENT, SIGNATURES, REPLY = USUAL


def test_a_choice_comes_back_from_the_settings() -> None:
    """As words in their order."""
    chosen = (REPLY, EVENT, Column.SIZE)
    assert write_columns(chosen) == "reply event size"
    assert read_columns("reply event size") == chosen


@pytest.mark.parametrize("text", [None, "", "nothing known", 7, ["time"]])
def test_what_cannot_be_read_is_the_usual(text: object) -> None:
    """A settings file of a later version or a person's mistake does no harm."""
    assert read_columns(text) == USUAL


def test_the_event_is_always_there() -> None:
    """It cannot be hidden, nor left out in the settings; a column comes once."""
    assert toggled(USUAL, EVENT) == USUAL
    assert read_columns("time time size") == (TIME, Column.SIZE, EVENT)


def test_a_column_comes_back_where_it_was() -> None:
    """The usual ones in their usual place, added ones at the end."""
    for column in (TIME, PROVIDER, SIGNATURES, REPLY):
        assert toggled(toggled(USUAL, column), column) == USUAL
    assert toggled(USUAL, Column.SIZE) == (*USUAL, Column.SIZE)


def test_columns_move() -> None:
    """To a place counted among those shown; no further than the ends."""
    assert moved(USUAL, TIME, 2) == (PROVIDER, EVENT, TIME, SIGNATURES, REPLY)
    assert moved(USUAL, REPLY, -3) == (REPLY, TIME, PROVIDER, EVENT, SIGNATURES)
    assert moved(USUAL, TIME, 99) == (PROVIDER, EVENT, SIGNATURES, REPLY, TIME)
    assert moved(USUAL, Column.SIZE, 0) == USUAL
