"""What the eye cannot see is shown in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.invisibles import Piece, visible


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b"a\r\nb\n",
            [("a", ""), ("CR", "line-end"), ("LF", "line-end"), ("b", ""), ("LF", "line-end")],
        ),
        (
            b"\t\x00\x1b\x7f",
            [("TAB", "control"), ("NUL", "control"), ("ESC", "control"), ("DEL", "control")],
        ),
        ("\u00a0".encode(), [("NBSP", "blank")]),
        ("\u200b\u200d".encode(), [("U+200B", "control"), ("U+200D", "control")]),
        ("\u202e".encode(), [("U+202E", "control")]),
        ("\ufeff{}".encode(), [("BOM", "control"), ("{}", "")]),
        ("\x85".encode(), [("U+0085", "control")]),
        (b"a b  ", [("a b", ""), ("2 SP", "blank")]),
        (b"a \n", [("a", ""), ("SP", "blank"), ("LF", "line-end")]),
        (b"caf\xe9!", [("caf", ""), ("E9", "invalid"), ("!", "")]),
        (b"\xff" * 9, [("FF FF FF FF FF FF FF FF", "invalid"), ("FF", "invalid")]),
        ("é €".encode(), [("é €", "")]),
        (b"", []),
    ],
)
def test_hidden_characters_become_chips(data: bytes, words: list[tuple[str, str]]) -> None:
    """Line ends, controls, blanks and bytes that are no text have names."""
    assert [(piece.text, piece.chip) for piece in visible(data)] == words


def test_offsets_count_bytes() -> None:
    """A piece says where it is in the signed bytes, not in the text."""
    assert visible("é\n€".encode()) == [
        Piece(0, 2, "é"),
        Piece(2, 1, "LF", "line-end"),
        Piece(3, 3, "€"),
    ]


@settings(deadline=None)
@given(st.binary(max_size=80) | st.text(" \t\r\n\u00a0é€a", max_size=40).map(str.encode))
def test_every_byte_is_covered_once(data: bytes) -> None:
    """The pieces are the bytes, in order, without gap or overlap."""
    at = 0
    for piece in visible(data):
        assert piece.offset == at
        assert piece.length > 0
        if not piece.chip:
            assert piece.text.encode() == data[at : at + piece.length]
        at += piece.length

    assert at == len(data)
