"""Finding text in a body."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.decode.line import MAX_TEXT
from inspector.gui.models import body_find
from inspector.gui.models.body_find import BodyFind, Found
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.text_selection import Place
from tests.gui.body_files import json_files, rendered, text_files


def search(qtbot: QtBot, lines: BodyLines, wanted: str) -> BodyFind:
    find = BodyFind()
    find.start(lines, wanted)
    qtbot.waitUntil(lambda: not find.is_running)
    return find


def places(find: BodyFind) -> list[Found | None]:
    return [find.place(index) for index in range(len(find))]


def test_every_place_is_found_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    """Line and characters of each, whether the letters are large or small."""
    lines = text_files(tmp_path, ["", "Abc abc", "", "xABC"]).opened()
    assert places(search(qtbot, lines, "abc")) == [
        Found(Place(1, 0), Place(1, 3)),
        Found(Place(1, 4), Place(1, 7)),
        Found(Place(3, 1), Place(3, 4)),
    ]
    lines.close()


def test_characters_are_counted_and_not_bytes(qtbot: QtBot, tmp_path: Path) -> None:
    """Letters of several bytes before or in the text shift nothing."""
    lines = text_files(tmp_path, ["éé café"]).opened()
    assert places(search(qtbot, lines, "café")) == [Found(Place(0, 3), Place(0, 7))]
    lines.close()


def test_text_is_not_found_across_lines(qtbot: QtBot, tmp_path: Path) -> None:
    """Lines stand end to end in the file, but not on the screen."""
    lines = text_files(tmp_path, ["ab", "cd"]).opened()
    assert len(search(qtbot, lines, "bc")) == 0
    lines.close()


@pytest.mark.parametrize("view", ["raw", "pretty"])
def test_text_is_found_where_a_long_line_was_cut(qtbot: QtBot, tmp_path: Path, view: str) -> None:
    """A line of 16 kB goes on in the next, but not where the string itself has a line end."""
    body = b'["' + b"x" * (MAX_TEXT - 4) + b'needle"]'
    lines = rendered(tmp_path, body, view).opened()
    found = places(search(qtbot, lines, "needle"))
    assert len(found) == 1
    assert found[0] is not None
    assert found[0].stop.line == found[0].start.line + 1
    lines.close()
    lines = rendered(tmp_path, b'["nee\ndle"]', view).opened()
    assert len(search(qtbot, lines, "needle")) == 0
    lines.close()


def test_special_characters_mean_themselves(qtbot: QtBot, tmp_path: Path) -> None:
    """What is typed is text and no pattern."""
    lines = text_files(tmp_path, ["a.c", "abc", "[x]"]).opened()
    assert len(search(qtbot, lines, "a.c")) == 1
    assert len(search(qtbot, lines, "[x]")) == 1
    lines.close()


def test_slices_lose_nothing_at_their_edges(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place that lies across two slices is found once."""
    monkeypatch.setattr(body_find, "SLICE", 7)
    lines = text_files(tmp_path, ["needle" * 20]).opened()
    assert len(search(qtbot, lines, "needle")) == 20
    lines.close()


def test_very_many_places_are_not_all_counted(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search ends at the bound and says that it is full."""
    monkeypatch.setattr(body_find, "MOST", 5)
    lines = json_files(tmp_path, list(range(100))).opened()
    find = search(qtbot, lines, "1")
    assert len(find) == 5
    assert find.is_full
    lines.close()


def test_the_nearest_place_behind_the_cursor_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    """Behind the last one it begins again at the first."""
    lines = text_files(tmp_path, ["x", "a", "x", "x"]).opened()
    find = search(qtbot, lines, "x")
    assert find.nearest(Place(1, 0)) == 1
    assert find.nearest(Place(2, 0)) == 1
    assert find.nearest(Place(3, 1)) == 0
    lines.close()


def test_nothing_is_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    """An empty text has no place, and a stopped search none any more."""
    lines = text_files(tmp_path, ["x"]).opened()
    find = BodyFind()
    with qtbot.waitSignal(find.progressed):
        find.start(lines, "")
    assert len(find) == 0
    find = search(qtbot, lines, "x")
    assert find.place(7) is None
    find.stop()
    assert find.place(0) is None
    lines.close()
