"""Which charset a body has, and how it becomes UTF-8."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.charset import (
    MediaType,
    codec_for,
    first_invalid,
    is_utf8,
    media_type,
    to_utf8,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", MediaType()),
        ("Application/JSON", MediaType("application/json")),
        ("text/plain; charset=ISO-8859-1", MediaType("text/plain", "ISO-8859-1", "iso8859-1")),
        ('text/csv;a=b; Charset="Windows-1252"', MediaType("text/csv", "Windows-1252", "cp1252")),
        ("application/json; charset=utf8", MediaType("application/json", "utf8", "utf-8")),
        ("text/plain; charset=unicode_escape", MediaType("text/plain", "unicode_escape", "")),
        ("text/plain; charset=rot13", MediaType("text/plain", "rot13", "")),
        ("text/plain; charset=nonsense", MediaType("text/plain", "nonsense", "")),
    ],
)
def test_content_types_are_read(value: str, expected: MediaType) -> None:
    """Type and charset are found; codecs that are no charset do not count."""
    assert media_type(value) == expected


def test_json_and_text_are_told_apart() -> None:
    """`+json` types are JSON; a missing type may be text; an image is neither."""
    assert media_type("application/problem+json").is_json
    assert media_type("").is_text
    assert not media_type("").is_json
    assert not media_type("image/png").is_text


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_content_type_raises(value: str) -> None:
    """Whatever a header says can be read."""
    media_type(value)
    media_type(f"text/plain; charset={value}")


def test_utf8_wins_over_a_wrong_declaration() -> None:
    """Bytes that are UTF-8 are read as such, whatever single-byte charset was declared."""
    assert to_utf8("é".encode(), "iso8859-1") == "é".encode()


def test_latin_1_is_read_when_declared() -> None:
    """Bytes that are no UTF-8 are read with the declared charset, else they are replaced."""
    assert to_utf8(b"caf\xe9", "iso8859-1").decode() == "café"
    assert to_utf8(b"caf\xe9", "").decode() == "caf\ufffd"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_charsets_are_recognised(codec: str) -> None:
    """JSON in UTF-16 or UTF-32 is read with its mark, declared, or by its zero bytes."""
    content = '{"a": "é"}'.encode(codec)

    assert to_utf8(content, "").decode() == '{"a": "é"}'
    assert to_utf8(content, media_type(f"a/b; charset={codec}").codec).decode() == '{"a": "é"}'


@pytest.mark.parametrize("charset", ["utf-16", "utf-32"])
def test_a_missing_mark_is_guessed(charset: str) -> None:
    """UTF-16 without the byte order mark that it promises is read, not refused."""
    assert to_utf8("ab".encode(f"{charset}-be"), charset) == b"ab"
    assert to_utf8("ab".encode(f"{charset}-le"), charset) == b"ab"


def test_a_byte_order_mark_goes() -> None:
    """The mark is no part of the text."""
    assert codec_for(codecs.BOM_UTF8 + b"x", "") == "utf-8-sig"
    assert to_utf8(codecs.BOM_UTF8 + b"x", "") == b"x"
    assert to_utf8(codecs.BOM_UTF8 + b"\xff", "").decode() == "\ufffd"


@settings(deadline=None)
@given(st.binary(max_size=50))
def test_the_first_bad_byte_is_found(content: bytes) -> None:
    """What is said about UTF-8 is what Python's decoder says."""
    try:
        content.decode()
        expected = None
    except UnicodeDecodeError as error:
        expected = error.start

    assert first_invalid(content, "utf-8") == expected
    assert is_utf8(content) == (expected is None)


def test_characters_across_windows_are_whole() -> None:
    """A character that lies across two windows of the look is no error."""
    content = b"x" * ((1 << 20) - 1) + "é".encode() * 3

    assert is_utf8(content)
    assert first_invalid(content + b"\xff", "utf-8") == len(content)


CHARSETS = st.sampled_from(["", "utf-8", "utf-16", "utf-16-le", "utf-32", "hz", "big5", "cp1252"])


@settings(deadline=None)
@given(st.binary(max_size=80), CHARSETS)
def test_everything_becomes_utf8(content: bytes, charset: str) -> None:
    """No bytes in no charset raise; what comes out is valid UTF-8."""
    to_utf8(content, media_type(f"a/b; charset={charset}").codec).decode()
