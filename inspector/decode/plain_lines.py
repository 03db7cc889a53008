"""Lines of what is no JSON: text as it came, and bytes as a hex dump."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from inspector.decode.chunk import CHUNK_LINES, FIRST_LINES, Chunk, packed
from inspector.decode.line import CONTINUED, HEX, MAX_TEXT, TEXT
from inspector.decode.splitting import parts

_FIRST_WINDOW: Final = 16 << 10
_WINDOW: Final = 256 << 10
_ROW: Final = 16
# Printable ASCII stays, all else is a dot.
_SHOWN: Final = bytes(byte if 32 <= byte < 127 else ord(".") for byte in range(256))


def text_chunks(text: bytes) -> Iterator[Chunk]:
    """Give the lines of text as they are; CR, LF and CRLF end a line.

    Args:
        text: Valid UTF-8.
    """
    return window_chunks(_windows(text))


def _windows(text: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(text):
        end = _window_end(text, start)
        yield text[start:end]
        start = end


def window_chunks(windows: Iterable[bytes]) -> Iterator[Chunk]:
    """Give the lines of text that comes in windows.

    Args:
        windows: Valid UTF-8 each, none empty, none ending between the CR and the LF of a line end.
    """
    offset = number = 0
    size = FIRST_LINES
    head: int | None = None  # number of the long line that goes on in the next window
    for window in windows:
        lines, heads = _split(window.splitlines(), number, head)
        for at in range(0, len(lines), size):
            chunk = _chunk(offset, lines[at : at + size], heads[at : at + size])
            yield chunk
            offset += len(chunk.text)
        number += len(lines)
        goes_on = window[-1] not in b"\r\n"
        head = (number - 1 if heads[-1] is None else heads[-1]) if goes_on else None
        size = CHUNK_LINES


def _window_end(text: bytes, start: int) -> int:
    """Where the next window ends: after a line end if there is one, else after a character."""
    end = start + (_WINDOW if start else _FIRST_WINDOW)
    if end >= len(text):
        return len(text)
    # A CR that is the window's last byte may be half of a line end; any other is followed by what
    # shows whether it is, so the later of both is never between CR and LF.
    line_end = max(text.rfind(b"\n", start, end), text.rfind(b"\r", start, end - 1)) + 1
    if line_end > start:
        return line_end
    while text[end] & 0xC0 == 0x80 or text[end - 1 : end + 1] == b"\r\n":
        end -= 1
    return end


def _split(
    lines: list[bytes], number: int, head: int | None
) -> tuple[list[bytes], list[int | None]]:
    """Cut long lines to parts; each part comes with the number of its line's head, if not itself.

    Args:
        lines: Lines of one window.
        number: Number of the first.
        head: Number of the line that the first one continues, or None.
    """
    if head is None and max(map(len, lines)) <= MAX_TEXT:
        return lines, [None] * len(lines)
    texts: list[bytes] = []
    heads: list[int | None] = []
    for line in lines:
        for part in parts(line):
            texts.append(part)
            heads.append(head)
            if head is None:
                head = number + len(texts) - 1
        head = None
    return texts, heads


def _chunk(offset: int, lines: list[bytes], heads: list[int | None]) -> Chunk:
    count = len(lines)
    zeros = [0] * count
    looks = [TEXT << 16 if head is None else (TEXT | CONTINUED) << 16 for head in heads]
    extras = [head or 0 for head in heads]
    records = packed(offset, [len(line) for line in lines], zeros, zeros, looks, extras)
    return Chunk(b"".join(lines), records)


def hex_chunks(data: bytes) -> Iterator[Chunk]:
    """Dump bytes, sixteen a line: `00000010  7b 22 0a  |{".|`.

    Byte i of a line stands in column 10 + 3 * i, its character in column 60 + i.
    """
    return hex_window_chunks(_hex_windows(data))


def _hex_windows(data: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(data):
        end = start + _ROW * (CHUNK_LINES if start else FIRST_LINES)
        yield data[start:end]
        start = end


def hex_window_chunks(windows: Iterable[bytes]) -> Iterator[Chunk]:
    """Dump bytes that come in windows of any size, as `hex_chunks` does."""
    start = offset = 0
    rest = b""
    for data in chain(windows, (None,)):
        window = rest if data is None else rest + data
        size = len(window) if data is None else len(window) - len(window) % _ROW
        rest = window[size:]
        lines = [
            _dumped(window[at : min(at + _ROW, size)], start + at) for at in range(0, size, _ROW)
        ]
        if lines:
            zeros = [0] * len(lines)
            text = b"".join(lines)
            looks = [HEX << 16] * len(lines)
            sizes = [len(line) for line in lines]
            yield Chunk(text, packed(offset, sizes, zeros, zeros, looks, zeros))
            offset += len(text)
        start += size


def _dumped(row: bytes, at: int) -> bytes:
    digits = row.hex(" ").encode()
    return b"%08x  %-47b  |%b|" % (at, digits, row.translate(_SHOWN))
