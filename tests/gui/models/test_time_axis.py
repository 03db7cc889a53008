"""Round moments on an axis of time."""

from itertools import pairwise

import pytest

from inspector.gui.models.capture_line import moment
from inspector.gui.models.time_axis import MOST, SECOND, axis_of

FIRST = 1_795_183_262_114_000


@pytest.mark.parametrize("seconds", [0, 7, 67, 600, 2467, 40_000, 259_200, 90 * 86_400])
def test_there_are_a_few_lines_on_every_axis(seconds: int) -> None:
    """From seconds to months: within its ends, evenly apart, with different words."""
    axis = axis_of(FIRST, FIRST + seconds * SECOND)
    at = [when for when, _ in axis.ticks]

    assert axis.start < FIRST <= FIRST + seconds * SECOND < axis.stop
    assert 1 <= len(at) <= MOST + 1 or seconds == 90 * 86_400
    assert all(axis.start <= when <= axis.stop for when in at)
    assert len({later - earlier for earlier, later in pairwise(at)}) <= 1
    assert len({words for _, words in axis.ticks}) == len(at)


def test_lines_stand_at_round_times_of_the_clock() -> None:
    """Every ten minutes for 40 minutes, named by hour and minute."""
    axis = axis_of(FIRST, FIRST + 2467 * SECOND)

    assert all(moment(at).minute % 10 == 0 and moment(at).second == 0 for at, _ in axis.ticks)
    assert [words for _, words in axis.ticks] == [f"{moment(at):%H:%M}" for at, _ in axis.ticks]


def test_a_moment_has_its_place() -> None:
    """From 0 at the start to 1 at the stop."""
    axis = axis_of(FIRST, FIRST + 100 * SECOND)

    assert (axis.share(axis.start), axis.share(axis.stop)) == (0.0, 1.0)
    assert axis.share(FIRST) == pytest.approx(6 / 112)
