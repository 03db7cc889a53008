"""Each decoder undoes its coding within bounds."""

import pytest

from inspector.decode.decoders import DECODERS, DecoderError
from tests.decode.coding import CODED as BY_NAME
from tests.decode.coding import zstd

DATA = b'{"hello": "world"}' * 100
CODED = {coding: make(DATA) for name, (coding, make) in BY_NAME.items() if name != "raw deflate"}


@pytest.mark.parametrize("coding", sorted(DECODERS))
def test_a_stream_is_undone(coding: str) -> None:
    """Fed byte by byte, the data comes out and the end is seen."""
    decoder = DECODERS[coding].makers[0]()
    out = b"".join(decoder.feed(bytes([byte]), 1 << 20) for byte in CODED[coding])

    assert out == DATA
    assert decoder.finished


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_room_bounds_what_comes_out(coding: str) -> None:
    """No more comes out of one call than there is room for, within the decoder's grain."""
    name = "zlib" if coding == "deflate" else coding
    bomb = BY_NAME[name][1](bytes(10_000_000))
    decoder = DECODERS[coding].makers[0]()

    assert len(decoder.feed(bomb, 1000)) <= 64 << 10


def test_small_steps_bound_zstd() -> None:
    """What one step of zstd can give is bounded by the step."""
    bomb = zstd(bytes(100_000_000))
    decoder = DECODERS["zstd"].makers[0]()

    assert len(decoder.feed(bomb[: DECODERS["zstd"].step], 1000)) <= 64 << 20


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_wrong_bytes_are_said_to_be(coding: str) -> None:
    """Bytes that are no such stream raise our error and no other."""
    decoder = DECODERS[coding].makers[0]()

    with pytest.raises(DecoderError) as caught:
        decoder.feed(b"\xffthis is no stream at all, is it?", 1000)
    assert caught.value.kind == "broken"


def test_a_wrong_checksum_is_a_case_of_its_own() -> None:
    """A damaged checksum is told from damaged content."""
    decoder = DECODERS["gzip"].makers[0]()

    with pytest.raises(DecoderError) as caught:
        decoder.feed(CODED["gzip"][:-8] + bytes(8), 1 << 20)
    assert caught.value.kind == "checksum"
