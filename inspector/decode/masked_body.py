"""A body with its secrets and personal data masked, in segments, before it is laid out.

Only JSON (or what resembles it) and form fields have names to go by; any other body is masked by
the line. Nothing of the document is kept but the rules of the openers that are open.
"""

import json
import re
from collections.abc import Iterator
from typing import Final

from inspector.decode.masking import Masker
from inspector.decode.nested import unescape
from inspector.decode.sensitive import Rule, rule_of
from inspector.decode.tolerant import looks_like_json

FIRST_SEGMENT: Final = 32 << 10
SEGMENT: Final = 512 << 10
NEAR: Final = 64
"""Bytes before a token that are looked at for the comma behind which a piece may end."""
DEEPEST: Final = 6
"""Strings in strings that are looked into; what lies deeper is masked whole."""
LONGEST_OPEN: Final = 4 << 20
"""Characters of one string that are looked through; a longer one is masked whole."""

CACHED: Final = 96
"""Bytes: keys and values no longer than this are looked at once."""
MOST_CACHED: Final = 16_384

_TOKEN: Final = re.compile(
    rb'("[^"\\]*+(?:\\.[^"\\]*+)*+"|\'[^\'\\\n]*+(?:\\[^\n][^\'\\\n]*+)*+\')(\s*+:)?+'
    rb"|([{\[])|([}\]])|([^\s,:{}\[\]\"]++)(\s*+:)?+|(\")",
    re.DOTALL,
)
_NUMBER: Final = re.compile(rb"-?(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE][-+]?\d++)?+")
_LITERALS: Final = frozenset(
    (b"true", b"false", b"null", b"True", b"False", b"None", b"NaN", b"undefined")
)
_FORM: Final = re.compile(rb"[\w.%+\[\]-]{1,200}=[^\s]*+")
_LINE: Final = re.compile(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_BLANKS: Final = " \t\r\n"
_LONG_NUMBER: Final = 13
_OBJECT: Final = ord("{")


def masked_segments(text: bytes, masker: Masker) -> Iterator[bytes]:
    """The masked text, piece by piece; never raises.

    A piece of JSON ends behind a comma, so that pieces can be laid out one by one.

    Args:
        text: Valid UTF-8.
        masker: Masks values.
    """
    if looks_like_json(text):
        yield from _Scan(text, masker, 0).segments()
    elif _FORM.fullmatch(text.strip()):
        yield masker.query(text.decode("utf-8", "replace")).encode()
    else:
        yield from _lines(text, masker)


def masked_body(text: bytes, masker: Masker) -> bytes:
    """The masked text as a whole."""
    return b"".join(masked_segments(text, masker))


def masked_content(content: bytes, masker: Masker, target: str = "") -> bytes:
    """Mask signed content: a body, or a body behind a date, a path and the like.

    Args:
        content: What was signed, or its beginning.
        masker: Masks values.
        target: The request's target, whose path may stand before the body.
    """
    start = min((at for at in (content.find(b"{"), content.find(b"[")) if at >= 0), default=-1)
    if start <= 0:
        return masked_body(content.decode("utf-8", "replace").encode(), masker)
    before = content[:start].decode("utf-8", "replace")
    rest = content[start:].decode("utf-8", "replace").encode()
    path = target.partition("?")[0]
    for address in filter(None, (target, path)):
        before = before.replace(address, masker.target(address))
    return masker.text(before, likely=False).encode() + masked_body(rest, masker)


def _lines(text: bytes, masker: Masker) -> Iterator[bytes]:
    piece: list[str] = []
    size = 0
    for found in _LINE.finditer(text.decode("utf-8", "replace")):
        line = found[1]
        piece += (masker.value(line) if line.strip() else line, found[2])
        size += len(line)
        if size >= SEGMENT:
            yield "".join(piece).encode()
            piece, size = [], 0
    yield "".join(piece).encode()


class _Scan:
    """Goes through one text once; `depth` is in how many strings it was."""

    __slots__ = (
        "_around", "_depth", "_keys", "_masker", "_next", "_out", "_stack", "_text", "_values",
    )  # fmt: skip

    def __init__(self, text: bytes, masker: Masker, depth: int) -> None:
        self._text = text
        self._masker = masker
        self._depth = depth
        self._out: list[bytes] = []
        self._stack: list[Rule] = []
        self._around = Rule.OPEN  # what holds for elements here
        self._next: Rule | None = None  # what the key before says
        self._keys: dict[bytes, tuple[Rule, bytes | None]] = {}
        self._values: dict[bytes, bytes | None] = {}

    def segments(self) -> Iterator[bytes]:
        text, out = self._text, self._out
        done = start = 0
        limit = FIRST_SEGMENT
        for match in _TOKEN.finditer(text):
            at = match.start()
            if at - start > limit and text[at - NEAR : at].rstrip()[-1:] == b",":
                out.append(text[done:at])
                yield b"".join(out)
                out.clear()
                done = start = at
                limit = SEGMENT
            new, group = self._token(match)
            if group < 0:  # a string that never ends: nothing behind it can be told apart
                out += (text[done:at], new or b"")
                done = len(text)
                break
            if new is not None:
                out += (text[done:at], new)
                done = match.end(group)
        out.append(text[done:])
        yield b"".join(out)

    def _token(self, match: re.Match[bytes]) -> tuple[bytes | None, int]:
        """What a token becomes (None: stays as it is), and the group it replaces."""
        string, colon, opener, closer, word, word_colon, _ = match.groups()
        if string is not None:
            return (self._key(string) if colon else self._string(string, self._take())), 1
        if word is not None:
            if word_colon is None:
                return self._scalar(word, self._take()), 5
            self._key(b'"' + word + b'"')
        elif opener is not None:
            self._open(opener)
        elif closer is not None:
            self._around = self._stack.pop() if self._stack else Rule.OPEN
            self._next = None
        else:
            rest = self._text[match.start() :].decode("utf-8", "replace")
            return _quoted(self._masker.value(rest)), -1
        return None, 0

    def _take(self) -> Rule:
        rule = self._next
        if rule is None:
            return self._around
        self._next = None
        return rule

    def _open(self, opener: bytes) -> None:
        rule = self._take()
        self._stack.append(self._around)
        if opener[0] == _OBJECT and rule is not Rule.DEEP:
            rule = Rule.OPEN
        self._around = rule

    def _key(self, string: bytes) -> bytes | None:
        known = self._keys.get(string)
        if known is None:
            name = unescape(string) if string[:1] == b'"' else None
            name = string[1:-1].decode("utf-8", "replace") if name is None else name
            masked = self._masker.text(name)
            known = rule_of(name[:200]), None if masked == name else _quoted(masked)
            if len(string) <= CACHED and len(self._keys) < MOST_CACHED:
                self._keys[string] = known
        self._next = Rule.DEEP if self._around is Rule.DEEP else known[0]
        return known[1]

    def _string(self, string: bytes, rule: Rule) -> bytes | None:
        if len(string) <= 2:
            return None
        if rule is Rule.OPEN and len(string) <= CACHED:
            if string in self._values:
                return self._values[string]
            new = self._string_anew(string, rule)
            if len(self._values) < MOST_CACHED:
                self._values[string] = new
            return new
        return self._string_anew(string, rule)

    def _string_anew(self, string: bytes, rule: Rule) -> bytes | None:
        text = unescape(string) if string[:1] == b'"' else None
        if text is None:
            text = string[1:-1].decode("utf-8", "replace")
        if rule >= Rule.VALUE:
            return _quoted(self._masker.value(text)) if text.strip() else None
        masked = self._open_text(text, likely=rule is Rule.OPEN)
        return None if masked == text else _quoted(masked)

    def _open_text(self, text: str, *, likely: bool) -> str:
        bare = text.strip(_BLANKS)
        if len(bare) > LONGEST_OPEN:
            return self._masker.value(text)
        if bare[:1] in ("{", "[", '"') and len(bare) > 2:
            if self._depth >= DEEPEST:
                return self._masker.value(text)
            inner = bare.encode("utf-8", "backslashreplace")
            if looks_like_json(inner):
                masked = b"".join(_Scan(inner, self._masker, self._depth + 1).segments())
                return text if masked == inner else masked.decode("utf-8", "replace")
        if "://" in text[:12] and " " not in text:
            head, slashes, rest = text.partition("://")
            host, slash, path = rest.partition("/")
            return head + slashes + self._masker.text(host) + slash + self._masker.target(path)
        return self._masker.text(text, likely=likely)

    def _scalar(self, word: bytes, rule: Rule) -> bytes | None:
        if word in _LITERALS:
            return None
        text = word.decode("utf-8", "replace")
        if not _NUMBER.fullmatch(word):  # no JSON: a comment, a word without quotes
            return _quoted(self._masker.value(text))
        if rule >= Rule.VALUE:
            return _quoted(self._masker.value(text))
        if self._masker.knows(text):
            return _quoted(self._masker.value(text))
        masked = self._masker.text(text, likely=False) if len(word) >= _LONG_NUMBER else text
        return None if masked == text else _quoted(masked)


def _quoted(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "backslashreplace")
