"""The decoders of the content codings behind one small interface, each with bounded output."""

import importlib
import zlib
from collections.abc import Callable
from typing import Final, NamedTuple, Protocol, cast

import zstandard


class DecoderError(Exception):
    """The coded bytes are wrong.

    Attributes:
        kind: `broken`, or `checksum` when all content came out but its checksum differs.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Decoder(Protocol):
    """Undoes one coded stream, piece by piece."""

    @property
    def finished(self) -> bool:
        """Whether the stream's end was seen."""

    @property
    def rest(self) -> bytes:
        """Bytes of the last piece that lie after the stream's end."""

    def feed(self, data: bytes, room: int) -> bytes:
        """Undo a piece; what comes out may be cut, or little longer than, `room` bytes.

        Raises:
            DecoderError: When the bytes are wrong. The piece's output is lost.
        """


class Coding(NamedTuple):
    """How a coding is undone.

    Attributes:
        makers: Make a decoder; the later ones are other readings of the coding's name.
        step: How many bytes to feed at a time.
        magic: How another stream after the first begins; empty when there can be none.
    """

    makers: tuple[Callable[[], Decoder], ...]
    step: int
    magic: bytes = b""


class _Zlib:
    """gzip, zlib or raw deflate, by `wbits` of the zlib manual."""

    __slots__ = ("_inner",)

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)

    @property
    def finished(self) -> bool:
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        return self._inner.unused_data

    def feed(self, data: bytes, room: int) -> bytes:
        try:
            return self._inner.decompress(data, room)
        except zlib.error as error:
            at_the_end = "data check" in str(error) or "length check" in str(error)
            raise DecoderError("checksum" if at_the_end else "broken") from None


class _Zstd:
    __slots__ = ("_inner",)

    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor().decompressobj()

    @property
    def finished(self) -> bool:
        return self._inner.eof

    @property
    def rest(self) -> bytes:
        return self._inner.unused_data

    def feed(self, data: bytes, room: int) -> bytes:
        del room  # no such argument: small steps are the bound, 4 bytes give at most 128 KiB
        try:
            return self._inner.decompress(data)
        except zstandard.ZstdError as error:
            raise DecoderError("checksum" if "checksum" in str(error) else "broken") from None


class _BrotliObject(Protocol):
    def process(self, data: bytes, output_buffer_limit: int) -> bytes: ...
    def is_finished(self) -> bool: ...


class _BrotliModule(Protocol):
    error: type[Exception]

    def Decompressor(self) -> _BrotliObject: ...  # noqa: N802 - brotli's name


class _Brotli:
    """brotli (1.2 or newer, which can bound its output)."""

    __slots__ = ("_inner", "_module")

    rest = b""  # brotli says "wrong" instead when bytes follow

    def __init__(self) -> None:
        # Late, as few senders use it; by name, as it comes without types.
        self._module = cast("_BrotliModule", importlib.import_module("brotli"))
        self._inner = self._module.Decompressor()

    @property
    def finished(self) -> bool:
        return self._inner.is_finished()

    def feed(self, data: bytes, room: int) -> bytes:
        try:
            return self._inner.process(data, output_buffer_limit=room)
        except self._module.error:
            raise DecoderError("broken") from None


def _gzip() -> Decoder:
    return _Zlib(31)


def _deflate() -> Decoder:
    return _Zlib(15)


def _raw_deflate() -> Decoder:
    return _Zlib(-15)


DECODERS: Final[dict[str, Coding]] = {
    "gzip": Coding((_gzip,), 64 << 10, b"\x1f\x8b"),
    # RFC 9110 means zlib by `deflate`; many senders mean the bare stream.
    "deflate": Coding((_deflate, _raw_deflate), 64 << 10),
    "br": Coding((_Brotli,), 64 << 10),
    "zstd": Coding((_Zstd,), 1 << 10, b"\x28\xb5\x2f\xfd"),
}
