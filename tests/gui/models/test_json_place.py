"""Paths and kinds of values, as the bar beneath a body says them."""

import pytest

from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    HEX,
    MEMBER,
    NESTED_OPENER,
    OPENER,
    TEXT,
    Line,
)
from inspector.decode.paths import NESTED, PathStep
from inspector.gui.models.json_place import (
    PathPart,
    dollar_path,
    jq_path,
    key_in,
    path_parts,
    simple_value,
    value_kind,
)


def test_a_path_into_a_string_names_the_step() -> None:
    """Where JSON inside a string begins, the path shows braces of their own."""
    parts = path_parts(["remote_data", NESTED, "count"])
    assert parts == [PathPart("remote_data"), PathPart("{}", nested=True), PathPart("count")]


@pytest.mark.parametrize(
    ("steps", "shown", "jq"),
    [
        ([], "", "."),
        (["a"], "a", ".a"),
        (["a", "b", 0, "c"], "a.b[0].c", ".a.b[0].c"),
        ([0, 1], "[0][1]", ".[0][1]"),
        (["a b"], '["a b"]', '.["a b"]'),
        (["x", 'q"\\'], 'x["q\\"\\\\"]', '.x["q\\"\\\\"]'),
        (["a-b"], "a-b", '.["a-b"]'),
        (["r", NESTED, "n"], "r {} n", ".r | fromjson | .n"),
        (["r", NESTED], "r {}", ".r | fromjson"),
        ([NESTED, 3], "{} [3]", ". | fromjson | .[3]"),
    ],
)
def test_paths_are_shown_and_copied(steps: list[PathStep], shown: str, jq: str) -> None:
    """The path reads as one does in code; what is copied works in jq."""
    assert " ".join(part.text for part in path_parts(steps)) == shown
    assert jq_path(steps) == jq


@pytest.mark.parametrize(
    ("text", "flags", "kind"),
    [
        ('"a": 2,', 0, "integer"),
        ('"a": -20', 0, "integer"),
        ('"a": 1.10,', 0, "number"),
        ('"a": 1e400', 0, "number"),
        ('"a": "x: {",', 0, "string"),
        ('"text"', 0, "string"),
        ("true,", 0, "true or false"),
        ('"a": null', 0, "null"),
        ('"a": {', OPENER, "object"),
        ('"a": [', OPENER, "array"),
        ("],", CLOSER, "array"),
        ("}", CLOSER, "object"),
        ('"a": [],', 0, "array"),
        ('"remote": {', OPENER | NESTED_OPENER, "object in a string"),
        ("tail of a string", CONTINUED, "string"),
        ("plain", TEXT, ""),
        ("00000000  7b", HEX, ""),
        ("", 0, ""),
    ],
)
def test_kinds_of_values_are_named(text: str, flags: int, kind: str) -> None:
    """Every kind of line says what it holds; text and bytes have no kind."""
    assert value_kind(Line(0, len(text), flags=flags), text) == kind


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ([], "$"),
        (["remote_data", NESTED, "accounts", 0, "id"], "$.remote_data{}.accounts[0].id"),
        (["r", NESTED, NESTED, 3], "$.r{}{}[3]"),
        (["a b", "c-d"], '$["a b"].c-d'),
        (['q"'], '$["q\\""]'),
    ],
)
def test_a_path_is_one_line_of_text(steps: list[PathStep], text: str) -> None:
    """From the root `$`; braces enter JSON in a string; odd keys are quoted."""
    assert dollar_path(steps) == text


@pytest.mark.parametrize(
    ("text", "flags", "value"),
    [
        ('"a": "x', 0, None),
        ('"a": "x: \\"y\\"",', 0, 'x: \\"y\\"'),
        ('"a": 1.10,', 0, "1.10"),
        ("-0", MEMBER, "-0"),
        ('"a, b",', MEMBER, "a, b"),
        ('"a": []', 0, "[]"),
        ('"a": {', OPENER, None),
        ("}", CLOSER, None),
        ("tail", CONTINUED, None),
        ("plain", TEXT, None),
        ("00  7b", HEX, None),
        ('"a":', 0, None),
        ("", 0, None),
    ],
)
def test_a_value_of_one_line_is_read_off(text: str, flags: int, value: str | None) -> None:
    """As received, without key, comma and quotes; what is more than a line is not."""
    assert simple_value(Line(0, len(text), flags=flags), text) == value


def test_a_key_is_read_off() -> None:
    """Only a line that is a member of an object has one."""
    assert key_in(Line(0, 9), '"a\\u00e9": 1') == "a\u00e9"
    assert key_in(Line(0, 9, flags=MEMBER), '"a": 1') is None
    assert key_in(Line(0, 9, flags=TEXT), '"a": 1') is None
