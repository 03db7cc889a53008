"""Columns of the secrets page."""

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.secret_columns import ColumnHeads, columns


def test_the_drawn_width_has_the_drawn_columns() -> None:
    """At 1280 px the page's column is 992 px wide, as in the design."""
    place = columns(992)
    assert (place.scheme, place.environment, place.use) == (16, 228, 330)
    assert (place.value, place.value_width, place.matched) == (438, 236, 690)
    assert place.actions == 894
    assert place.row_height == 40


@pytest.mark.parametrize("width", range(460, 1700, 7))
def test_columns_never_overlap(width: int) -> None:
    """Left to right at every width, with room for what stands in them."""
    place = columns(width)
    across = [place.scheme, place.environment, place.use, place.value, place.matched, place.actions]
    present = [left for left in across if left is not None]
    assert present == sorted(present)
    assert all(right - left >= 60 for left, right in pairwise(present))
    assert place.value + place.value_width <= place.actions


def test_narrow_pages_fold_columns() -> None:
    """Below 900 px the environment joins the title, below 760 px matches go under the value."""
    assert columns(900 - 64).environment is not None
    assert columns(899 - 64).environment is None
    assert columns(899 - 64).row_height == 58
    assert columns(760 - 64).matched is not None
    assert columns(759 - 64).matched is None


def test_heads_stand_over_their_columns(qtbot: QtBot) -> None:
    """Matched is named only when the engine tells it."""
    heads = ColumnHeads()
    qtbot.addWidget(heads)
    heads.resize(992, 28)
    assert sorted(heads.heads()) == [
        (16, "Scheme"),
        (228, "Environment"),
        (330, "Use"),
        (438, "Value"),
    ]
    heads.show_matched(shown=True)
    assert (690, "Matched") in heads.heads()
    heads.resize(600, 28)
    assert [word for _, word in sorted(heads.heads())] == ["Scheme", "Use", "Value"]
    assert not heads.grab().isNull()
