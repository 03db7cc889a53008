"""The record of one rendered line: fixed size, so that a window finds line n by arithmetic.

A rendering is two files that only grow: `.text` holds the lines' UTF-8 text end to end, `.lines`
holds one record a line. Lines are numbered from 0. A line's text has no indentation and no line
end; `depth` says how far to indent it.

What `extra` means, by the first of these flags that a line has:
- CONTINUED: the number of the line that it continues (the one with the text's beginning);
- NESTED_OPENER: how many characters the string had that held this JSON;
- CLOSER: the index of what it closes in its array, else 0;
- MEMBER: the index of this element in its array;
- otherwise 0.
"""

import struct
from typing import Final, NamedTuple

OPENER: Final = 1
"""Ends with `{` or `[`; folding hides the lines after it up to and including `fold_end`."""
CLOSER: Final = 2
"""Begins with the `}` or `]` of an opener, which is its `parent`."""
NESTED_OPENER: Final = 4
"""Opens JSON that was inside a string (an OPENER, too)."""
IN_NESTED: Final = 8
"""Lies inside JSON that was inside a string, the outermost nested opener and closer excepted."""
CONTINUED: Final = 16
"""Continues the text of the line before it, which was too long or had a line end in a string."""
TEXT: Final = 32
"""No JSON: a line of text as it came."""
MEMBER: Final = 64
"""An element of an array."""
HEX: Final = 128
"""Sixteen bytes as a hex dump shows them."""
NESTED_CLOSER: Final = 256
"""Closes JSON that was inside a string (a CLOSER, too)."""
WRAPPED: Final = 512
"""Three bits, a number in units of WRAPPED: in how many strings more than one the JSON of a
NESTED_OPENER was, as with JSON that was encoded twice."""
MAX_WRAPPED: Final = 7
"""The largest such number."""

MAX_TEXT: Final = 16 * 1024
"""The most bytes of text a line has; what is longer is split into CONTINUED lines."""
MAX_DEPTH: Final = 0xFFFF
"""The deepest indentation; what nests deeper is laid out flat at this depth."""

_LAYOUT: Final = struct.Struct("<QIIIHHI")
SIZE: Final = _LAYOUT.size
"""Bytes of one record."""


class Line(NamedTuple):
    """One line's record.

    Attributes:
        offset: Where its text begins in the `.text` file, in bytes.
        length: Bytes of its text.
        parent: Number of the enclosing opener plus 1; 0 at the top. A closer's parent is the
            opener that it closes.
        fold_end: For an opener the number of its closing line; 0 as long as that is not known.
        depth: Indentation levels.
        flags: OPENER, CLOSER and so on, added up.
        extra: See the module.
    """

    offset: int
    length: int
    parent: int = 0
    fold_end: int = 0
    depth: int = 0
    flags: int = 0
    extra: int = 0


def wrappings(flags: int) -> int:
    """In how many strings, one in the other, the JSON was that a line opens; 0 for none."""
    return 1 + (flags // WRAPPED & MAX_WRAPPED) if flags & NESTED_OPENER else 0


def pack(line: Line) -> bytes:
    """Return the record of a line, SIZE bytes."""
    return _LAYOUT.pack(*line)


def unpack(records: bytes | memoryview, index: int = 0) -> Line:
    """Read record number `index` of a `.lines` file or a part of it.

    Raises:
        struct.error: When the records end before it.
    """
    return Line(*_LAYOUT.unpack_from(records, index * SIZE))
