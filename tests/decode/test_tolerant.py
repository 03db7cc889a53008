"""The forgiving grammar takes everything, in linear time, and tells JSON from text."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.tolerant import LINE, STRING, TAIL, looks_like_json
from tests.decode.test_json_reading import VALUES


@pytest.mark.parametrize(
    "text",
    [
        b'{"a": 1,}',
        b"{'a': 1, b: None}",
        b'{"a": 1 /* one */} // end',
        b'{"a": 1}\n{"b": 2}',
        b"[1, 2, NaN, undefined",
        b'{"a": "cut',
        b'{" odd key": 1, "{": "\\"", "multi\nline": 2}',
        b"  123 ",
        b'"a string"',
        b"-1.5e+3",
    ],
)
def test_json_and_its_likes_are_recognised(text: bytes) -> None:
    """Trailing commas, JavaScript, Python, several documents and cut ones are laid out."""
    assert looks_like_json(text)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"   ",
        b"0104 30004 EUR2 0100\r\n",
        b"[2026-11-20 14:02] INFO something happened here\n",
        b"[section]\nkey=value\nother=value\n",
        b"a=b&c=d",
        b"{hello world, how are you}",
        b'"a","b"\n"c","d"\n',
        b"<xml/>",
        b"[link](http://example.test/)",
    ],
)
def test_other_text_is_left_alone(text: bytes) -> None:
    """CFONB, logs, INI files, forms, CSV and prose are text."""
    assert not looks_like_json(text)


@settings(deadline=None)
@given(VALUES, st.sampled_from([None, 0, 3]), st.booleans())
def test_valid_json_is_always_recognised(
    value: object,
    indent: int | None,
    ascii_only: bool,  # noqa: FBT001 - given
) -> None:
    """Whatever is in it."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)

    assert looks_like_json(text.encode("utf-8", "backslashreplace"))


@pytest.mark.parametrize("pad", range(0, 40, 3))
def test_a_cut_sample_changes_nothing(pad: int) -> None:
    """Wherever the looked-at beginning of a long document ends, it is JSON."""
    element = '{"key": "value", "n": -12.5e3, " k": " {", "t": true},'

    assert looks_like_json(("[" + " " * pad + element * 1000).encode())
    assert looks_like_json(("[" + " " * pad + '"' + "x" * 100_000 + '"]').encode())


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_every_character_has_its_match(text: bytes) -> None:
    """Up to a string that never ends, only blanks lie between matches."""
    at = 0
    while match := LINE.match(text, at):
        if match[6] or match[11] == b'"':
            string = STRING.match(text, match.end() - 1)
            if string is None:
                return
            tail = TAIL.match(text, string.end())
            assert tail is not None
            at = tail.end() - len(tail[4] or b"")
        else:
            assert match.end() > at
            at = match.end()

    assert not text[at:].strip()


@pytest.mark.parametrize(
    "text",
    [
        b"'\\' " * 100_000,
        b"/* " * 100_000,
        b"{ " * 100_000,
        b'"a" : ' * 100_000,
        (b"[" + b" " * 1000) * 300,
        b'"' + b"\\" * 300_001,
        b"'" * 300_000,
        b'"a\n' * 100_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_input_takes_long(text: bytes) -> None:
    """Hostile rows of signs are looked through once, not again for each sign."""
    start = time.process_time()
    for match in LINE.finditer(text):
        if match[6] or match[11] == b'"':
            break

    assert time.process_time() - start < 2
