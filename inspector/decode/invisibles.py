"""Bytes with what the eye cannot see made visible: for signed content, byte for byte."""

import re
from typing import Final, NamedTuple

_INVALID_IN_CHIP: Final = 8  # bytes that are no UTF-8: so many on one chip
_CONTROLS: Final = [
    "NUL",
    "SOH",
    "STX",
    "ETX",
    "EOT",
    "ENQ",
    "ACK",
    "BEL",
    "BS",
    "TAB",
    "LF",
    "VT",
    "FF",
    "CR",
    "SO",
    "SI",
    "DLE",
    "DC1",
    "DC2",
    "DC3",
    "DC4",
    "NAK",
    "SYN",
    "ETB",
    "CAN",
    "EM",
    "SUB",
    "ESC",
    "FS",
    "GS",
    "RS",
    "US",
]
_NAMES: Final = {0x7F: "DEL", 0xA0: "NBSP", 0xAD: "SHY", 0xFEFF: "BOM"}
_BLANKS: Final = frozenset({0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)})
# Spaces before a line end or the end; line ends and controls; blanks that are no space; what has
# no width (joiners, marks that turn the writing direction, tags); bytes that are no UTF-8.
_HIDDEN: Final = re.compile(
    "( ++)(?=[\r\n]|\\Z)"
    "|([\r\n])"
    "|([\x00-\x1f\x7f-\x9f])"
    "|([\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff])"
    f"|([\udc80-\udcff]{{1,{_INVALID_IN_CHIP}}})"
)


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

    Every CR and every LF is a `line-end` chip of its own; a view breaks the line after a LF, and
    after a CR that no LF follows. Spaces at the end of a line or of all are one chip.
    """
    text = data.decode("utf-8", "surrogateescape")
    pieces: list[Piece] = []
    at = offset = 0
    for match in _HIDDEN.finditer(text):
        if match.start() > at:
            offset = _append(pieces, offset, text[at : match.start()], "", "")
        words, chip = _chip(match)
        offset = _append(pieces, offset, match[0], words, chip)
        at = match.end()
    if at < len(text):
        _append(pieces, offset, text[at:], "", "")
    return pieces


def _append(pieces: list[Piece], offset: int, text: str, words: str, chip: str) -> int:
    """Append a piece; return the offset behind it."""
    length = len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))
    pieces.append(Piece(offset, length, words or text, chip))
    return offset + length


def _chip(match: re.Match[str]) -> tuple[str, str]:
    """The words on a chip, and its kind."""
    spaces, line_end, control, blank, _ = match.groups()
    if spaces:
        return ("SP" if len(spaces) == 1 else f"{len(spaces)} SP"), "blank"
    if line_end or control:
        code = ord(match[0])
        kind = "line-end" if line_end else "control"
        return _NAMES.get(code) or (_CONTROLS[code] if code < 32 else f"U+{code:04X}"), kind
    if blank:
        code = ord(blank)
        kind = "blank" if code in _BLANKS else "control"
        return _NAMES.get(code) or f"U+{code:04X}", kind
    return match[0].encode("utf-8", "surrogateescape").hex(" ").upper(), "invalid"
