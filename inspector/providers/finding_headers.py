"""Which headers of a capture may carry a signature, a time or an id, and in which form."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from inspector.core.capture import Request
from inspector.core.signing import BASE64, BASE64URL, HEX, decode_digest
from inspector.providers.signature_header import Layout
from inspector.providers.signature_time import TimeForm

HASH_BY_SIZE = {32: "sha256", 20: "sha1", 48: "sha384", 64: "sha512"}
_NEVER = frozenset({
    "host", "content-type", "content-length", "user-agent", "accept", "accept-encoding",
    "accept-language", "connection", "transfer-encoding", "content-encoding", "cookie",
    "authorization", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "expect", "via",
    "traceparent", "tracestate", "cache-control", "pragma", "origin", "referer",
})  # fmt: skip
_PREFIXED = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,15}[=,: ] ?)(?=[A-Za-z0-9+/_-]{20})")
_FIELD = re.compile(r"\s*([A-Za-z][A-Za-z0-9_-]{0,20})=(.+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]{5,}(?:Z|[+-][0-9:]{4,6})?")
_SMALLEST_SIGNATURE = 20
_LARGEST_SIGNATURE = 1024
_LONGEST_VALUE = 8192
_MOST_PARTS = 20


class Place(NamedTuple):
    """Where a signature may be.

    Attributes:
        header: The field's name as received.
        size: Bytes of the signature.
        encoding: Of its text.
        layout: How the value is built.
        prefix: What stands before the signature.
        separator: Between fields, or between the parts of a list.
        time_field: The field with a time, empty when there is none.
        value_field: The field with the signature.
    """

    header: str
    size: int
    encoding: str
    layout: Layout = Layout.WHOLE
    prefix: str = ""
    separator: str = ","
    time_field: str = ""
    value_field: str = "v1"


def places_in(request: Request) -> Iterator[Place]:
    """Every place where a signature may be, those that need the fewest words first."""
    for name, value in request.headers:
        if name.lower() in _NEVER or not 0 < len(value) <= _LONGEST_VALUE:
            continue
        yield from _whole(name, value)
        yield from _fields(name, value)
        yield from _list(name, value)


def _whole(name: str, value: str) -> Iterator[Place]:
    for encoding, size in _digests(value):
        yield Place(name, size, encoding)
    found = _PREFIXED.match(value)
    if found:
        for encoding, size in _digests(value[found.end() :]):
            yield Place(name, size, encoding, prefix=found[1])


def _fields(name: str, value: str) -> Iterator[Place]:
    for separator in (",", ";"):
        fields: dict[str, str] = {}
        for part in value.split(separator)[:_MOST_PARTS]:
            found = _FIELD.fullmatch(part)
            if found:
                fields.setdefault(found[1], found[2])
        times = [key for key, text in fields.items() if text.isascii() and text.isdigit()]
        for key, text in fields.items() if len(fields) > 1 else ():
            for encoding, size in _digests(text):
                if key not in times:
                    time = times[0] if times else ""
                    yield Place(name, size, encoding, Layout.FIELDS, "", separator, time, key)


def _list(name: str, value: str) -> Iterator[Place]:
    parts = value.split()[:_MOST_PARTS]
    if len(parts) < 2:
        return
    for part in parts:
        found = _PREFIXED.match(part)
        prefix = found[1] if found else ""
        for encoding, size in _digests(part[len(prefix) :]):
            yield Place(name, size, encoding, Layout.LIST, prefix, " ")


def _digests(text: str) -> Iterator[tuple[str, int]]:
    """The encodings in which a text may be a signature, with the signature's size."""
    for encoding in (HEX, BASE64, BASE64URL):
        raw = decode_digest(text, encoding)
        if raw is None or not _SMALLEST_SIGNATURE <= len(raw) <= _LARGEST_SIGNATURE:
            continue
        if encoding == HEX or len(raw) in HASH_BY_SIZE or len(raw) > max(HASH_BY_SIZE):
            yield encoding, len(raw)
            if encoding == HEX:
                return


def times_in(request: Request) -> Mapping[str, TimeForm]:
    """Headers whose value is a time, with its form."""
    found: dict[str, TimeForm] = {}
    for name, value in request.headers:
        if name.lower() in _NEVER:
            continue
        if value.isascii() and value.isdigit() and len(value) in (10, 13):
            found[name] = TimeForm.UNIX if len(value) == 10 else TimeForm.UNIX_MS
        elif _DATE.fullmatch(value):
            found[name] = TimeForm.ISO
    return found


def ids_in(request: Request) -> list[str]:
    """Headers that may name the message: their name says id, delivery or nonce."""
    words = ("id", "delivery", "nonce", "key", "guid", "uuid")
    return [
        name
        for name, value in request.headers
        if name.lower() not in _NEVER and value and name.lower().replace("_", "-").split("-")[-1] in words
    ][:3]  # fmt: skip
