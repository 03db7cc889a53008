"""What to paint in which colour in one line of JSON."""

import re
from typing import Final, Literal, TypeAlias

TokenKind: TypeAlias = Literal["key", "string", "number", "literal", "punctuation"]
Span: TypeAlias = tuple[int, int, TokenKind]
"""Start and length in characters (code points) of the line, and the kind."""

MAX_SPANS: Final = 4096
_STRING: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
_QUOTED: Final = r"'[^'\\]*+(?:\\.[^'\\]*+)*+'"
_TOKEN: Final = re.compile(
    rf"((?:{_STRING}|{_QUOTED})(?=\s*+:)|[^\W\d]\w*+(?=\s*+:))"
    rf"|({_STRING}|{_QUOTED})"
    r"|([-+]?\.?\d[\w.+-]*+|[-+]?(?:NaN|Infinity)\b)"
    r"|([^\W\d]\w*+)"
    r"|([{}\[\],:]++)",
    re.DOTALL,
)
_KINDS: Final[tuple[TokenKind, ...]] = ("key", "string", "number", "literal", "punctuation")
_REST: Final = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_NUMBER_REST: Final = re.compile(r"[\d.eE+-]++,?")


def spans(text: str, *, continued: bool = False) -> list[Span]:
    """Cut one line of pretty JSON into coloured spans; never raises.

    Args:
        text: The line's text.
        continued: Whether it continues a line (flag CONTINUED), so begins inside a string (or,
            very rarely, inside a number).

    Returns:
        Spans in order without overlap; blanks between them belong to none. At most MAX_SPANS.
    """
    found: list[Span] = []
    at = 0
    if continued and not _NUMBER_REST.fullmatch(text):
        rest = _REST.match(text)
        at = rest.end() if rest else len(text)
        found.append((0, at, "string"))
    for match in _TOKEN.finditer(text, at):
        if len(found) >= MAX_SPANS:
            break
        if match.lastindex:
            found.append((match.start(), match.end() - match.start(), _KINDS[match.lastindex - 1]))
    return found
