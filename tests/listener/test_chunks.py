"""Facts about bodies that come in chunks."""

import pytest
from httptools import HttpParserError, HttpRequestParser
from hypothesis import given
from hypothesis import strategies as st

from inspector.listener.chunks import LONGEST_SIZE_LINE, ChunkReader, End
from inspector.listener.limits import Limits
from tests.listener.wire import bytewise


def read(pieces: list[bytes], limits: Limits | None = None) -> tuple[ChunkReader, bytes]:
    """A reader fed with the pieces, and what it left of them."""
    chunks = ChunkReader(limits or Limits())
    left = b""
    for piece in pieces:
        left += piece[chunks.feed(piece, 0) :]
    return chunks, left


@pytest.mark.parametrize(
    ("data", "body", "trailers", "left"),
    [
        (b"0\r\n\r\n", b"", b"", b""),
        (b"3\r\nabc\r\n0\r\n\r\n", b"abc", b"", b""),
        (b"3\r\nabc\r\n00002\r\nde\r\n000\r\n\r\nGET /", b"abcde", b"", b"GET /"),
        (b"A\r\n0123456789\r\n0\r\n\r\n\r\n", b"0123456789", b"", b"\r\n"),
        (b'1;a=b;c="d e"\r\n\n\r\n0 ; x\r\n\r\n', b"\n", b"", b""),
        (b"2\r\n\r\n\r\n0\r\nX: y\r\nx:  Z \r\n\r\n.", b"\r\n", b"X: y\r\nx:  Z \r\n", b"."),
    ],
)
def test_chunks_are_joined(data: bytes, body: bytes, trailers: bytes, left: bytes) -> None:
    """Chunks become one body, trailers stay raw, and what follows is left for the next request."""
    for pieces in ([data], bytewise(data)):
        chunks, rest = read(pieces)

        assert chunks.end is End.COMPLETE
        assert (bytes(chunks.body), chunks.trailers, rest) == (body, trailers, left)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"", b"\r\n"),
        (b"", b"x\r\n"),
        (b"", b"-1\r\n"),
        (b"", b" 3\r\nabc\r\n"),
        (b"", b"0x3\r\nabc\r\n"),
        (b"", b"3\nabc\r\n"),
        (b"", b"3 \r\nabc\r\n"),
        (b"", b"3;\x01\r\nabc\r\n"),
        (b"", b"3;a\rb\r\nabc\r\n"),
        (b"", b"f" * 17 + b"\r\n"),
        (b"", b"3;" + b"x" * LONGEST_SIZE_LINE + b"\r\nabc\r\n"),
        (b"3\r\nabc", b"d\r\n0\r\n\r\n"),
        (b"3\r\nabc", b"\n0\r\n\r\n"),
        (b"3\r\nabc", b"\rx0\r\n\r\n"),
        (b"3\r\nabc\r\n", b"x\r\n"),
        (b"0\r\n", b"no field\r\n\r\n"),
        (b"0\r\n", b"A : b\r\n\r\n"),
        (b"0\r\n", b"A: b\n\r\n"),
        (b"0\r\n", b"\n"),
        (b"0\r\nA: b\r\n", b" folded\r\n\r\n"),
    ],
)
def test_bad_chunks_are_malformed(good: bytes, bad: bytes) -> None:
    """What no strict reader takes ends the body, and the bytes are kept."""
    whole, left = read([good + bad])
    single, _ = read(bytewise(good + bad))

    assert (whole.end, single.end) == (End.MALFORMED, End.MALFORMED)
    assert whole.trouble == single.trouble
    assert whole.trouble.endswith(".")
    assert left == b""
    assert whole.body == single.body
    assert bad in whole.trailers
    assert whole.trailers.startswith(single.trailers)


@pytest.mark.parametrize(
    ("data", "end", "body"),
    [
        (b"4\r\n0123\r\n0\r\n\r\n", End.COMPLETE, b"0123"),
        (b"5\r\n01234\r\n0\r\n\r\n", End.BODY_TOO_LONG, b"0123"),
        (b"4\r\n0123\r\n1\r\n4\r\n0\r\n\r\n", End.BODY_TOO_LONG, b"0123"),
        (b"ffffffffffffffff\r\n0123", End.BODY_TOO_LONG, b"0123"),
        (b"ffffffffffffffff\r\n012", None, b"012"),
    ],
)
def test_the_body_is_bounded(data: bytes, end: End | None, body: bytes) -> None:
    """Not a byte more than the limit is kept, whatever sizes are announced."""
    for pieces in ([data], bytewise(data)):
        chunks, _ = read(pieces, Limits(body=4))

        assert chunks.end is end
        assert chunks.body == body


def test_trailers_are_bounded() -> None:
    """Trailers have the bound of a head."""
    data = b"0\r\n" + b"A: bcd\r\n" * 4 + b"\r\n"
    for pieces in ([data], bytewise(data)):
        chunks, _ = read(pieces, Limits(head=30))

        assert chunks.end is End.TRAILERS_TOO_LONG
        assert len(chunks.trailers) <= 30


class Parsed:
    """What llhttp makes of a chunked request."""

    def __init__(self) -> None:
        self.body = b""
        self.complete = False

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        self.body += body

    def on_message_complete(self) -> None:
        """The whole request was read."""
        self.complete = True


PIECES = st.lists(
    st.sampled_from(
        [
            b"0", b"1", b"3", b"a", b";x=y", b" ", b"\r\n", b"\n", b"\r", b"abc", b"0123456789",
            b"3\r\nabc\r\n", b"0\r\n\r\n", b"0\r\nA: b\r\n\r\n", b"A: b\r\n", b"\x00",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(PIECES)
def test_llhttp_takes_all_that_we_take(pieces: list[bytes]) -> None:
    """A body that we call complete is the same body to llhttp: nothing to smuggle in between."""
    data = b"".join(pieces)
    chunks, left = read(bytewise(data))
    whole, left_of_whole = read([data])

    assert (whole.end, whole.body) == (chunks.end, chunks.body)
    if chunks.end is not End.COMPLETE:
        return
    assert (whole.trailers, left_of_whole) == (chunks.trailers, left)
    parsed = Parsed()
    head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    try:
        HttpRequestParser(parsed).feed_data(head + data[: len(data) - len(left)])
    except HttpParserError as error:  # pragma: no cover - would be a finding
        pytest.fail(f"llhttp refuses what we take: {error}")
    assert parsed.complete
    assert parsed.body == chunks.body


@given(st.binary(max_size=300), st.integers(1, 50))
def test_any_bytes_end_or_wait(data: bytes, size: int) -> None:
    """No bytes make it raise, and it never keeps more than it may."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    chunks, _ = read(pieces, Limits(body=20, head=20))

    assert len(chunks.body) <= 20
    assert len(chunks.trailers) <= 20
