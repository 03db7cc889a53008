"""What is searched is what was sent and what is shown."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.opening import open_request
from inspector.decode.text import searchable_text
from tests.decode.laying_out import opened_of, request_of_body


def test_plain_content_is_itself() -> None:
    """Without escapes there is nothing to add."""
    assert searchable_text(opened_of(b'{"a": "b"}')) == '{"a": "b"}'


def test_json_in_strings_is_found() -> None:
    """A search for what the pretty view shows finds it at any depth."""
    body = json.dumps({"x": json.dumps({"count": 2, "y": json.dumps({"deep": "down"})})})
    text = searchable_text(opened_of(body.encode()))

    assert body in text
    assert '"count": 2' in text
    assert '"deep": "down"' in text


def test_escapes_are_found_both_ways() -> None:
    """A word is found as it was sent and as it reads."""
    text = searchable_text(opened_of(rb'{"name": "Zo\u00eb", "path": "a\/b"}'))

    assert r"Zo\u00eb" in text
    assert "Zoë" in text
    assert "a/b" in text


def test_a_cut_string_is_found_in() -> None:
    """JSON in a string that breaks off is unescaped as far as it goes."""
    text = searchable_text(opened_of(rb'{"remote_data": "{\"guid\":\"USR-1\",\"us'))

    assert '{"guid":"USR-1","us' in text


def test_text_comes_in_its_charset() -> None:
    """Latin-1 is searched as text; bad bytes are replaced."""
    assert searchable_text(opened_of(b"SOCI\xc9T\xc9", "text/plain; charset=latin1")) == "SOCIÉTÉ"
    assert searchable_text(opened_of(b"\xff")) == "\ufffd"


def test_lone_surrogates_do_not_get_out() -> None:
    """What is searched can be written as UTF-8."""
    text = searchable_text(opened_of(rb'["\ud800", "[\"\\ud800\"]"]'))

    assert text.encode().decode() == text


@pytest.mark.parametrize("limit", [0, 1, 10, 30, 1000])
def test_the_limit_holds(limit: int) -> None:
    """No more characters than asked for."""
    body = json.dumps({"x": json.dumps({"y": json.dumps({"z": "é\n"})})}).encode()
    whole = searchable_text(opened_of(body))

    assert len(searchable_text(opened_of(body), limit)) <= limit
    assert whole.startswith(searchable_text(opened_of(body), limit))


@settings(deadline=None)
@given(st.binary(max_size=80) | st.text('"\\{[:,a\n', max_size=60).map(str.encode))
def test_no_bytes_raise(body: bytes) -> None:
    """Any body gives text that can be written as UTF-8."""
    searchable_text(open_request(request_of_body(body))).encode()


@pytest.mark.parametrize("body", [b'"' + b'\\"' * 200_000, b'"a' * 100_001, b"\\" * 300_000])
def test_hostile_quotes_take_no_time(body: bytes) -> None:
    """A string that never ends is looked at once."""
    assert len(searchable_text(opened_of(body))) >= len(body)
