"""Read JSON strictly and say what is odd about it; a document is given wherever one can be had.

Rule: `is_json` means valid JSON in UTF-8 (RFC 8259; a byte order mark is passed over, as it
allows). A document can be there without it: read in spite of a trailing comma, NaN or another
charset, so that the request can still be described.
"""

import json
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec

from inspector.core.opened import Json
from inspector.core.verdict import Finding
from inspector.decode import json_findings as says
from inspector.decode.charset import MediaType, codec_for, is_utf8
from inspector.decode.json_validity import is_valid

MAX_DEPTH: Final = 256
"""What nests deeper has no document: readers that recurse must not run out of stack."""
_TOLERATED: Final = 4 << 20  # characters: trailing commas are looked for in no longer text
_BLANKS: Final = " \t\r\n"
_BLANK_BEFORE_COLON: Final = re.compile(rb"[ \t\r\n]:")
_KEY_END: Final = re.compile(rb'"[ \t\r\n]*+:')
_TRAILING_COMMA: Final = re.compile(
    r'("[^"\\]*+(?:\\.[^"\\]*+)*+")|,(?=[ \t\r\n]*+[}\]])', re.DOTALL
)
_MAY_BEGIN: Final = frozenset('{["-0123456789tfnNI')
_NAMED_DUPLICATES: Final = 3


class Reading(NamedTuple):
    """What came of reading content as JSON.

    Attributes:
        document: The value, None when there is none (or when it is `null`).
        is_json: Whether the content is valid JSON.
        findings: What is odd.
    """

    document: Json = None
    is_json: bool = False
    findings: tuple[Finding, ...] = ()


def read_json(content: bytes, media: MediaType) -> Reading:
    """Read content as JSON; never raises.

    Args:
        content: The body with its codings undone, not empty.
        media: What the Content-Type says.
    """
    if not media.charset or media.codec == "utf-8":
        plain = _read_plain(content)
        if plain is not None:
            return plain
    codec = codec_for(content, media.codec)
    text = content.decode(codec, "replace")
    findings = says.charset_findings(content, media, codec)
    reading = _read_text(text, media)
    if reading.document is None and not reading.is_json:
        # Of a body that is neither JSON nor announced as text the bytes are nobody's business.
        found = (*findings, *reading.findings) if media.is_text else ()
        return Reading(findings=found)
    if codec == "utf-8-sig":
        findings.append(says.BYTE_ORDER_MARK)
    if media.codec not in ("", "utf-8", "ascii") or codec not in ("utf-8", "utf-8-sig"):
        findings.append(says.not_utf8(media, codec))
    in_utf8 = codec in ("utf-8", "utf-8-sig") and is_utf8(content)
    return Reading(reading.document, reading.is_json and in_utf8, (*findings, *reading.findings))


def _read_plain(content: bytes) -> Reading | None:
    """Read JSON that has nothing odd about it, fast; None when a careful look is needed."""
    try:
        document: Json = msgspec.json.decode(content)
    except (ValueError, RecursionError):  # invalid, or merely more than msgspec takes
        return None
    members, depth = _shape(document)
    if depth > MAX_DEPTH or (members and members != _keys(content)):
        return None
    return Reading(document, True)  # noqa: FBT003 - by position: this is the hot path


def _shape(document: Json) -> tuple[int, int]:
    """Count the members of all objects, and the levels."""
    members = depth = 0
    level: list[Json] = [document] if isinstance(document, dict | list) else []
    while level:
        depth += 1
        inner: list[Json] = []
        for container in level:
            values: Iterable[Json] = ()
            if isinstance(container, dict):
                members += len(container)
                values = container.values()
            elif isinstance(container, list):
                values = container
            for value in values:
                kind = type(value)  # `isinstance` with two classes takes twice as long
                if kind is not str and (kind is dict or kind is list):
                    inner.append(value)
        level = inner
    return members, depth


def _keys(content: bytes) -> int:
    """Count the keys of valid JSON without parsing it; -1 when that takes a parser.

    In valid JSON a quote and a colon end a key or, with a backslash before them, are part of a
    string.
    """
    ends = content.count(b'":')
    if content.count(b":") == ends or not _BLANK_BEFORE_COLON.search(content):
        inside = content.count(b'\\":') if b"\\" in content else 0
        return -1 if inside and b'\\\\":' in content else ends - inside
    return -1 if b"\\" in content else len(_KEY_END.findall(content))


def _read_text(text: str, media: MediaType) -> Reading:
    start = text.lstrip(_BLANKS)[:1]
    if start not in _MAY_BEGIN:
        return Reading(findings=(says.NO_JSON,) if media.is_json else ())
    hooks = _Hooks()
    try:
        document: Json = hooks.parse(text)
    except RecursionError:
        return _too_deep(text)
    except json.JSONDecodeError as error:
        return _tolerated(text, error, expected=media.is_json or start in "{[")
    if _shape(document)[1] > MAX_DEPTH:
        return _too_deep(text)
    return Reading(document, not hooks.constants, hooks.findings(text, document))


def _too_deep(text: str) -> Reading:
    return Reading(None, is_valid(text), (says.TOO_DEEP,))


def _tolerated(text: str, error: json.JSONDecodeError, *, expected: bool) -> Reading:
    """Read what only trailing commas keep from being JSON."""
    if len(text) <= _TOLERATED:
        hooks = _Hooks()
        try:
            document = hooks.parse(_TRAILING_COMMA.sub(r"\1", text))
        except (ValueError, RecursionError):
            document = None
        if document is not None and _shape(document)[1] <= MAX_DEPTH:
            found = (says.TRAILING_COMMA, *hooks.findings(text, document))
            return Reading(document, is_json=False, findings=found)
    return Reading(findings=(says.invalid_json(error),) if expected else ())


class _Hooks:
    """A strict parser that remembers the oddities it meets."""

    def __init__(self) -> None:
        self.duplicates: list[str] = []
        self.constants: list[str] = []
        self.huge = False

    def parse(self, text: str) -> Json:
        """Parse; raises JSONDecodeError and RecursionError, no other error."""
        try:
            document: Json = json.loads(
                text, object_pairs_hook=self.object, parse_constant=self.constant
            )
        except json.JSONDecodeError:
            raise
        except ValueError:  # an integer of over 4,300 digits
            document = json.loads(
                text,
                object_pairs_hook=self.object,
                parse_constant=self.constant,
                parse_int=self.integer,
            )
        return document

    def object(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) != len(pairs) and len(self.duplicates) < _NAMED_DUPLICATES:
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen and key not in self.duplicates:
                    self.duplicates.append(key)
                seen.add(key)
        return found

    def constant(self, name: str) -> float:
        self.constants.append(name)
        return float(name)

    def integer(self, digits: str) -> int | float:
        try:
            return int(digits)
        except ValueError:  # infinite, as it is for JavaScript
            self.huge = True
            return float(digits)

    def findings(self, text: str, document: Json) -> tuple[Finding, ...]:
        found: list[Finding] = []
        if self.duplicates:
            found.append(says.duplicate_keys(self.duplicates[:_NAMED_DUPLICATES]))
        if self.constants:
            found.append(says.not_a_number(self.constants[0]))
        if self.huge:
            found.append(says.HUGE_NUMBER)
        if _has_lone_surrogate(text, document):
            found.append(says.LONE_SURROGATE)
        return tuple(found)


def _has_lone_surrogate(text: str, document: Json) -> bool:
    if "\\ud" not in text and "\\uD" not in text:
        return False
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
