"""Values picked out of a body as they were received."""

import json

import pytest

from inspector.core.capture import request_of
from inspector.core.problem import Problem
from inspector.decode.opening import open_content
from inspector.decode.paths import NESTED, PathStep
from inspector.decode.picking import NOT_WHOLE, TWICE, pick

INNER = '{ "accounts": [ {"id": "a\\u00e9"} ], "n": 1.10 }'
BODY = (
    b'\n{"remote" :  ' + json.dumps(INNER).encode() + b', "big": 12345678901234567890123, '
    b'"list": [1, {"b":2 ,  "a":[ ]}, "x"], "s": "q\\"u" }'
)


def picked(path: list[PathStep], body: bytes = BODY, headers: str = "") -> str | Problem:
    head = f"POST / HTTP/1.1\r\n{headers}\r\n".encode()
    return pick(open_content(request_of(head, body)), path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["big"], "12345678901234567890123"),
        (["list"], '[1, {"b":2 ,  "a":[ ]}, "x"]'),
        (["list", 1], '{"b":2 ,  "a":[ ]}'),
        (["list", 2], "x"),
        (["s"], 'q\\"u'),
        (["remote"], json.dumps(INNER)[1:-1]),
        (["remote", NESTED], INNER),
        (["remote", NESTED, "n"], "1.10"),
        (["remote", NESTED, "accounts"], '[ {"id": "a\\u00e9"} ]'),
        (["remote", NESTED, "accounts", 0, "id"], "a\\u00e9"),
        ([], BODY.strip().decode()),
    ],
)
def test_a_value_comes_as_it_was_received(path: list[PathStep], value: str) -> None:
    """Blanks, digits and escapes included; only the quotes around a string go."""
    assert picked(path) == value


def test_a_key_that_comes_twice_is_not_guessed() -> None:
    """Not on the way to the value, and not when both members are the same."""
    for body in (b'{"a": 1, "a": 2}', b'{"a": 1, "a": 1}', b'{"a": 1, "b": 2, "b": 3}'):
        assert picked(["a"], body) is TWICE


@pytest.mark.parametrize("body", [b'{"a": 1', b'{"a": 1,}', b"[1]", b"plain", b"", b'{"a": "\xff"'])
def test_what_is_not_whole_is_said(body: bytes) -> None:
    """A value is cut nowhere by guessing."""
    assert picked(["a"], body) is NOT_WHOLE


def test_depth_does_no_harm() -> None:
    """What nests deeper than a reader can go is a problem in words."""
    assert picked(["a", 0], b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}") is NOT_WHOLE


def test_other_charsets_are_read_as_they_are_shown() -> None:
    """The paths are those of the pretty view, whatever the charset."""
    body = '{"a": ["é"]}'.encode("utf-16")
    declared = "Content-Type: application/json; charset=utf-16\r\n"
    assert picked(["a"], body, declared) == '["é"]'
