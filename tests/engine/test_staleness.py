"""Facts about the ranges of captures that were judged by other rules."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inspector.engine.staleness import Staleness, joined


def test_it_survives_being_written_down() -> None:
    """What is read is what was written, together with what is still in hand."""
    stale = Staleness("abc", [[1, 5]])

    again = Staleness.read(stale.written(also=[6, 9]))

    assert (again.digest, again.ranges) == ("abc", [[1, 6], [9, 9]])


def test_a_mark_nobody_can_read_counts_as_none() -> None:
    """Then the digest differs from every other, and all is judged anew."""
    assert Staleness.read("not json") == Staleness.read("") == Staleness("", [])


def test_the_newest_come_first() -> None:
    """Ranges are worked off from their upper end."""
    stale = Staleness("", [[1, 3], [7, 9]])

    assert stale.newest(2) == [9, 8]
    stale.done_down_to(8)
    assert stale.ranges == [[1, 3], [7, 7]]
    assert stale.newest(5) == [7]
    stale.done_down_to(7)
    assert stale.newest(5) == [3, 2, 1]
    stale.done_down_to(1)
    assert (stale.newest(5), stale.size) == ([], 0)


def test_a_range_that_is_open_ends_with_the_newest_capture() -> None:
    """Captures that came before the rules were told are stale up to the last of them."""
    stale = Staleness("", [[2, 3]])
    stale.open_from(10)
    stale.close_at(12)

    assert stale.ranges == [[2, 3], [10, 12]]


def test_an_open_range_without_captures_is_none() -> None:
    """Nothing came, so nothing is stale."""
    stale = Staleness()
    stale.open_from(10)
    stale.close_at(9)

    assert stale.size == 0


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 10))))
def test_joining_keeps_every_id(pairs: list[tuple[int, int]]) -> None:
    """Joined ranges hold the same ids, in order and apart from each other."""
    ranges = [[first, first + more] for first, more in pairs]

    result = joined(ranges)

    assert ids(result) == ids(ranges)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(result))


def ids(ranges: list[list[int]]) -> set[int]:
    """All ids in the ranges."""
    return {number for first, last in ranges for number in range(first, last + 1)}
