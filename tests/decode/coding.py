"""Bodies in every content coding, for tests."""

import gzip
import importlib
import zlib
from collections.abc import Callable
from typing import Protocol, cast

import zstandard


class _Brotli(Protocol):
    def compress(self, data: bytes, *, quality: int) -> bytes: ...


def br(data: bytes, quality: int = 5) -> bytes:
    """Brotli, which comes without types."""
    return cast("_Brotli", importlib.import_module("brotli")).compress(data, quality=quality)


def raw_deflate(data: bytes) -> bytes:
    """Deflate without the zlib wrapping, as many senders have it."""
    maker = zlib.compressobj(wbits=-15)
    return maker.compress(data) + maker.flush()


def zstd(data: bytes) -> bytes:
    """zstd with a checksum."""
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


CODED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "br": ("br", br),
    "zstd": ("zstd", zstd),
}
"""By a name for the test: the coding's name, and what makes it."""
