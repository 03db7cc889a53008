"""JSON inside of strings is found, and nothing else."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.nested import Nested, open_string, unescape


def token(text: str) -> bytes:
    """A JSON string."""
    return json.dumps(text).encode()


@pytest.mark.parametrize(
    "inner", ['{"a":1}', "[1,2]", ' \n{"a": [1.10, 1e400]}\t', '{"a":1,"a":2}', '["\\u00e9 é"]']
)
def test_objects_and_arrays_are_opened(inner: str) -> None:
    """What comes out is the inner text as it was, token for token, without blanks around."""
    assert open_string(token(inner)) == Nested(inner.strip().encode(), len(inner))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "1",
        "true",
        "{}",
        "[ ]",
        "{",
        "[not",
        "{a: 1}",
        "[1,]",
        "[NaN]",
        '"a"',
        "[1] 2",
        '""',
    ],
)
def test_other_strings_stay_strings(text: str) -> None:
    """Scalars, empty pairs, and what merely begins with a bracket are no nested JSON."""
    assert open_string(token(text)) is None


def test_strings_in_strings_are_opened() -> None:
    """A document that was encoded twice, or more often, is opened at once."""
    text = '{"a":"b"}'
    for _ in range(4):
        text = json.dumps(text)

    assert open_string(token(text)) == Nested(b'{"a":"b"}', len(text), 4)


def test_wrapping_has_an_end() -> None:
    """What was encoded more often than anyone does stays a string."""
    text = "[1]"
    for _ in range(9):
        text = json.dumps(text)

    assert open_string(token(text)) is None


@pytest.mark.parametrize(
    "written",
    [r'"{\u0022a\u0022:1}"', r'"\u007b\"a\":1}"', r'"\n\t\u0020{\"a\":1}"', '" {\\"a\\":1}"'],
)
def test_escapes_do_not_hide_it(written: str) -> None:
    """Quotes, brackets and blanks may be written as escapes."""
    nested = open_string(written.encode())

    assert nested is not None
    assert nested.text == b'{"a":1}'


def test_lone_surrogates_become_their_escapes() -> None:
    """Half a pair has no UTF-8: inside of JSON its escape means the same."""
    assert open_string(rb'"[\"\ud800\"]"') == Nested(rb'["\ud800"]', 5)
    assert open_string(rb'"\"[\\\"\ud800\\\"]\""') == Nested(rb'["\ud800"]', 9, 1)
    assert open_string(rb'"[\"\\ud800\"]"') == Nested(rb'["\ud800"]', 10)


def test_depth_does_not_matter() -> None:
    """Nested JSON may itself nest deeper than parsers go."""
    nested = open_string(b'"' + b"[" * 5000 + b"1" + b"]" * 5000 + b'"')

    assert nested is not None
    assert nested.characters == 10_001


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b'"a\\n\\u00e9"', "a\né"),
        (b'"a\nb\x01"', "a\nb\x01"),
        (b'"\\ud800"', "\ud800"),
        (b'"a', None),
        (b"1", None),
        (b'"\\x"', None),
    ],
)
def test_strings_are_unescaped(written: bytes, text: str | None) -> None:
    """Raw control characters and lone surrogates come through; what is no string gives None."""
    assert unescape(written) == text


@settings(deadline=None)
@given(st.binary(min_size=0, max_size=40))
def test_nothing_raises(inside: bytes) -> None:
    """No bytes between quotes raise."""
    open_string(b'"' + inside + b'"')
    open_string(b'"{' + inside + b'}"')
