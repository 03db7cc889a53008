"""JSON is read strictly; what is odd is found; a document is given where one can be had."""

import json
import math
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.opened import Json
from inspector.decode.charset import media_type
from inspector.decode.json_reading import MAX_DEPTH, Reading, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=4), inner, max_size=4)
        | inner.map(json.dumps)
    ),
    max_leaves=15,
).filter(lambda value: "Infinity" not in json.dumps(value))
SEPARATORS = st.sampled_from([(",", ":"), (", ", ": "), (" ,", "\t:\n"), (",", " :")])
MEMBERS = st.lists(st.tuples(st.sampled_from(['a"', "b:", "\\", "é", ""]), st.text()), max_size=4)


def read(content: bytes | str, content_type: str = "application/json") -> Reading:
    """Read content of a type."""
    content = content.encode() if isinstance(content, str) else content
    return read_json(content, media_type(content_type))


def kinds(reading: Reading) -> list[str]:
    """The kinds of the findings."""
    return [finding.kind for finding in reading.findings]


@settings(deadline=None)
@given(VALUES, SEPARATORS, st.booleans())
def test_plain_json_is_read_without_a_word(
    value: Json,
    separators: tuple[str, str],
    ascii_only: bool,  # noqa: FBT001 - given
) -> None:
    """Whatever the blanks and escapes, the document is what a plain parser reads."""
    text = json.dumps(value, separators=separators, ensure_ascii=ascii_only)

    assert read(text) == Reading(json.loads(text), is_json=True)


@settings(deadline=None)
@given(st.lists(MEMBERS, min_size=1, max_size=3), SEPARATORS)
def test_duplicate_keys_are_always_found(
    objects: list[list[tuple[str, str]]], separators: tuple[str, str]
) -> None:
    """No quote, colon or backslash in keys and values hides a duplicate, or makes one up."""
    comma, colon = separators
    written = comma.join(
        "{" + comma.join(json.dumps(key) + colon + json.dumps(text) for key, text in members) + "}"
        for members in objects
    )
    reading = read(f"[{written}]")
    has_duplicates = any(len(dict(members)) != len(members) for members in objects)

    assert reading.is_json
    assert reading.document == [dict(members) for members in objects]
    assert kinds(reading) == (["duplicate-keys"] if has_duplicates else [])


def test_the_duplicates_are_named() -> None:
    """The sentence names the keys, not more than three."""
    reading = read('{"a":1,"a":2,"b":{"c":1,"c":2},"d":[{"e":1,"e":2,"f":1,"f":2}]}')

    assert reading.findings[0].explanation == (
        "`c`, `e`, `f` occur more than once in one object; the last one counts."
    )


@pytest.mark.parametrize(
    "text",
    ['{"a": 1,}', '{"a": [1, 2,\n],\n}', '[",]", ]', '{"data": {"event": "x",},}'],
)
def test_trailing_commas_are_found_and_forgiven(text: str) -> None:
    """Fiskil's documented example has one: it is no JSON, but it can be described."""
    reading = read(text)

    assert not reading.is_json
    assert kinds(reading) == ["trailing-comma"]
    assert reading.document is not None


def test_commas_in_strings_are_left_alone() -> None:
    """Only commas outside of strings are passed over."""
    assert read('[",]", "\\",}",]').document == [",]", '",}']


@pytest.mark.parametrize("text", ["[NaN]", '{"a": Infinity}', "-Infinity"])
def test_numbers_of_javascript_are_no_json(text: str) -> None:
    """NaN and Infinity are found; the rest can be described."""
    reading = read(text)

    assert not reading.is_json
    assert kinds(reading) == ["not-a-number"]
    assert reading.document is not None


def test_huge_numbers_do_not_raise() -> None:
    """More than 4,300 digits are valid JSON; their value is infinite, as it is for JavaScript."""
    reading = read("[1, -" + "9" * 5000 + "]")

    assert reading.is_json
    assert reading.document == [1, -math.inf]
    assert kinds(reading) == ["huge-number"]


@pytest.mark.parametrize("text", ["[1e400]", "[123456789012345678901234567890]", "[-0, 1.10]"])
def test_numbers_beyond_64_bits_are_valid(text: str) -> None:
    """Large integers stay exact, 1e400 is infinite, and neither is odd."""
    assert read(text) == Reading(json.loads(text), is_json=True)


def test_a_byte_order_mark_is_passed_over() -> None:
    """JSON behind the mark is read, with a finding."""
    reading = read(b"\xef\xbb\xbf[1]")

    assert (reading.document, reading.is_json) == ([1], True)
    assert kinds(reading) == ["byte-order-mark"]


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        (b'["\xe9"]', "application/json", (["\ufffd"], ["not-in-charset"])),
        (b'["\xe9"]', "application/json; charset=utf-8", (["\ufffd"], ["not-in-charset"])),
        (b'["\xe9"]', "application/json; charset=latin1", (["é"], ["charset"])),
        ('["é"]'.encode("utf-16"), "application/json", (["é"], ["charset"])),
        ('["é"]'.encode("utf-16"), "application/json; charset=utf-16", (["é"], ["charset"])),
        ('["é"]'.encode("utf-32-le"), "application/json", (["é"], ["charset"])),
    ],
)
def test_other_charsets_are_found_and_read(
    content: bytes, content_type: str, expected: tuple[Json, list[str]]
) -> None:
    """What is not in UTF-8 is no JSON by its standard, but it is read where it can be."""
    reading = read(content, content_type)

    assert not reading.is_json
    assert (reading.document, kinds(reading)) == expected


def test_a_wrong_declaration_is_found() -> None:
    """UTF-8 under another name is valid JSON with a finding; so is UTF-8 declared as ASCII."""
    latin = read('["é"]', "application/json; charset=latin1")
    ascii_ = read('["é"]', "application/json; charset=us-ascii")
    unknown = read('["é"]', "application/json; charset=klingon")

    assert (latin.document, latin.is_json, kinds(latin)) == (["é"], True, ["charset"])
    assert (ascii_.is_json, kinds(ascii_)) == (True, ["not-in-charset"])
    assert (unknown.is_json, kinds(unknown)) == (True, ["unknown-charset"])


def test_lone_surrogates_are_found() -> None:
    """Half a pair is valid JSON that breaks many readers; a whole pair is not odd."""
    assert kinds(read('["\\ud83d"]')) == ["lone-surrogate"]
    assert read('["\\ud83d\\ude00"]') == Reading(["😀"], is_json=True)
    assert read('["\\\\ud83d"]') == Reading(["\\ud83d"], is_json=True)


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 5000, 100_000])
def test_depth_does_not_raise(depth: int) -> None:
    """What nests too deep for readers is valid, has no document, and a finding says so."""
    reading = read("[" * depth + "]" * depth)

    assert reading == Reading(None, True, reading.findings)  # noqa: FBT003 - as in the module
    assert kinds(reading) == ["nested-too-deep"]


def test_the_deepest_document_is_given() -> None:
    """A document may nest as deep as the limit says."""
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).document is not None


def test_deep_rubbish_is_no_json() -> None:
    """What never closes is invalid at any depth."""
    assert not read('{"a":' * 5000).is_json


def test_broken_json_is_placed() -> None:
    """Where it breaks off is said."""
    reading = read('{"a": 1, "b": ')

    assert not reading.is_json
    assert reading.findings[0].explanation == (
        "The body is no valid JSON: at line 1, column 15 a value was expected."
    )


@pytest.mark.parametrize("content_type", ["text/plain", "", "application/x-www-form-urlencoded"])
def test_other_text_is_not_odd(content_type: str) -> None:
    """Lines of CFONB are no JSON, and nobody said that they were."""
    assert read(b"0104 30004 EUR2 0100\r\n", content_type) == Reading()


def test_announced_json_that_is_none_is_odd() -> None:
    """`application/json` over plain words is a finding."""
    assert kinds(read("hello", "application/json")) == ["invalid-json"]
    assert kinds(read("  ", "application/json")) == ["invalid-json"]


def test_bytes_of_an_image_are_nobodys_business() -> None:
    """A body that is not announced as text has no charset to be wrong in."""
    assert read(b"\x89PNG\xff\xfe", "image/png") == Reading()
    assert kinds(read(b"caf\xe9", "text/plain")) == ["not-in-charset"]


def test_json_is_read_whatever_it_is_called() -> None:
    """curl sends JSON as a form by default."""
    assert read('{"a": 1}', "application/x-www-form-urlencoded").document == {"a": 1}


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["", "utf-8", "utf-16", "hz", "latin1", "utf-7"]))
def test_nothing_raises(content: bytes, charset: str) -> None:
    """No bytes raise, and what is called JSON is what a strict parser takes."""
    reading = read(content, f"application/json; charset={charset}")
    if reading.is_json:
        json.loads(content.decode("utf-8-sig"))


@settings(deadline=None)
@given(VALUES)
def test_documents_are_never_shared(value: Json) -> None:
    """Reading twice gives equal documents, so a caller may not depend on identity."""
    text = json.dumps({"v": value})
    document = cast("dict[str, Json]", read(text).document)
    document["v"] = None

    assert read(text).document == json.loads(text)
