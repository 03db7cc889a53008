"""Paths and kinds of values, as the bar beneath a body says them."""

import pytest

from inspector.decode.line import CLOSER, CONTINUED, HEX, NESTED_OPENER, OPENER, TEXT, Line
from inspector.decode.paths import NESTED, PathStep
from inspector.gui.models.json_place import PathPart, jq_path, path_parts, value_kind


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
