"""Columns become records."""

from inspector.decode.chunk import CHUNK_LINES, FIRST_LINES, packed
from inspector.decode.line import SIZE, Line, unpack


def test_columns_become_records() -> None:
    """Texts follow each other; the other columns are taken as they are."""
    records = packed(100, [5, 0, 7], [0, 1, 1], [2, 0, 0], [0, 1 | 64 << 16, 3], [9, 8, 2**32 - 1])

    assert [unpack(records, index) for index in range(3)] == [
        Line(100, 5, 0, 2, 0, 0, 9),
        Line(105, 0, 1, 0, 1, 64, 8),
        Line(105, 7, 1, 0, 3, 0, 2**32 - 1),
    ]


def test_offsets_go_beyond_four_gigabytes() -> None:
    """A text file may be larger than 32 bits count."""
    records = packed(2**32 - 1, [2, 3], [0, 0], [0, 0], [0, 0], [0, 0])

    assert [unpack(records, index).offset for index in range(2)] == [2**32 - 1, 2**32 + 1]


def test_nothing_becomes_nothing() -> None:
    """No lines give no records."""
    assert packed(0, [], [], [], [], []) == b""


def test_the_first_chunk_is_small() -> None:
    """A screen is filled before more is made."""
    assert FIRST_LINES <= 512 < CHUNK_LINES
    assert CHUNK_LINES * SIZE < 1 << 20
