"""Line shapes: cells, parts and the inserted chip agree with one another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.line_shape import INDENT, shape_of

LINES = st.text(alphabet=st.sampled_from('abc {}"é中'), max_size=80)


@given(LINES, st.integers(0, 20), st.integers(0, 60), st.integers(0, 20))
def test_every_gap_is_found_again_at_its_column(
    text: str, depth: int, columns: int, chip: int
) -> None:
    """From a gap to its part and column and back gives a gap at the same cell."""
    shape = shape_of(text, depth, columns, chip_cells=chip)
    for gap in range(len(text) + 1):
        cell = shape.cell_of(gap)
        part = shape.part_of(cell)
        back = shape.cell_at(part, shape.column(part, cell))
        assert shape.cell_of(shape.index_at(back)) == cell


@given(LINES, st.integers(0, 20), st.integers(1, 60), st.integers(0, 20))
def test_parts_cover_the_line_without_overlap(
    text: str, depth: int, columns: int, chip: int
) -> None:
    """Wrapped parts follow one another and end where the line ends."""
    shape = shape_of(text, depth, columns, chip_cells=chip)
    spans = [shape.span(part) for part in range(shape.parts)]
    assert spans[0][0] == 0
    assert spans[-1][1] == shape.width
    assert all(stop == start for (_, stop), (start, _) in pairwise(spans))


def test_without_wrapping_a_line_has_one_part() -> None:
    """However long it is."""
    assert shape_of("x" * 5000, 3, 0).parts == 1


def test_wrapped_parts_stand_further_in() -> None:
    """The first part has the line's indentation, further ones two columns more."""
    shape = shape_of("x" * 100, 2, 50)
    assert (shape.left(0), shape.left(1)) == (2 * INDENT, 2 * INDENT + 2)
    assert shape.parts == 3


def test_deep_lines_keep_half_of_the_columns() -> None:
    """Indentation never takes more than half of a wrapped line."""
    shape = shape_of("x" * 100, 1000, 40)
    assert shape.indent == 20
    assert shape.first == 20


def test_the_chip_stands_before_the_brace() -> None:
    """Cells of the chip lie between the text and its last character."""
    shape = shape_of('"a": {', 0, 0, chip_cells=10)
    assert shape.chip_cell == 5
    assert shape.cell_of(4) == 4
    assert shape.cell_of(6) == 16
    assert shape.index_at(9) == 5


def test_an_empty_line_has_no_chip() -> None:
    """There is no character to put it before."""
    assert shape_of("", 0, 0, chip_cells=10).width == 0
