"""JSON as lines: every token as received, JSON inside strings laid out in place.

Rule: nothing is parsed before the first lines are out, nothing of the document is kept but the
openers that are still open, and no depth of nesting or of strings makes this recurse.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.decode.chunk import Chunk
from inspector.decode.nested import open_string
from inspector.decode.outline import LONG, Outline
from inspector.decode.tolerant import COMMA, LINE, STRING, TAIL

_LARGE: Final = 128 << 10  # bytes: before a longer string is looked at, the lines so far go out
_TEXT_LINE: Final = re.compile(rb"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")


def pretty_chunks(text: bytes) -> Iterator[Chunk]:
    """Lay JSON, or what resembles it, out as lines; never raises.

    Args:
        text: Valid UTF-8.
    """
    return _Layout((text,)).chunks()


def pretty_pieces(pieces: Iterable[bytes]) -> Iterator[Chunk]:
    """Lay out JSON that comes in pieces; never raises.

    Args:
        pieces: Valid UTF-8; a piece ends behind a comma between two members or elements.
    """
    return _Layout(pieces).chunks()


class _Source:
    """Text that is being laid out: the body, or JSON from inside one of its strings."""

    __slots__ = ("at", "comma", "floor", "text")

    def __init__(self, text: bytes, at: int, floor: int, comma: bytes) -> None:
        self.text = text
        self.at = at  # where to go on
        self.floor = floor  # how many openers were open before it
        self.comma = comma  # what follows the string that held it


class _Layout:
    __slots__ = ("_key", "_outline", "_pieces", "_sources", "_waiting")

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._outline = Outline()
        self._pieces = iter(pieces)
        self._sources: list[_Source] = []
        self._waiting = False  # a large string is next, with `_key` before it
        self._key = b""

    def chunks(self) -> Iterator[Chunk]:
        """Yield chunks until all sources are used up."""
        outline = self._outline
        while self._sources or self._begin_piece():
            source = self._sources[-1]
            if self._waiting:
                if outline.texts:
                    yield self._outline.take()
                self._string(source, self._key, source.at, len(source.text))
                if self._waiting:  # it never ends
                    yield from self._rest(source)
                    return
            else:
                self._fill(source)
                if len(outline.texts) >= outline.limit:
                    yield self._outline.take()
        if outline.texts:
            yield self._outline.take()

    def _begin_piece(self) -> bool:
        for piece in self._pieces:
            self._sources.append(_Source(piece, 0, 0, b""))
            return True
        return False

    def _fill(self, source: _Source) -> None:
        """Lay out lines until the chunk is full, or the source ends or another one begins."""
        outline = self._outline
        texts, limit = outline.texts, outline.limit
        for match in LINE.finditer(source.text, source.at):
            groups = match.groups(b"")
            _, name, colon, simple, _, _, comma, _, _, _, _ = groups
            if simple:
                text = name + b": " + simple + comma
            elif name and not colon:
                text = name + comma
            else:
                source.at = match.end()
                if self._structure(groups, source):
                    return
                continue
            if len(text) > LONG:
                outline.plain(text)
                if len(texts) >= outline.limit:
                    source.at = match.end()
                    return
            else:
                texts.append(text)
                if len(texts) >= limit:
                    source.at = match.end()
                    return
        self._sources.pop()

    def _structure(self, groups: tuple[bytes, ...], source: _Source) -> bool:
        """Lay out what is no simple line; True when `_fill` must stop here."""
        comment, name, _, _, bracket, quote, comma, closer, last, opener, stray = groups
        outline = self._outline
        if opener:
            outline.opener(opener)
        elif len(closer) == 1:
            nested = outline.level == source.floor + 1 and len(self._sources) > 1
            outline.closer(closer + (source.comma if nested else last), nested=nested)
        elif bracket:
            self._bracket(name + b": ", bracket, comma)
        elif quote or stray == b'"':
            key = name + b": " if name else b""
            self._string(source, key, source.at - 1, source.at + _LARGE)
            return True
        elif closer:
            outline.plain(closer[:1] + closer[-1:] + last)
        elif name:
            outline.plain(name + b":" + comma)
        else:
            outline.plain(comment + stray)
        return len(outline.texts) >= outline.limit

    def _bracket(self, key: bytes, bracket: bytes, comma: bytes) -> None:
        """Lay out a key with a bracket or an empty pair as its value."""
        if len(bracket) > 1:
            self._outline.plain(key + bracket[:1] + bracket[-1:] + comma)
            return
        self._outline.opener(key + bracket)
        if comma:
            self._outline.plain(comma)

    def _string(self, source: _Source, key: bytes, at: int, end: int) -> None:
        """Lay out a string that is not simple, and move on behind it.

        Args:
            source: Where it is.
            key: What comes before it in its line.
            at: Where it begins.
            end: Where to stop looking for its end: then it waits until the lines so far are out.
        """
        match = STRING.match(source.text, at, end)
        self._waiting = match is None
        self._key = key
        source.at = at
        if match is None:
            return
        source.at = match.end()
        if key:
            self._value(source, key, match[0])
            return
        tail = TAIL.match(source.text, source.at)
        colon, simple, bracket, quote, _ = tail.groups(b"") if tail else (b"",) * 5
        if not tail or not colon:
            self._value(source, b"", match[0])
            return
        key = match[0] + b": "
        source.at = tail.end()
        if quote:
            self._string(source, key, source.at - 1, end)
        elif bracket:
            self._bracket(key, bracket, tail[5] or b"")
        else:
            self._outline.plain((key if simple else key[:-1]) + simple + (tail[5] or b""))

    def _value(self, source: _Source, key: bytes, string: bytes) -> None:
        """Lay out a string as a value: what is in it, if that is JSON."""
        after = COMMA.match(source.text, source.at)
        comma = (after[1] if after else b"") or b""
        source.at = after.end() if after else source.at
        outline = self._outline
        nested = open_string(string) if outline.has_room else None
        if nested is None:
            outline.plain(key + string + comma)
            return
        self._sources.append(_Source(nested.text, 1, outline.level, comma))
        outline.opener(key + nested.text[:1], nested.characters, nested.wrapped)

    def _rest(self, source: _Source) -> Iterator[Chunk]:
        """Give what begins with a string that never ends as lines of text."""
        text, key = source.text, self._key
        for match in _TEXT_LINE.finditer(text, source.at):
            if match.start() < len(text):
                self._outline.text(key + match[1])
            key = b""
            if len(self._outline.texts) >= self._outline.limit:
                yield self._outline.take()
        if self._outline.texts:
            yield self._outline.take()
