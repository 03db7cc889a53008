"""Scrolling: positions, bar values and visible rows agree, for rows of any height."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.scrolling import MARGIN, ROW, Scroll

HEIGHTS = st.lists(st.integers(1, 6).map(lambda parts: parts * ROW), max_size=30)


def scroll_over(heights: list[int], view: int) -> Scroll:
    scroll = Scroll(lambda row: heights[row])
    scroll.resize(len(heights), view)
    return scroll


def offset(scroll: Scroll, heights: list[int]) -> int:
    """Pixels above the view, by adding up."""
    return MARGIN + sum(heights[: scroll.row]) + scroll.px


@given(HEIGHTS, st.integers(30, 400), st.lists(st.integers(-300, 300), max_size=20))
def test_moving_by_pixels_is_exact_and_stays_inside(
    heights: list[int], view: int, moves: list[int]
) -> None:
    """Each move changes the offset by just that, but never leaves the document."""
    scroll = scroll_over(heights, view)
    furthest = max(0, sum(heights) + 2 * MARGIN - view)
    expected = 0
    for pixels in moves:
        scroll.move(pixels)
        expected = max(0, min(expected + pixels, furthest))
        assert offset(scroll, heights) == expected


@given(HEIGHTS, st.integers(30, 400), st.integers(0, 2000))
def test_visible_rows_fill_the_view_without_a_gap(
    heights: list[int], view: int, pixels: int
) -> None:
    """Rows in view follow one another, from the upper edge to the lower one or the end."""
    scroll = scroll_over(heights, view)
    scroll.move(pixels)
    rows = list(scroll.visible())
    for (row, y), (after, below) in pairwise(rows):
        assert after == row + 1
        assert below == y + heights[row]
    if heights:
        assert rows[0][1] <= max(MARGIN, 0)
        last, y = rows[-1]
        assert last == len(heights) - 1 or y + heights[last] >= view


@given(st.integers(0, 300), st.integers(30, 400), st.integers(0, 8000))
def test_the_bar_is_exact_when_all_rows_are_alike(rows: int, view: int, pixels: int) -> None:
    """Without wrapping the bar counts pixels, and leads back to the same place."""
    scroll = scroll_over([ROW] * rows, view)
    scroll.move(pixels)
    assert scroll.bar_maximum == max(0, rows * ROW + 2 * MARGIN - view if rows else 0)
    value = scroll.bar_value
    assert 0 <= value <= scroll.bar_maximum
    other = scroll_over([ROW] * rows, view)
    other.go_to_bar(value)
    assert (other.row, other.px) == (scroll.row, scroll.px)


@given(HEIGHTS, st.integers(60, 400), st.integers(0, 3000), st.data())
def test_a_shown_row_is_in_view(
    heights: list[int], view: int, pixels: int, data: st.DataObject
) -> None:
    """Showing a part of a row brings it into view whole, wherever one was before."""
    if not heights:
        return
    scroll = scroll_over(heights, view)
    scroll.move(pixels)
    row = data.draw(st.integers(0, len(heights) - 1))
    part = data.draw(st.integers(0, heights[row] // ROW - 1))
    scroll.show(row, part)
    tops = dict(scroll.visible())
    assert 0 <= tops[row] + part * ROW <= view - ROW


def test_showing_a_visible_row_moves_nothing() -> None:
    """What can be seen already stays where it is."""
    scroll = scroll_over([ROW] * 100, 400)
    scroll.move(215)
    before = (scroll.row, scroll.px)
    scroll.show(15)
    assert (scroll.row, scroll.px) == before


def test_a_million_rows_are_reached_at_once() -> None:
    """The bar leads to the last row of a million without walking there."""
    asked: list[int] = []

    def height(row: int) -> int:
        asked.append(row)
        return ROW

    scroll = Scroll(height)
    scroll.resize(1_000_000, 800)
    scroll.go_to_bar(scroll.bar_maximum)
    assert [row for row, _ in scroll.visible()][-1] == 999_999
    assert len(asked) < 1000


def test_more_rows_than_a_bar_can_count_are_scaled() -> None:
    """With 400 million rows the bar stays in range and still reaches both ends."""
    scroll = Scroll(lambda _row: ROW)
    scroll.resize(400_000_000, 800)
    assert scroll.bar_maximum < 2**31
    scroll.go_to_bar(scroll.bar_maximum)
    assert scroll.row > 399_999_000
    scroll.go_to_bar(0)
    assert (scroll.row, scroll.px) == (0, -MARGIN)


def test_the_row_at_a_height_is_found() -> None:
    """A height in the view gives the row painted there; outside, the nearest."""
    scroll = scroll_over([ROW, 3 * ROW, ROW], 400)
    assert scroll.row_at(0) == (0, 0)
    assert scroll.row_at(MARGIN + ROW + 30) == (1, 30)
    assert scroll.row_at(399) == (2, ROW - 1)


def test_fewer_rows_bring_the_view_back() -> None:
    """When rows vanish from under the view it comes back to the last ones."""
    scroll = scroll_over([ROW] * 100, 220)
    scroll.move(10_000)
    scroll.resize(12, 220)
    assert [row for row, _ in scroll.visible()][-1] == 11
