"""Records of lines have one size and come back as they went in."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.line import (
    NESTED_OPENER,
    OPENER,
    SIZE,
    WRAPPED,
    Line,
    pack,
    unpack,
    wrappings,
)

U16 = st.integers(0, 2**16 - 1)
U32 = st.integers(0, 2**32 - 1)
LINES = st.builds(Line, st.integers(0, 2**64 - 1), U32, U32, U32, U16, U16, U32)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=5))
def test_records_come_back(lines: list[Line]) -> None:
    """Record n of a file is found by arithmetic alone."""
    records = b"".join(map(pack, lines))

    assert len(records) == SIZE * len(lines)
    assert [unpack(memoryview(records), index) for index in range(len(lines))] == lines


def test_a_record_has_28_bytes() -> None:
    """The size is part of the agreement between engine and window."""
    assert SIZE == 28
    assert pack(Line(1, 2, 3, 4, 5, 6, 7)) == struct.pack("<QIIIHHI", 1, 2, 3, 4, 5, 6, 7)


def test_reading_past_the_end_is_an_error() -> None:
    """A line that was not written yet cannot be read."""
    with pytest.raises(struct.error):
        unpack(pack(Line(0, 0)), 1)


def test_strings_around_nested_json_are_counted() -> None:
    """The flags of a line that opens nested JSON say in how many strings it was."""
    assert wrappings(OPENER) == 0
    assert wrappings(OPENER | NESTED_OPENER) == 1
    assert wrappings(OPENER | NESTED_OPENER | 7 * WRAPPED) == 8
