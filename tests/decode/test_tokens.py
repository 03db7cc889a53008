"""Each token of a line has its colour."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.tokens import MAX_SPANS, spans


def cut(text: str, *, continued: bool = False) -> list[tuple[str, str]]:
    """Kind and text of each span."""
    return [(kind, text[at : at + size]) for at, size, kind in spans(text, continued=continued)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a": 1,', [("key", '"a"'), ("punctuation", ":"), ("number", "1"), ("punctuation", ",")]),
        ('"a": "b: 1"', [("key", '"a"'), ("punctuation", ":"), ("string", '"b: 1"')]),
        ('"a": {', [("key", '"a"'), ("punctuation", ":"), ("punctuation", "{")]),
        ('"a": null', [("key", '"a"'), ("punctuation", ":"), ("literal", "null")]),
        ("-1.5e+3", [("number", "-1.5e+3")]),
        ("true,", [("literal", "true"), ("punctuation", ",")]),
        ("},", [("punctuation", "},")]),
        (r'"a\"b": "\\"', [("key", r'"a\"b"'), ("punctuation", ":"), ("string", r'"\\"')]),
        ("'a': None", [("key", "'a'"), ("punctuation", ":"), ("literal", "None")]),
        ("b: -Infinity", [("key", "b"), ("punctuation", ":"), ("number", "-Infinity")]),
        ('"a": "it goes on', [("key", '"a"'), ("punctuation", ":"), ("string", '"it goes on')]),
        ('"ends with \\', [("string", '"ends with \\')]),
        ("", []),
    ],
)
def test_tokens_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    """Keys, strings, numbers, literals and punctuation."""
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("goes on", [("string", "goes on")]),
        ('ends: 1",', [("string", 'ends: 1"'), ("punctuation", ",")]),
        (r"a\"b", [("string", r"a\"b")]),
        ("123456,", [("number", "123456"), ("punctuation", ",")]),
        ("", [("string", "")]),
    ],
)
def test_continued_lines_begin_inside_of_a_string(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """Up to the closing quote all is string."""
    assert cut(text, continued=True) == expected


@settings(deadline=None)
@given(st.text("\"\\{}[]:,a1-. \n'é\t", max_size=40), st.booleans())
def test_spans_are_in_order(text: str, continued: bool) -> None:  # noqa: FBT001 - given
    """No text raises; spans do not overlap and stay inside."""
    at = 0
    for start, length, _ in spans(text, continued=continued):
        assert start >= at
        at = start + length
    assert at <= len(text)


def test_spans_are_bounded() -> None:
    """A line of nothing but tokens does not give endless spans."""
    assert len(spans("1 " * 8000)) == MAX_SPANS
