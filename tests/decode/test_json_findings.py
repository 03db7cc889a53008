"""Oddities in words."""

import json

import pytest

from inspector.decode.charset import media_type
from inspector.decode.json_findings import (
    charset_findings,
    duplicate_keys,
    invalid_json,
    not_a_number,
    not_utf8,
)


def error_of(text: str) -> json.JSONDecodeError:
    """The error a parser raises."""
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": x}', "at line 1, column 7 a value was expected"),
        ('{"a" 1}', "at line 1, column 6 a colon was expected"),
        ("[1\n2]", "at line 2, column 1 a comma was expected"),
        ("{a: 1}", "at line 1, column 2 a key in double quotes was expected"),
        ("[1] 2", "at line 1, column 5 more follows the end of the document"),
        ('["a', "at line 1, column 2 a string that begins there never ends"),
        ('["\\x"]', "at line 1, column 3 a string holds an escape that JSON does not know"),
        ('["\n"]', "at line 1, column 3 a string holds a raw control character"),
    ],
)
def test_faults_are_placed_and_named(text: str, words: str) -> None:
    """A person learns the line, the column and what was expected there."""
    assert invalid_json(error_of(text)).explanation == f"The body is no valid JSON: {words}."


def test_duplicates_are_named() -> None:
    """The keys are named, long and unprintable ones made fit for a sentence."""
    assert duplicate_keys(["a"]).explanation == (
        "`a` occurs more than once in one object; the last one counts."
    )
    assert duplicate_keys(["a", "b\n"]).explanation.startswith("`a`, `b?` occur more")
    assert len(duplicate_keys(["x" * 1000]).explanation) < 120


def test_numbers_that_are_none_are_named() -> None:
    """NaN is called by its name."""
    assert not_a_number("NaN").explanation == (
        "`NaN` is used as a number, which JSON does not allow."
    )


def test_bytes_outside_of_the_declared_charset_are_placed() -> None:
    """The byte, where it is, and the charset that does not have it."""
    media = media_type("application/json; charset=UTF-8")
    found = charset_findings(b'{"a": "\xe9"}', media, "utf-8")

    assert [finding.explanation for finding in found] == [
        "The byte E9 at offset 7 is not valid in UTF-8."
    ]


def test_unknown_charsets_are_said() -> None:
    """A charset that nobody knows is a finding."""
    found = charset_findings(b"{}", media_type("text/plain; charset=klingon"), "utf-8")

    assert [finding.kind for finding in found] == ["unknown-charset"]


def test_json_in_another_charset_is_said() -> None:
    """Declared or recognised, the charset is named."""
    media = media_type("application/json; charset=latin1")

    assert not_utf8(media, "iso8859-1").explanation == (
        "The Content-Type declares latin1, but JSON is UTF-8."
    )
    assert not_utf8(media_type(""), "utf-16").explanation == (
        "The JSON comes in UTF-16 instead of UTF-8."
    )
