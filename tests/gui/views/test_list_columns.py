"""Where the list's columns stand."""

from itertools import pairwise

import pytest

from inspector.gui.models.capture_model import Column
from inspector.gui.models.column_choice import USUAL, Chosen
from inspector.gui.views.list_columns import EVENT_LEAST, columns


def test_the_design_at_its_own_width() -> None:
    """Time, provider and event stand where the picture has them."""
    found = columns(616)
    assert found.names
    assert [place.x for place in found.places[:3]] == [16, 96, 184]
    assert found.places[Column.SIGNATURES].width == 144
    assert found.places[Column.REPLY].width == 48


def test_lesser_columns_go_first() -> None:
    """The provider's name goes below 580 px, the reply below 440."""
    assert columns(580).names
    assert not columns(579).names
    assert columns(440).places[Column.REPLY].width
    assert not columns(439).places[Column.REPLY].width


ORDERS = (
    USUAL,
    tuple(Column),
    tuple(reversed(Column)),
    (Column.EVENT,),
    (Column.SIGNATURES, Column.EVENT, Column.TIME),
)


@pytest.mark.parametrize("width", range(360, 1400, 35))
@pytest.mark.parametrize("chosen", ORDERS)
def test_columns_never_overlap(width: int, chosen: Chosen) -> None:
    """Each column ends where the next begins, inside the list."""
    found = columns(width, chosen)
    places = [found.places[column] for column in found.order]
    for left, right in pairwise(places):
        assert left.x + left.width <= right.x
    assert places[-1].x + places[-1].width <= width


def test_a_position_belongs_to_a_column() -> None:
    """Clicks and tooltips find their column, also at the edges."""
    found = columns(616)
    assert found.at(0) is Column.TIME
    assert found.at(100) is Column.PROVIDER
    assert found.at(200) is Column.EVENT
    assert found.at(615) is Column.REPLY


def test_added_columns_go_before_the_event_gets_too_narrow() -> None:
    """All columns are there in a wide list; in a narrow one the added ones are the first to go."""
    assert set(columns(900, tuple(Column)).order) == set(Column)
    at_design = columns(616, tuple(Column))
    assert at_design.places[Column.EVENT].width >= EVENT_LEAST
    assert set(USUAL) <= set(at_design.order)
    assert columns(500, tuple(Column)).order == columns(500).order


def test_another_order_is_found_by_position() -> None:
    """Clicks and tooltips follow the columns."""
    found = columns(616, (Column.REPLY, Column.EVENT, Column.TIME))
    assert [found.at(x) for x in (0, 200, 600)] == [Column.REPLY, Column.EVENT, Column.TIME]
