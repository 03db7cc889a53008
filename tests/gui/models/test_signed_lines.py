"""Signed content in lines: every byte once, at its offset."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.decode.invisibles import Piece, visible
from inspector.gui.models.signed_lines import Run, bytes_a_line, signed_lines


def cells(text: str) -> int:
    return len(text) + 2


@given(st.binary(max_size=400), st.sampled_from((32, 48, 64, 80)))
def test_lines_begin_where_the_one_before_ended(content: bytes, width: int) -> None:
    """Offsets rise, no line holds more bytes than its width, and no text is lost."""
    pieces = visible(content)
    lines = signed_lines(pieces, width, cells)
    offsets = [line.offset for line in lines]
    assert offsets == sorted(set(offsets))
    assert offsets[:1] == ([0] if content else [])
    for line, after in zip(offsets, [*offsets, len(content)][1:], strict=True):
        longest = max((piece.length for piece in pieces if piece.chip), default=0)
        assert after - line <= max(width, longest)
    shown = "".join(run.text for line in lines for run in line.runs if not run.chip)
    assert len(shown) == sum(len(piece.text) for piece in pieces if not piece.chip)


def test_ascii_is_cut_at_the_width() -> None:
    """Plain text breaks after exactly as many bytes as a line has."""
    lines = signed_lines([Piece(0, 100, "x" * 100)], 32, cells)
    assert [(line.offset, line.cells) for line in lines] == [(0, 32), (32, 32), (64, 32), (96, 4)]


def test_a_line_feed_ends_its_line() -> None:
    """The chip stands at the end of its line; what follows begins a new one."""
    pieces = [Piece(0, 2, "ab"), Piece(2, 1, "LF", "line-end"), Piece(3, 1, "c")]
    lines = signed_lines(pieces, 32, cells)
    assert [line.offset for line in lines] == [0, 3]
    assert lines[0].runs == (Run(0, "ab"), Run(2, "LF", "line-end"))


def test_a_chip_may_stand_behind_a_full_line_of_cells() -> None:
    """The last byte of a line may be a chip, which is wider than its byte."""
    pieces = [Piece(0, 31, "x" * 31), Piece(31, 1, "LF", "line-end")]
    assert len(signed_lines(pieces, 32, cells)) == 1


def test_letters_of_several_bytes_are_never_torn() -> None:
    """A line breaks before a character that does not fit whole."""
    text = "é" * 20
    lines = signed_lines([Piece(0, 40, text)], 32, cells)
    assert [line.offset for line in lines] == [0, 32]
    assert lines[0].runs[0].text == "é" * 16


def test_the_widest_line_that_fits_is_taken() -> None:
    """80, 64, 48 or 32 bytes; never fewer."""
    assert [bytes_a_line(columns) for columns in (200, 80, 79, 48, 10)] == [80, 80, 64, 48, 32]


def test_nothing_has_no_lines() -> None:
    """Empty content gives no line."""
    assert signed_lines([], 80, cells) == []
