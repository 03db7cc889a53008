"""Folding everything one level deep, in slices."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inspector.gui.views.body_fold_all import SLICE, FoldAll
from tests.gui.body_files import json_files, many_lines


def test_every_opener_of_the_first_level_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    """Openers directly inside the root, with their closing lines; deeper ones stay open."""
    lines = json_files(tmp_path, {"a": {"b": [1]}, "c": 1, "d": [2]}).opened()
    parent = QObject()
    search = FoldAll(parent)
    with qtbot.waitSignal(search.found) as found:
        search.start(lines)
    assert [lines.text(opener) for opener, _ in found.args[0]] == ['"a": {', '"d": [']
    lines.close()


def test_a_large_body_is_looked_through_in_slices(qtbot: QtBot, tmp_path: Path) -> None:
    """Between two slices the window can answer; stopping ends it without an answer."""
    lines = many_lines(tmp_path, 10 * SLICE).opened()
    parent = QObject()
    search = FoldAll(parent)
    search.start(lines)
    running = [search.is_running]
    with qtbot.assertNotEmitted(search.found):
        search.stop()
    running.append(search.is_running)
    assert running == [True, False]
    with qtbot.waitSignal(search.found) as found:
        search.start(lines)
    assert found.args[0] == []
    lines.close()
