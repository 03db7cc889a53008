"""The bytes that are signed in the place of the due body, by mistake."""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, unquote_plus, urlencode

from inspector.decode.charset import is_utf8, media_type
from inspector.doctor.json_forms import LIKELY, RARE, JsonForm
from inspector.doctor.json_text import JsonText
from inspector.doctor.mistake import Mistake

LIMITS = (
    (1024, "1 kB"), (4096, "4 KiB"), (8180, "8,180 bytes"), (8192, "8 KiB"), (16_384, "16 KiB"),
    (24_576, "24 KiB"), (32_768, "32 KiB"), (65_535, "65,535 bytes"), (65_536, "64 KiB"),
    (100_000, "100,000 bytes"), (102_400, "100 kB, the default of express"),
    (131_072, "128 KiB"), (262_144, "256 KiB"), (500_000, "500,000 bytes"), (524_288, "512 KiB"),
    (1_000_000, "1,000,000 bytes"), (1_048_576, "1 MB, the default of nginx"),
    (2_097_152, "2 MB, the default of PHP and axum"), (4_194_304, "4 MB"),
    (5_242_880, "5 MB"), (6_291_456, "6 MB, the limit of AWS Lambda"), (8_388_608, "8 MB"),
    (10_485_760, "10 MB, the limit of API Gateway"), (16_777_216, "16 MB"),
)  # fmt: skip
"""Where bodies are cut off, ascending, and who does it."""

PLACEHOLDERS = ("[object Object]", "{}", "undefined", "null", "None", "Array", '""', "[]")
"""What is left when a body was read before, or an object was turned into text."""

_BOM = b"\xef\xbb\xbf"
_CHARSETS = (
    ("latin-1", "utf-8"), ("cp1252", "utf-8"), ("utf-8", "latin-1"), ("utf-8", "cp1252"),
    ("utf-8", "utf-16-le"), ("utf-8", "utf-16-be"), ("utf-8", "utf-16"),
)  # fmt: skip
_FORM = re.compile(rb"[^=&\s{}<>]+=[^&\s]*(?:&[^=&\s]+=[^&\s]*)*").fullmatch
_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
_GZIP_TAILS = (b"\x00\x03", b"\x00\xff", b"\x02\xff", b"\x00\x00", b"\x00\x13")


class BodyForm(NamedTuple):
    """Bytes and the mistake that makes them; `make` gives None where it does not apply."""

    mistake: Mistake
    make: Callable[[], "bytes | None"]
    often: bool = False  # met together with mistakes of other kinds


class Cut(NamedTuple):
    """The start of the body with something after it."""

    length: int
    after: bytes
    mistake: Mistake
    often: bool = False


def cuts(body: bytes) -> list[Cut]:
    """Starts of a body that are signed for it, shortest first."""
    found: list[Cut] = []
    size = len(body)
    for kept, often in ((body.rstrip(b"\r\n"), True), (body.rstrip(), False), (body[:-1], False)):
        ends = body[len(kept) :]
        if ends and not ends.strip():
            how = "without the line feed" if b"\n" in ends else "without the blanks"
            found.append(
                Cut(len(kept), b"", Mistake("body-newline-stripped", f"{how} at its end"), often)
            )
    for end, word in ((b"\n", "a line feed"), (b"\r\n", "a carriage return and a line feed")):
        found.append(Cut(size, end, Mistake("body-newline-added", word), end == b"\n"))
    if size:
        found.append(Cut(0, b"", Mistake("body-empty"), often=True))
    for limit, whose in LIMITS:
        if limit < size:
            how = f"the first {limit:,} bytes ({whose})"
            found.append(Cut(limit, b"", Mistake("body-truncated", how)))
    return sorted(found, key=lambda cut: cut.length)


def coded_forms(raw: bytes, content: bytes, coding: str, *, canonical: bool) -> Iterator[BodyForm]:
    """The body before and after its content coding was undone.

    Args:
        raw: The body as received.
        content: The same with its codings undone.
        coding: Their names, empty when there are none.
        canonical: Whether the scheme signs neither but JSON it writes itself.
    """
    if coding:
        how = f"before its {coding} coding was undone"
        yield BodyForm(Mistake("body-compressed", how), lambda: raw, often=True)
        mistake = Mistake("body-raw" if canonical else "body-decompressed", coding)
        yield BodyForm(mistake, lambda: content, often=True)
    elif canonical:
        yield BodyForm(Mistake("body-raw"), lambda: raw, often=True)


def damaged_forms(body: bytes, content_type: str) -> Iterator[BodyForm]:
    """What JSON readers would hide: a byte order mark left out, bytes that are no UTF-8."""
    if body.startswith(_BOM):
        yield BodyForm(Mistake("body-bom", "without its byte order mark"), lambda: body[3:])
    if not is_utf8(body):
        yield from charset_forms(body, content_type)


def likely_json(document: JsonText) -> Iterator[BodyForm]:
    """The usual ways of reading JSON and writing it again."""
    return _json(document, LIKELY, often=True)


def rare_json(document: JsonText) -> Iterator[BodyForm]:
    """The less usual ones."""
    return _json(document, RARE, often=False)


def _json(document: JsonText, forms: tuple[JsonForm, ...], *, often: bool) -> Iterator[BodyForm]:
    for form in forms:
        yield BodyForm(Mistake(form.cause, form.call), partial(form.make, document), often)


def text_forms(body: bytes) -> Iterator[BodyForm]:
    """Changes of line ends, marks and blanks."""
    for source, by, word in (
        (b"\r\n", b"\n", "with \\n where \\r\\n came"),
        (b"\n", b"\r\n", "with \\r\\n where \\n came"),
    ):
        if source in body and (by not in body or source == b"\r\n"):
            yield BodyForm(Mistake("body-line-ends", word), partial(body.replace, source, by))
    removed = Mistake("body-newlines-removed", "without its line feeds, as `tr -d '\\n'` leaves it")
    if b"\n" in body:
        yield BodyForm(removed, lambda: body.replace(b"\n", b""), often=True)
    if b" " in body:
        how = "without line feeds and blanks, as `tr -d '\\n '` leaves it"
        mistake = Mistake("body-newlines-removed", how)
        yield BodyForm(mistake, lambda: body.translate(None, b"\n "), often=True)
    if body.strip() != body:
        yield BodyForm(Mistake("body-blanks-stripped"), body.strip)
    word = "with a byte order mark before it"
    yield BodyForm(Mistake("body-bom", word), lambda: _BOM + body)
    for text in PLACEHOLDERS:
        yield BodyForm(Mistake("body-unread", text), text.encode)


def written_forms(body: bytes) -> Iterator[BodyForm]:
    """The body in another writing: base64, hex, a JSON string, its hash, a Python repr."""
    yield BodyForm(Mistake("body-base64"), lambda: base64.b64encode(body))
    yield BodyForm(Mistake("body-base64-decoded"), lambda: _decoded(body))
    yield BodyForm(Mistake("body-quoted"), lambda: _quoted(body))
    yield BodyForm(Mistake("body-unquoted"), lambda: _unquoted(body))
    yield BodyForm(
        Mistake("body-hashed", "its SHA-256 in hexadecimal digits"),
        lambda: hashlib.sha256(body).hexdigest().encode(),
    )
    yield BodyForm(
        Mistake("body-hashed", "the bytes of its SHA-256"), lambda: hashlib.sha256(body).digest()
    )
    yield BodyForm(Mistake("body-hex"), lambda: body.hex().encode())
    yield BodyForm(Mistake("body-python-repr", "str(body_bytes)"), lambda: repr(body).encode())


def charset_forms(body: bytes, content_type: str) -> Iterator[BodyForm]:
    """The body in another charset, or damaged by being read in a wrong one."""
    if not body.isascii():
        declared = media_type(content_type).codec
        pairs = _CHARSETS if declared in ("", "utf-8") else ((declared, "utf-8"), *_CHARSETS)
        for source, target in pairs:
            mistake = Mistake("body-transcoded", f"from {source.upper()} to {target.upper()}")
            yield BodyForm(mistake, partial(_transcoded, body, source, target))
        lossy = Mistake("body-transcoded", "read as UTF-8 with what is none replaced")
        yield BodyForm(lossy, lambda: body.decode("utf-8", "replace").encode())
        question = Mistake("body-transcoded", "to ASCII with a question mark for the rest")
        yield BodyForm(question, lambda: body.decode("utf-8", "replace").encode("ascii", "replace"))
        return
    for source, target in _CHARSETS[4:]:
        mistake = Mistake("body-transcoded", f"from {source.upper()} to {target.upper()}")
        yield BodyForm(mistake, partial(_transcoded, body, source, target))


def form_forms(body: bytes) -> Iterator[BodyForm]:
    """A form read and written again, or its percent encoding undone."""
    if b"%" in body or b"+" in body:
        for decode, call in ((unquote_plus, "with + as a blank"), (unquote, "with + kept")):
            mistake = Mistake("body-form-decoded", f"its percent encoding undone, {call}")
            yield BodyForm(mistake, partial(_with_text, body, decode), often=True)
    if _FORM(body[:1_000_000]) is None:
        return
    pairs = parse_qsl(
        body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10_000
    )
    fields = dict(pairs)
    if len(fields) <= 3:  # GitHub can send JSON as the one field `payload`
        for name, value in fields.items():
            mistake = Mistake("body-form-decoded", f"the value of its field {name[:40]} alone")
            yield BodyForm(mistake, partial(_encoded, partial(str, value)), often=True)
    forms: tuple[tuple[str, Callable[[], str]], ...] = (
        ("written again", lambda: urlencode(pairs)),
        ("written again with its fields sorted", lambda: urlencode(sorted(pairs))),
        ("written again with %20 for a blank", lambda: urlencode(pairs).replace("+", "%20")),
        ("JSON of its fields, JSON.stringify(req.body)",
         lambda: json.dumps(fields, separators=(",", ":"), ensure_ascii=False)),
        ("JSON of its fields, json.dumps(form)", lambda: json.dumps(fields)),
    )  # fmt: skip
    for how, make in forms:
        yield BodyForm(Mistake("body-form-decoded", how), partial(_encoded, make), often=True)


def recompressed_forms(content: bytes) -> Iterator[BodyForm]:
    """The body compressed: a proxy may have undone the coding the sender signed over."""
    packed: list[bytes] = []

    def deflated() -> bytes:
        if not packed:
            packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed.append(packer.compress(content) + packer.flush())
        return packed[0]

    for tail in _GZIP_TAILS:
        end = zlib.crc32(content).to_bytes(4, "little") + (len(content) % 2**32).to_bytes(
            4, "little"
        )
        yield BodyForm(
            Mistake("body-compressed", "compressed with gzip"),
            partial(_gzipped, deflated, tail, end),
        )


def _with_text(body: bytes, decode: Callable[[str], str]) -> bytes:
    return decode(body.decode("utf-8", "replace")).encode("utf-8", "replace")


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode("utf-8", "replace")


def _gzipped(deflated: Callable[[], bytes], tail: bytes, end: bytes) -> bytes:
    return _GZIP_HEAD + tail + deflated() + end


def _decoded(body: bytes) -> bytes | None:
    try:
        return base64.b64decode(body.strip(), validate=True) or None
    except ValueError:
        return None


def _quoted(body: bytes) -> bytes | None:
    try:
        return json.dumps(body.decode(), ensure_ascii=False).encode()
    except UnicodeError:
        return None


def _unquoted(body: bytes) -> bytes | None:
    if not body.strip().startswith(b'"'):
        return None
    try:
        text = json.loads(body)
        return text.encode() if isinstance(text, str) else None
    except (ValueError, UnicodeError, RecursionError):
        return None


def _transcoded(body: bytes, source: str, target: str) -> bytes | None:
    try:
        return body.decode(source).encode(target)
    except (UnicodeError, LookupError):
        return None
