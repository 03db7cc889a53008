"""Cut text that is too long for a line, never inside of a character."""

from collections.abc import Iterator

from inspector.decode.line import MAX_TEXT


def parts(text: bytes) -> Iterator[bytes]:
    """Cut UTF-8 text into parts of at most MAX_TEXT bytes; one part at least."""
    at = 0
    while len(text) - at > MAX_TEXT:
        end = at + MAX_TEXT
        while text[end] & 0xC0 == 0x80:  # inside of a character
            end -= 1
        yield text[at:end]
        at = end
    yield text[at:] if at else text


def lines_and_parts(text: bytes) -> Iterator[bytes]:
    """Cut UTF-8 text at line ends (which go) and where it is too long; one part at least."""
    for line in text.splitlines() or [b""]:
        yield from parts(line)
