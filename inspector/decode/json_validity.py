"""Whether text is valid JSON, without a stack: for what nests deeper than parsers go."""

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"[ \t\r\n]*+(?:"
    r'("[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+")'
    r"|(-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?(?![\w.+-])|true\b|false\b|null\b)"
    r"|([{\[])|([}\]])|([:,]))"
)
_BLANKS: Final = " \t\r\n"


def is_valid(text: str) -> bool:
    """Whether text is one JSON document, however deep; slower than a parser.

    Each step knows the token before it (`,` `:` `[` `{` or a whole value) and the kind of the
    innermost container.
    """
    end = len(text.rstrip(_BLANKS))
    containers = bytearray()  # one byte a level, `{` or `[`
    before = ","  # as if a value were due
    at = 0
    while at < end:
        match = _TOKEN.match(text, at, end)
        if match is None:
            return False
        at = match.end()
        step = _step(containers, before, match)
        if not step:
            return False
        before = step
    return not containers and before == "v"


def _step(containers: bytearray, before: str, match: re.Match[str]) -> str:
    """What the token makes of `before`; empty when it must not stand here.

    `before` is `,` `:` `[` `{`, or `k` after a key, or `v` after a value.
    """
    string, scalar, opener, closer, _ = match.groups()
    in_object = bool(containers) and containers[-1] == ord("{")
    if closer:
        fits = bool(containers) and containers.pop() == ord("{" if closer == "}" else "[")
        return "v" if fits and before in ("v", "{" if closer == "}" else "[") else ""
    if string or scalar or opener:
        if in_object and before != ":":
            return "k" if string and before in "{," else ""
        if before not in (":" if in_object else "[,"):
            return ""
        if opener:
            containers += opener.encode()
        return opener or "v"
    return _separator(match[5], before, in_object=in_object, inside=bool(containers))


def _separator(found: str, before: str, *, in_object: bool, inside: bool) -> str:
    if found == ":":
        return ":" if before == "k" and in_object else ""
    return "," if before == "v" and inside else ""
