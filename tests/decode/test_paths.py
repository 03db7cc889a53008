"""Every line has a path from the root."""

import json

import pytest

from inspector.decode.line import Line
from inspector.decode.paths import NESTED, PathStep, json_path, key_of
from tests.decode.laying_out import Shown, shown


def paths(body: bytes) -> list[tuple[str, list[PathStep]]]:
    """Text and path of each line."""
    lines = shown(body)
    return [(line.text, json_path(number, lines.__getitem__)) for number, line in enumerate(lines)]


def test_keys_and_indexes_lead_to_a_line() -> None:
    """Objects give keys, arrays indexes; a closer has the path of what it closes."""
    assert paths(b'{"a":[1,{"b":[]},[2]],"c":3}') == [
        ("{", []),
        ('"a": [', ["a"]),
        ("1,", ["a", 0]),
        ("{", ["a", 1]),
        ('"b": []', ["a", 1, "b"]),
        ("},", ["a", 1]),
        ("[", ["a", 2]),
        ("2", ["a", 2, 0]),
        ("]", ["a", 2]),
        ("],", ["a"]),
        ('"c": 3', ["c"]),
        ("}", []),
    ]


def test_strings_are_entered() -> None:
    """Where the path goes into a string it says so; the opener itself is still outside."""
    inner = json.dumps({"count": 2, "deeper": json.dumps([5])})

    assert paths(json.dumps({"remote_data": inner}).encode()) == [
        ("{", []),
        ('"remote_data": {', ["remote_data"]),
        ('"count": 2,', ["remote_data", NESTED, "count"]),
        ('"deeper": [', ["remote_data", NESTED, "deeper"]),
        ("5", ["remote_data", NESTED, "deeper", NESTED, 0]),
        ("]", ["remote_data", NESTED, "deeper"]),
        ("}", ["remote_data"]),
        ("}", []),
    ]


def test_strings_in_strings_are_entered_twice() -> None:
    """Of JSON that was encoded twice the path says so, for it must be decoded twice."""
    body = json.dumps({"a": json.dumps(json.dumps({"b": 1}))})

    assert paths(body.encode())[2] == ('"b": 1', ["a", NESTED, NESTED, "b"])


def test_nested_elements_have_their_index() -> None:
    """JSON strings in an array are counted like other elements, also behind long ones."""
    nested = json.dumps({"a": 1})
    body = json.dumps([nested, nested, "x" * 40_000, nested, 4, nested]).encode()
    found = {json.dumps([str(step) for step in path]) for text, path in paths(body) if "a" in text}

    assert {f'["{index}", "Step.NESTED", "a"]' for index in (0, 1, 3, 5)} <= found


def test_continued_lines_have_the_path_of_their_line() -> None:
    """Every part of a long value leads to the value."""
    found = paths(json.dumps({"a": ["x" * 40_000]}).encode())

    assert [path for _, path in found] == [[], ["a"], ["a", 0], ["a", 0], ["a", 0], ["a"], []]


def test_text_has_no_path() -> None:
    """Lines of plain text and of dumps lead nowhere."""
    lines = shown(b'"a": 1 is no JSON\n', "raw")

    assert json_path(0, lines.__getitem__) == []


def test_few_lines_are_asked_for() -> None:
    """However many elements came before, a path costs a few lines a level."""
    lines = shown(json.dumps([[json.dumps([n]) for n in range(5000)]]).encode())
    asked = []

    def get_line(number: int) -> Shown:
        asked.append(number)
        return lines[number]

    assert json_path(len(lines) - 4, get_line) == [0, 4999, NESTED, 0]
    assert len(asked) < 12


def test_a_very_deep_path_is_cut() -> None:
    """Thousands of levels are not walked for a path that nobody reads."""
    lines = shown(b"[" * 3000 + b"1" + b"]" * 3000)

    assert json_path(3000, lines.__getitem__) == [0] * 1000


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('"a": 1,', "a"),
        (r'"\u00e9\"": {', 'é"'),
        ('"a\tb": 1', "a\tb"),
        ('"a"', None),
        ('"cut', None),
        ("'a': 1", "a"),
        ("'a'", None),
        ("a: 1", "a"),
        ("12: 1", None),
        ("}", None),
        ("", None),
    ],
)
def test_keys_are_read(text: str, key: str | None) -> None:
    """Keys come unescaped, in whatever quotes near-JSON has them."""
    assert key_of(text) == key


def test_lines_without_an_opener_are_at_the_root() -> None:
    """A stray closer of near-JSON has no path and does not raise."""
    assert json_path(0, lambda _: (Line(0, 1, flags=2), "]")) == []
