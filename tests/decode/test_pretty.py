"""JSON becomes lines, token for token, and strings that hold JSON are laid out in place."""

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    IN_NESTED,
    MAX_TEXT,
    MEMBER,
    NESTED_CLOSER,
    NESTED_OPENER,
    OPENER,
    SIZE,
    TEXT,
)
from inspector.decode.pretty import pretty_chunks
from tests.decode.laying_out import Shown, shown, texts
from tests.decode.test_json_reading import VALUES

BLANKS = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")|\s+', re.DOTALL)
NO_NESTED = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text().filter(lambda text: text.lstrip()[:1] not in '{["'),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=15,
)


def without_blanks(text: str) -> str:
    """JSON without its insignificant blanks."""
    return BLANKS.sub(lambda match: match[1] or "", text)


def check_folds(lines: list[Shown]) -> None:
    """Openers and closers belong together, ranges nest, and parents enclose."""
    around: list[int] = []
    for number, (line, _) in enumerate(lines):
        if line.flags & CLOSER:
            opener = around.pop()
            assert line.parent == opener + 1
            assert lines[opener].line.fold_end == number
            assert lines[opener].line.depth == line.depth
        else:
            assert line.parent == (around[-1] + 1 if around else 0)
        if line.flags & OPENER:
            around.append(number)
        assert line.depth == len(around) - bool(line.flags & OPENER)


def test_a_webhook_is_laid_out() -> None:
    """The body of the picture: nested JSON in place, one blank behind a colon."""
    inner = '{"action": "updated","count":2,"of":[1,{"a":null}]}'
    body = json.dumps({"type": "x", "remote_data": inner, "empty": {}, "none": [], "n": "{}"})

    assert texts(body.encode()) == [
        "{",
        '  "type": "x",',
        '  "remote_data": {',
        '    "action": "updated",',
        '    "count": 2,',
        '    "of": [',
        "      1,",
        "      {",
        '        "a": null',
        "      }",
        "    ]",
        "  },",
        '  "empty": {},',
        '  "none": [],',
        '  "n": "{}"',
        "}",
    ]


def test_nested_lines_are_marked() -> None:
    """The opener tells how long the string was; a string in it is nested once more."""
    inner = json.dumps({"b": json.dumps([1]), "c": 2})
    lines = shown(json.dumps([inner, 3]).encode())

    assert [(line.flags, line.extra) for line, _ in lines] == [
        (OPENER, 0),
        (OPENER | NESTED_OPENER | MEMBER, len(inner)),
        (OPENER | NESTED_OPENER | IN_NESTED, 3),
        (MEMBER | IN_NESTED, 0),
        (CLOSER | NESTED_CLOSER | IN_NESTED, 0),
        (IN_NESTED, 0),
        (CLOSER | NESTED_CLOSER, 0),
        (MEMBER, 1),
        (CLOSER, 0),
    ]
    check_folds(lines)


@pytest.mark.parametrize(
    "token",
    ["1.10", "1e400", "-0", "123456789012345678901234567890", r'"\u00e9"', r'"\ud800"', r'"\/"'],
)
def test_tokens_stay_as_sent(token: str) -> None:
    """No number is rounded and no escape undone, outside and inside of strings."""
    assert texts(f'{{"a":{token},"a":2}}'.encode())[1:3] == [f'  "a": {token},', '  "a": 2']
    nested = json.dumps({"n": f'{{"a":{token}}}'})
    assert texts(nested.encode())[2] == f'    "a": {token}'


def test_a_body_that_is_a_string_is_laid_out() -> None:
    """JSON that was encoded twice as a whole opens at the top."""
    lines = shown(json.dumps(json.dumps({"a": 1})).encode())

    assert [text for _, text in lines] == ["{", '"a": 1', "}"]
    assert lines[0].line.flags == OPENER | NESTED_OPENER


@settings(deadline=None)
@given(NO_NESTED, st.sampled_from([None, 0, 3]), st.booleans())
def test_nothing_is_added_or_lost(
    value: object,
    indent: int | None,
    ascii_only: bool,  # noqa: FBT001 - given
) -> None:
    """The lines without blanks are the document without blanks, in an indenter's layout."""
    body = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode(errors="replace")
    lines = shown(body)

    assert without_blanks("".join(text for _, text in lines)) == without_blanks(body.decode())
    expected = json.dumps(json.loads(body), indent=1, ensure_ascii=ascii_only).split("\n")
    assert [text for _, text in lines] == [line.strip(" ") for line in expected]
    check_folds(lines)


@settings(deadline=None)
@given(VALUES)
def test_ranges_nest_in_every_document(value: object) -> None:
    """Also with JSON in strings each opener finds its closer."""
    lines = shown(json.dumps([value]).encode())

    check_folds(lines)
    assert not any(line.flags & TEXT for line, _ in lines)


SIGNS = [b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"'", b"/", b"*", b"\n", b"\r", b" "]
WORDS = [b"a", b"1", b"\xc3\xa9", b'"a"', b'"k":', b"null", b'"{\\"a\\":1}"', b'" x"', b"//"]
JSON_LIKE = st.lists(st.sampled_from(SIGNS) | st.sampled_from(WORDS), max_size=40).map(b"".join)


@settings(deadline=None)
@given(JSON_LIKE)
def test_no_rubbish_raises_and_none_is_lost(text: bytes) -> None:
    """Every visible character of what resembles JSON is on a line; long or not, none raises."""
    lines = [
        (chunk.text, len(chunk.records) // SIZE) for chunk in pretty_chunks(b'{"\\u0041": ' + text)
    ]
    seen = b"".join(part for part, _ in lines)

    if b'"{\\"a\\":1}"' not in text:
        assert b"".join(seen.split()) == b'{"\\u0041":' + b"".join(text.split())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"a": 1,\n}', ["{", '  "a": 1,', "}"]),
        (b"{'a': [1 2], b: None}", ["{", "  'a': [", "    1", "    2", "  ],", "  b: None", "}"]),
        (b'{"a": 1} // end', ["{", '  "a": 1', "}", "// end"]),
        (b'{"a":1}\n{"b":2}', ["{", '  "a":1'.replace(":", ": "), "}", "{", '  "b": 2', "}"]),
        (b'{"a": , "b": 1}', ["{", '  "a":,', '  "b": 1', "}"]),
        (b'{"a": {, 1}}', ["{", '  "a": {', "    ,", "    1", "  }", "}"]),
        (b'[{" a": "[x", "{b": [ ], "{c": {"{": 1}}]', None),
        (b"[1, 2, 3", ["[", "  1,", "  2,", "  3"]),
        (b"[1]]", ["[", "  1", "]", "]"]),
        (b'{"a": {"b": "cut he\nre', ["{", '  "a": {', '    "b": "cut he', "    re"]),
        (b'["one\ntwo", 3]', ["[", '  "one', '  two",', "  3", "]"]),
    ],
)
def test_near_json_is_laid_out(body: bytes, expected: list[str] | None) -> None:
    """What a strict parser refuses is laid out all the same, a cut end as it is."""
    if expected is None:
        expected = ["  " + line for line in json.dumps(json.loads(body), indent=2).split("\n")]
        expected = [line[2:] for line in expected]

    assert texts(body) == expected


def test_chunks_are_patched() -> None:
    """Openers of earlier chunks learn their closers; a long document folds like a short one."""
    body = json.dumps([{"id": n, "tags": ["a", {"b": json.dumps({"n": n})}]} for n in range(3000)])
    lines = shown(body.encode())

    assert len(lines) > 30_000
    check_folds(lines)
    assert lines[0].line.fold_end == len(lines) - 1


def test_long_strings_are_split() -> None:
    """A line stays short enough to paint; the parts belong to their line."""
    lines = shown(json.dumps({"a": "é" * 20_000, "b": "x" * 5000}, ensure_ascii=False).encode())

    assert [line.flags for line, _ in lines] == [OPENER, 0, CONTINUED, CONTINUED, 0, CLOSER]
    assert all(line.length <= MAX_TEXT for line, _ in lines)
    assert "".join(text for _, text in lines[1:4]) == f'"a": "{"é" * 20_000}",'


def test_what_comes_before_a_large_string_is_out_first() -> None:
    """Megabytes of nested JSON do not delay the lines above it."""
    inner = json.dumps([{"n": n} for n in range(30_000)])
    chunks = pretty_chunks(json.dumps({"type": "x", "remote_data": inner}).encode())
    first = next(chunks)

    assert first.text == b'{"type": "x",'
    assert next(chunks).text.startswith(b'"remote_data": [{"n": 0}')


def deep(levels: int) -> bytes:
    """Brackets in brackets."""
    return b"[" * levels + b"]" * levels


def strings(levels: int) -> bytes:
    """JSON in a string in JSON in a string."""
    text = "[1]"
    for _ in range(levels):
        text = json.dumps([text])
    return text.encode()


@pytest.mark.parametrize(
    ("make", "levels"), [(deep, 100_000), (strings, 12)], ids=["brackets", "strings"]
)
def test_depth_does_not_raise(make: Callable[[int], bytes], levels: int) -> None:
    """No depth of brackets or of strings is too deep."""
    lines = shown(make(levels))

    assert len(lines) >= levels
    assert lines[0].line.fold_end == len(lines) - 1
