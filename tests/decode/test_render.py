"""A body is rendered in three views, from any bytes, in small time."""

import gzip
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    HEX,
    MAX_TEXT,
    OPENER,
    SIZE,
    TEXT,
)
from inspector.decode.opening import open_content, open_request
from inspector.decode.render import render
from tests.decode.laying_out import opened_of, request_of_body, shown, texts

TYPES = st.sampled_from(
    ["", "application/json", "text/plain; charset=latin1", "a/b; charset=utf-16", "a/b; charset=hz"]
)


@pytest.mark.parametrize("view", ["pretty", "raw", "hex"])
def test_an_empty_body_has_no_lines(view: str) -> None:
    """Nothing to show gives no chunk."""
    assert list(render(opened_of(b""), view)) == []


def test_each_view_shows_its_own() -> None:
    """Pretty lays out, raw keeps the content's lines, hex shows the bytes of the wire."""
    body = gzip.compress(b'{"a":1}')
    opened = open_request(request_of_body(body, coding="gzip"))

    assert next(render(opened, "pretty")).text == b'{"a": 1}'
    assert next(render(opened, "raw")).text == b'{"a":1}'
    assert next(render(opened, "hex")).text.startswith(b"00000000  1f 8b 08")


def test_raw_json_is_text() -> None:
    """The raw view of JSON has the line structure that came, whatever that is."""
    lines = shown(b'{"a":1,\n "b":2}', "raw")

    assert [(line.flags, text) for line, text in lines] == [(TEXT, '{"a":1,'), (TEXT, ' "b":2}')]


def test_other_text_keeps_its_lines() -> None:
    """CFONB in the pretty view is what came, in the charset that was declared."""
    body = "0104 30004 SOCIÉTÉ\r\n0205\r\n".encode("latin-1")

    assert texts(body, "pretty", "text/plain; charset=iso-8859-1") == ["0104 30004 SOCIÉTÉ", "0205"]
    assert texts(body, "pretty", "text/plain")[0] == "0104 30004 SOCI\ufffdT\ufffd"


def test_json_in_other_charsets_is_laid_out() -> None:
    """UTF-16, a byte order mark or bad bytes do not keep JSON from its layout."""
    assert texts('["é"]'.encode("utf-16")) == ["[", '  "é"', "]"]
    assert texts(b'\xef\xbb\xbf["a"]') == ["[", '  "a"', "]"]
    assert texts(b'["\xe9"]') == ["[", '  "\ufffd"', "]"]
    assert texts(b'["\xe9"]', content_type="a/json; charset=latin1") == ["[", '  "é"', "]"]


def test_a_cut_gzip_body_is_laid_out_as_far_as_it_goes() -> None:
    """What could be opened is shown."""
    body = gzip.compress(json.dumps([{"id": n} for n in range(1000)]).encode())[:-400]
    lines = b"".join(
        chunk.text for chunk in render(open_content(request_of_body(body, coding="gzip")), "pretty")
    )

    assert lines.startswith(b'[{"id": 0},{"id": 1}')


@settings(deadline=None)
@given(st.binary(max_size=120), TYPES, st.sampled_from(["pretty", "raw", "hex"]))
def test_no_bytes_raise(body: bytes, content_type: str, view: str) -> None:
    """Any body gives lines that keep their promises."""
    lines = shown(body, view, content_type)

    for number, (line, text) in enumerate(lines):
        assert line.length <= MAX_TEXT
        assert "\n" not in text
        assert line.parent <= number
        assert bool(line.flags & HEX) == (view == "hex")
        if line.fold_end:
            assert line.flags & OPENER
            assert lines[line.fold_end].line.flags & CLOSER
        if line.flags & CONTINUED:
            assert line.extra < number


@pytest.mark.parametrize("view", ["pretty", "raw", "hex"])
def test_the_first_lines_come_at_once(view: str) -> None:
    """Of ten megabytes the first screen is there before the rest is looked at."""
    record = {"id": "67bcb452-225e", "amount": 12.5, "inner": json.dumps({"a": [1, 2]})}
    body = json.dumps([record] * 100_000).encode()
    opened = opened_of(body)
    start = time.process_time()
    first = next(render(opened, view))

    assert len(first.records) // SIZE <= 512
    assert time.process_time() - start < 0.06
