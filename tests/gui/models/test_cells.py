"""Cells: every character has its column, whatever script it is in."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.cells import Cells, cells_of, is_covered, printable, width


@given(st.text(max_size=60))
def test_painted_text_is_as_long_as_the_line_and_shows_every_control(line: str) -> None:
    """Controls are replaced one for one, so that columns of the line stay columns."""
    shown = printable(line)
    assert len(shown) == len(line)
    assert not any(ord(c) < 32 or ord(c) == 0x7F for c in shown)


@given(st.text(max_size=60))
def test_pieces_cover_the_line_in_order(line: str) -> None:
    """Pieces joined are the painted text, each at its own cell."""
    cells = Cells(line)
    at = 0
    for cell, piece in cells.pieces(0, len(cells.text)):
        assert cell == cells.cell_of(at)
        assert cells.text[at : at + len(piece)] == piece
        at += len(piece)
    assert at == len(line)


@given(st.text(max_size=60))
def test_the_cell_of_a_gap_finds_that_gap_again(line: str) -> None:
    """From a gap to its cell and back gives a gap at the same cell."""
    cells = Cells(line)
    for index in range(len(line) + 1):
        found = cells.index_at(cells.cell_of(index))
        assert cells.cell_of(found) == cells.cell_of(index)


def test_wide_and_combining_characters_have_their_widths() -> None:
    """A Chinese character takes two cells, a combining accent none."""
    assert (width("中"), width("\u0301"), width("é"), width("a")) == (2, 0, 1, 1)
    assert Cells("a中b").width == 4
    assert Cells("a中b").index_at(3) == 2


def test_a_click_past_the_end_is_the_end() -> None:
    """Cells outside the line give its first and last gap."""
    for line in ("abc", "äöü中"):
        cells = Cells(line)
        assert cells.index_at(-5) == 0
        assert cells.index_at(500) == len(line)


def test_a_direction_override_cannot_reorder_a_line() -> None:
    """A right-to-left override is painted as a mark, not obeyed."""
    assert printable("a\u202eb") == "a◌b"


def test_latin_letters_are_covered_and_emoji_are_not() -> None:
    """What the shipped font has is painted in one piece with ASCII."""
    assert is_covered("é")
    assert is_covered("€")
    assert not is_covered("😀")
    assert not is_covered("中")


def test_cells_are_kept() -> None:
    """Asking again for the same line gives the same object."""
    assert cells_of("kept line") is cells_of("kept line")
