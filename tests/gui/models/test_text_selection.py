"""Selecting: which characters of a line are selected, and the text that is copied."""

from pathlib import Path

import pytest

from inspector.decode.line import CONTINUED
from inspector.gui.models import text_selection
from inspector.gui.models.text_selection import Place, Selection, selected_text
from tests.gui.body_files import BodyFiles, json_files


def select(start: Place, stop: Place) -> Selection:
    selection = Selection()
    selection.put(start)
    selection.extend(stop)
    return selection


def test_nothing_is_selected_at_first() -> None:
    """A new selection is empty and selects nothing on any line."""
    assert Selection().is_empty
    assert Selection().on_line(0, 10) == (0, 0)


def test_both_directions_select_the_same() -> None:
    """Dragging upwards selects what dragging downwards does."""
    down, up = select(Place(1, 2), Place(3, 4)), select(Place(3, 4), Place(1, 2))
    assert down.bounds == up.bounds
    assert [down.on_line(n, 9) for n in range(5)] == [(0, 0), (2, 9), (0, 9), (0, 4), (0, 0)]


def test_text_has_its_indentation(tmp_path: Path) -> None:
    """Copied lines look as they do on the screen; the first one begins at the selection."""
    lines = json_files(tmp_path, {"a": [1, 2]}).opened()
    assert selected_text(select(Place(1, 5), Place(4, 1)), lines) == "[\n    1,\n    2\n  ]"
    lines.close()


def test_folded_lines_are_copied(tmp_path: Path) -> None:
    """What a fold hides inside the selection is copied all the same."""
    lines = json_files(tmp_path, {"a": [1, 2]}).opened()
    lines.fold(1)
    assert "1," in selected_text(select(Place(0, 0), Place(5, 1)), lines)
    lines.close()


def test_a_line_cut_in_parts_is_copied_whole(tmp_path: Path) -> None:
    """Parts of one long line are joined without a line end."""
    files = BodyFiles(tmp_path)
    files.add('"long', depth=1)
    files.add('string"', depth=1, flags=CONTINUED)
    lines = files.opened()
    assert selected_text(select(Place(0, 0), Place(1, 7)), lines) == '"longstring"'
    lines.close()


def test_copying_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never more than the bound is copied at once."""
    monkeypatch.setattr(text_selection, "MAX_COPY", 10)
    lines = json_files(tmp_path, list(range(100))).opened()
    assert len(selected_text(select(Place(0, 0), Place(101, 1)), lines)) == 10
    lines.close()


def test_an_empty_selection_copies_nothing(tmp_path: Path) -> None:
    """The caret alone selects no text."""
    lines = json_files(tmp_path, {}).opened()
    assert selected_text(Selection(), lines) == ""
    lines.close()
