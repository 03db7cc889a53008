"""Where the list's columns stand."""

from itertools import pairwise

import pytest

from inspector.gui.models.capture_model import Column
from inspector.gui.views.list_columns import columns


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


@pytest.mark.parametrize("width", range(360, 1400, 7))
def test_columns_never_overlap(width: int) -> None:
    """Each column ends where the next begins, inside the list."""
    places = [place for place in columns(width).places if place.width]
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
