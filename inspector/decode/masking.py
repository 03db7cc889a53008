"""Masks secrets and personal data in texts, addresses and header fields.

The data of what is masked is in `sensitive`, the aliases in `aliases`, bodies in `masked_body`.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote_plus

from inspector.decode.aliases import ALIAS, Aliases
from inspector.decode.sensitive import (
    HINT,
    LIKELY,
    OPEN_HEADERS,
    OPEN_PARAMETERS,
    SURE,
    Rule,
    is_real,
    plain_name,
    rule_of,
)

SHORTEST_KNOWN: Final = 4
"""Characters: a shorter stored secret would be found inside of ordinary words."""

_SEGMENT: Final = re.compile(r"([/?&;])")
_ID_SEGMENT: Final = re.compile(r"\d+|(?=[^\d]*\d)[\w.~-]{8,}")
_ORDINARY: Final = re.compile(r"v\d+|[a-z]+(?:[-_.][a-z]+)*", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w.@+-]{4,}")
_PARTS: Final = re.compile(r"(?i)(bearer|basic|token|digest)(\s+)(\S.*)", re.DOTALL)


class Masker:
    """Masks by one session's aliases.

    Args:
        key: Random bytes of the session.
        values: Values that are masked wherever they stand: the stored secrets.
    """

    def __init__(self, key: bytes, values: Iterable[str] = ()) -> None:
        wanted = {value for value in values if len(value) >= SHORTEST_KNOWN}
        self.aliases = Aliases(key, wanted)
        longest_first = sorted(wanted, key=lambda value: (-len(value), value))
        self._known = re.compile("|".join(map(re.escape, longest_first))) if wanted else None
        self._learned: dict[str, None] = {}

    @property
    def learned(self) -> tuple[str, ...]:
        """The ids that were learned, oldest first."""
        return tuple(self._learned)

    def learn(self, value: str) -> None:
        """Mask this id wherever it stands as a word from now on; the last 4,096 are kept."""
        if len(value) >= SHORTEST_KNOWN and _WORD.fullmatch(value):
            self._learned[value] = None
            if len(self._learned) > 4096:
                del self._learned[next(iter(self._learned))]

    def value(self, value: str) -> str:
        """Mask all of it, whatever it is."""
        return self.aliases.of(value)

    def text(self, text: str, *, likely: bool = True) -> str:
        """Mask what looks secret or personal inside a text.

        Args:
            text: The text.
            likely: Whether ids and long tokens are masked, too; not so for signatures.
        """
        if not text:
            return text
        if self._known is not None:
            text = self._known.sub(self._whole, text)
        if self._learned:
            text = _WORD.sub(self._if_learned, text)
        if not HINT.search(text):
            return text
        return (LIKELY if likely else SURE).sub(self._found, text)

    def knows(self, value: str) -> bool:
        """Whether all of it is a stored secret or a learned id."""
        if value in self._learned:
            return True
        return self._known is not None and self._known.fullmatch(value) is not None

    def target(self, target: str) -> str:
        """Mask ids in a path and the values of its query; names of the query stay."""
        parts = _SEGMENT.split(target)
        in_query = False
        for at, part in enumerate(parts):
            in_query = in_query or part == "?"
            if at % 2 or not part:
                continue
            parts[at] = self._parameter(part) if in_query else self._segment(part)
        return "".join(parts)

    def header(self, name: str, value: str) -> str:
        """Mask a header field's value as far as its name and its looks ask for it."""
        if plain_name(name) in OPEN_HEADERS:
            return self.text(value, likely=False)
        rule = max(rule_of(name), rule_of(re.sub(r"(?i)^x-", "", name)))
        if rule < Rule.VALUE:
            return self.text(value)
        parts = _PARTS.fullmatch(value)
        return parts[1] + parts[2] + self.value(parts[3]) if parts else self.value(value)

    def head(self, raw: str) -> str:
        """Mask a raw head: its request line and each of its fields, line ends kept."""
        lines = raw.split("\n")
        for at, line in enumerate(lines):
            name, colon, value = line.partition(":")
            if at == 0 and " " in name:
                lines[at] = " ".join(self.target(part) for part in line.split(" "))
            elif colon and " " not in name:
                bare = value.strip()
                lines[at] = name + colon + value.replace(bare, self.header(name, bare), 1)
            else:
                lines[at] = self.value(line) if line.strip() else line
        return "\n".join(lines)

    def query(self, text: str) -> str:
        """Mask the values of `a=b&c=d`."""
        return "&".join(self._parameter(part) for part in text.split("&"))

    def _parameter(self, part: str) -> str:
        name, equals, value = part.partition("=")
        if not equals:
            return self._segment(part)
        plain = plain_name(unquote_plus(name))
        if not value or plain in OPEN_PARAMETERS:
            return name + equals + self.text(value)
        return name + equals + self.value(unquote_plus(value))

    def _segment(self, part: str) -> str:
        text = unquote_plus(part) if "%" in part else part
        if self._known is not None and self._known.search(text):
            return self.value(text)
        if text in self._learned or _ID_SEGMENT.fullmatch(text):
            return self.value(text)
        if _ORDINARY.fullmatch(text):
            return part
        masked = self.text(text)
        return part if masked == text else masked

    def _whole(self, found: re.Match[str]) -> str:
        return self.value(found[0])

    def _if_learned(self, found: re.Match[str]) -> str:
        return self.value(found[0]) if found[0] in self._learned else found[0]

    def _found(self, found: re.Match[str]) -> str:
        kind, text = str(found.lastgroup), found[0]
        if not is_real(kind, text) or ALIAS.fullmatch(text):
            return text
        if kind == "named":
            word, blank, rest = re.split(r"(\s+)", text, maxsplit=1)
            return word + blank + self.value(rest)
        if kind == "pair":
            name, equals, rest = text.partition("=")
            return name + equals + self.value(unquote_plus(rest))
        return self.value(text)
