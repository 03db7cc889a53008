"""Text keeps its lines, bytes become a dump."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.chunk import FIRST_LINES
from inspector.decode.line import CONTINUED, HEX, MAX_TEXT, SIZE, TEXT, unpack
from inspector.decode.plain_lines import hex_chunks, hex_window_chunks, text_chunks
from tests.decode.laying_out import shown, texts


def test_records_keep_their_lines() -> None:
    """CFONB lines end with CR, LF or both, and keep their blanks."""
    body = b"0104 30004   EUR2  \r\n0205\tx\n\r0304\r\n"

    assert texts(body, "raw", "text/plain") == ["0104 30004   EUR2  ", "0205\tx", "", "0304"]
    assert {line.flags for line, _ in shown(body, "raw", "text/plain")} == {TEXT}


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_lines_are_those_of_the_text(body: bytes) -> None:
    """No bytes raise; what is no UTF-8 is replaced."""
    lines = [text for _, text in shown(body, "raw", "text/plain")]

    assert lines == [
        line.decode() for line in body.decode("utf-8", "replace").encode().splitlines()
    ]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("width", [1, 7, 119, 4096])
def test_windows_do_not_show(line_end: bytes, width: int) -> None:
    """Text longer than what is looked at in one go has the same lines."""
    lines = [b"%d:" % number + b"x" * width for number in range(600_000 // (width + 8))]
    body = line_end.join(lines)

    assert [text.encode() for _, text in shown(body, "raw", "text/plain")] == lines


def test_long_lines_are_split_across_windows() -> None:
    """A line of half a megabyte is one line and its continuations, none inside a character."""
    lines = shown("äö".encode() * 150_000 + b"\nend", "raw", "text/plain")

    assert "".join(text for _, text in lines[:-1]) == "äö" * 150_000
    assert lines[0].line.flags == TEXT
    assert {(line.flags, line.extra) for line, _ in lines[1:-1]} == {(TEXT | CONTINUED, 0)}
    assert lines[-1] == (lines[-1].line._replace(flags=TEXT, extra=0), "end")
    assert all(line.length <= MAX_TEXT for line, _ in lines)


def test_the_first_text_chunk_is_small() -> None:
    """A screen is filled before the rest is looked at."""
    first = next(text_chunks(b"line\n" * 1_000_000))

    assert len(first.records) // SIZE == FIRST_LINES


def test_a_dump_shows_bytes_and_characters() -> None:
    """Offset, sixteen bytes, and what of them is printable."""
    assert [text for _, text in shown(b'{"a":"b\xff\n"}\x00123456', "hex")] == [
        '00000000  7b 22 61 22 3a 22 62 ff 0a 22 7d 00 31 32 33 34  |{"a":"b.."}.1234|',
        "00000010  35 36                                            |56|",
    ]


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=100))
def test_a_dump_holds_every_byte(data: bytes) -> None:
    """Byte i of a line stands in column 10 + 3 * i, its character in column 60 + i."""
    lines = shown(data, "hex")

    assert b"".join(bytes.fromhex(text[10:58]) for _, text in lines) == data
    assert "".join(text[60:-1] for _, text in lines) == "".join(
        chr(byte) if 32 <= byte < 127 else "." for byte in data
    )
    assert {line.flags for line, _ in lines} == {HEX}


def test_a_dump_is_streamed() -> None:
    """The first chunk is small, and all chunks together are all lines."""
    chunks = list(hex_chunks(bytes(1_000_000)))

    assert len(chunks[0].records) // SIZE == FIRST_LINES
    assert sum(len(chunk.records) for chunk in chunks) // SIZE == 62_500
    assert unpack(chunks[1].records).offset == len(chunks[0].text)


def test_windows_of_any_size_give_the_same_dump() -> None:
    """Rows go across the edges of windows, and nothing is lost at the end."""
    data = bytes(range(256)) * 3 + b"end"
    whole = [(chunk.text, chunk.records) for chunk in hex_chunks(data)]
    for size in (1, 15, 16, 40, 5000):
        windows = [data[at : at + size] for at in range(0, len(data), size)]
        pieces = list(hex_window_chunks(windows))
        assert b"".join(chunk.text for chunk in pieces) == b"".join(text for text, _ in whole)
        assert b"".join(chunk.records for chunk in pieces) == b"".join(each for _, each in whole)
    assert list(hex_window_chunks([])) == []
