"""Body lines: read from mapped files, grown while they are read, folded by opener."""

from pathlib import Path

import pytest

from inspector.decode.line import NESTED_OPENER
from inspector.gui.models.body_lines import BodyLines
from tests.gui.body_files import BodyFiles, json_files, many_lines, rendered, text_files

NESTED = {"a": 1, "inner": '{"b": "[1, 2]"}', "c": [1, {"d": 2}]}


def test_lines_have_their_text_and_depth(tmp_path: Path) -> None:
    """Each line gives the text and the record that were written."""
    lines = json_files(tmp_path, {"a": 1, "b": [True]}).opened()
    assert [lines.text(n) for n in range(lines.count)] == [
        "{",
        '"a": 1,',
        '"b": [',
        "true",
        "]",
        "}",
    ]
    assert [lines.line(n).depth for n in range(lines.count)] == [0, 1, 1, 2, 1, 0]
    lines.close()


def test_a_line_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Asking beyond the known lines raises, also when the file has more already."""
    files = json_files(tmp_path, {"a": 1})
    lines = BodyLines(files.text, files.lines)
    lines.grow(1)
    with pytest.raises(IndexError):
        lines.line(1)
    lines.close()


def test_lines_grow_and_openers_close_while_they_are_read(tmp_path: Path) -> None:
    """New lines show after `grow`; an opener's closing line shows once it is written."""
    files = BodyFiles(tmp_path)
    files.add("[", flags=1)
    files.add("1", depth=1, parent=1)
    lines = files.opened()
    assert lines.count == 2
    assert not lines.fold(0)
    files.close(0, files.add("]", flags=2, parent=1))
    assert lines.grow(files.count)
    assert lines.text(2) == "]"
    assert lines.fold(0)
    assert lines.rows == 1
    lines.close()


def test_an_opener_whose_end_is_not_told_yet_cannot_be_folded(tmp_path: Path) -> None:
    """A closing line beyond the lines we know of folds nothing."""
    files = json_files(tmp_path, [1, 2])
    lines = BodyLines(files.text, files.lines)
    lines.grow(2)
    assert lines.fold_end(0) == 0
    lines.close()


def test_missing_files_are_told(tmp_path: Path) -> None:
    """When the engine has taken the files away, growing says so and nothing is left open."""
    lines = BodyLines(tmp_path / "no.text", tmp_path / "no.lines")
    assert not lines.grow(5)
    assert lines.count == 0


def test_more_lines_told_than_written_are_not_believed(tmp_path: Path) -> None:
    """Only whole records count."""
    files = json_files(tmp_path, {"a": 1})
    lines = BodyLines(files.text, files.lines)
    assert lines.grow(1000)
    assert lines.count == 3
    lines.close()


def test_an_empty_body_has_no_lines(tmp_path: Path) -> None:
    """Empty files are no failure."""
    lines = BodyFiles(tmp_path).opened()
    assert (lines.count, lines.rows) == (0, 0)


def test_nested_json_around_a_line_is_found(tmp_path: Path) -> None:
    """A line knows the openers of all nested JSON it lies in, outermost first."""
    lines = json_files(tmp_path, NESTED).opened()
    texts = {lines.text(n): n for n in range(lines.count)}
    inner, deeper = texts['"inner": {'], texts['"b": [']
    assert lines.line(inner).flags & NESTED_OPENER
    assert lines.nested_around(texts["2"]) == [inner, deeper]
    assert lines.nested_around(inner) == [inner]
    assert lines.nested_around(texts['"a": 1,']) == []
    lines.close()


def test_openers_of_a_depth_are_found(tmp_path: Path) -> None:
    """Only openers at the asked depth and within the asked lines are given."""
    lines = json_files(tmp_path, NESTED).opened()
    found = lines.openers(0, lines.count, 1)
    assert [lines.text(n) for n, _ in found] == ['"inner": {', '"c": [']
    assert lines.openers(found[0][0] + 1, lines.count, 1) == found[1:]
    lines.close()


def test_the_line_of_a_byte_is_found(tmp_path: Path) -> None:
    """Every byte of the text of all lines leads back to its line; empty lines have none."""
    lines = text_files(tmp_path, ["ab", "", "", "c", "déf"]).opened()
    assert [lines.line_with(offset) for offset in range(lines.text_size)] == [0, 0, 3, 4, 4, 4, 4]
    assert lines.text_between(2, 4) == b"cd"
    lines.close()
    assert lines.text_size == 0


def test_a_million_lines_are_not_read_to_show_the_last(tmp_path: Path) -> None:
    """Any line of a million is found by arithmetic, and folding the root leaves one row."""
    lines = many_lines(tmp_path, 1_000_000).opened()
    assert lines.count == 1_000_000
    assert lines.text(999_999) == "]"
    assert lines.openers(0, 1_000_000, 1) == []
    lines.fold(0)
    assert lines.rows == 1
    lines.close()


def test_real_renderings_are_read(tmp_path: Path) -> None:
    """What the renderer writes reads back as the pretty document, with its folds."""
    body = b'{"a": 1.10, "a": 2, "s": "{\\"x\\": [1, 2]}", "big": 12345678901234567890}'
    lines = rendered(tmp_path, body).opened()
    texts = [("  " * lines.line(n).depth) + lines.text(n) for n in range(lines.count)]
    assert texts == [
        "{", '  "a": 1.10,', '  "a": 2,', '  "s": {', '    "x": [', "      1,", "      2",
        "    ]", "  },", '  "big": 12345678901234567890', "}",
    ]  # fmt: skip
    assert lines.fold_end(3) == 8
    assert lines.nested_around(6) == [3]
    lines.close()
