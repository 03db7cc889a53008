"""The grammar of a layout that forgives: every byte of JSON, or of what resembles it, has a place.

Rule: one match is one line, every character but a blank belongs to exactly one match, and no
input takes more than linear time. So the quantifiers are possessive, and what may fail to end
(a string, a comment) is tried in a place where it cannot fail again and again.
"""

import re
from typing import Final

_QUOTED: Final = rb"'[^'\\\n]*+(?:\\[^\n][^'\\\n]*+)*+'"
_WORD: Final = rb'[^\s,:{}\[\]"]++'
_EMPTY: Final = rb"\{\s*+\}|\[\s*+\]"
_COMMENT: Final = rb"//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/)?"
# On one line, not too long, and of a beginning that no JSON inside of a string can have.
_SIMPLE: Final = rb'"(?![{\[\\\s])[^"\\\n]{0,4096}+(?:\\[^\n][^"\\\n]{0,4096}+){0,4096}+"'
_SCALAR: Final = _SIMPLE + rb"|" + _QUOTED + rb"|" + _WORD


def _tail(first: int) -> bytes:
    """What follows a key or an element; `first` is the number of its first group."""
    return (
        rb"(?:\s*+(:)(?:\s*+(?:(" + _SCALAR + rb")|(" + _EMPTY + rb'|[{\[])|(")))?+)?+'
        rb"(?(" + str(first + 3).encode() + rb")|(?:\s*+(,))?+)"
    )


STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
"""Any string, also one with a line end in it."""

TAIL: Final = re.compile(_tail(1), re.DOTALL)
"""What follows a string. Groups: colon; simple value; bracket or empty pair as the value; `"` of
any other string as the value; comma."""

LINE: Final = re.compile(
    rb"\s*+(?:(" + _COMMENT + rb")|(" + _SCALAR + rb")" + _tail(3) + rb"|(" + _EMPTY + rb"|[}\]])"
    rb'(?:\s*+(,))?+|([{\[])|([:,"]))',
    re.DOTALL,
)
"""One line of the layout. Groups: comment; simple name or element; the five of TAIL; closer or
empty pair; its comma; opener; a stray sign, of which `"` begins a string that is not simple: look
at it with STRING, and give up when that finds no end, as no later quote will find one either."""

COMMA: Final = re.compile(rb"(?:\s*+(,))?+")
"""What follows a value."""

_SAMPLE: Final = 16 << 10
_SAMPLE_LINES: Final = 400
_ODD_IN: Final = 5  # at most one odd line in so many
_BLANKS: Final = b" \t\r\n"
_ELEMENT: Final = re.compile(
    rb"-?(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE][-+]?\d++)?+"
    rb"|[-+]?(?:NaN|Infinity)|true|false|null|undefined|True|False|None"
)
_WHOLE: Final = re.compile(
    rb"\s*+(?:" + STRING.pattern + rb"|" + _ELEMENT.pattern + rb")\s*+", re.DOTALL
)


def looks_like_json(text: bytes) -> bool:
    """Whether text should be laid out as JSON: it is, or a look at its beginning suggests it.

    Valid JSON always looks like it.
    """
    start = text[:_SAMPLE].lstrip(_BLANKS)[:1] or text.lstrip(_BLANKS)[:1]
    if start not in (b"{", b"["):
        return bool(start) and _WHOLE.fullmatch(text) is not None
    odd = total = at = 0
    end = min(len(text), _SAMPLE)
    while at < end and total < _SAMPLE_LINES:
        match = LINE.match(text, at, end)
        if match is None:
            break
        at = match.end()
        total += 1
        if match[6] or match[11] == b'"':
            string = STRING.match(text, at - 1, end)
            if string is None:  # it does not end in the sample
                break
            tail = TAIL.match(text, string.end(), end)
            at = tail.end() - len(tail[4] or b"") if tail else end
        elif match[11] or (match[2] and not match[3] and match[2][0] not in b"\"'"):
            odd += bool(match[11]) or (_ELEMENT.fullmatch(match[2]) is None and at < end)
    return odd * _ODD_IN <= total
