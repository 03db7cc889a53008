"""The cursor of a body: moving, folding and selecting by key."""

from pathlib import Path

import pytest

from inspector.gui.models.text_selection import Place, selected_text
from inspector.gui.views.body_cursor import BodyCursor
from inspector.gui.views.body_layout import BodyLayout
from tests.gui.body_files import json_files, text_files

DOCUMENT = {"a": {"b": [1, 2], "name": "some text"}, "c": 3}
# 0 {   1 "a": {   2 "b": [   3 1,   4 2   5 ],   6 "name": …   7 },   8 "c": 3   9 }


@pytest.fixture
def layout(tmp_path: Path) -> BodyLayout:
    layout = BodyLayout()
    layout.width, layout.height = 600, 120
    layout.take(json_files(tmp_path, DOCUMENT).opened())
    return layout


@pytest.fixture
def cursor(layout: BodyLayout) -> BodyCursor:
    return BodyCursor(layout)


def test_there_is_no_current_line_before_the_first_key(cursor: BodyCursor) -> None:
    """The first key enters at the first line in view."""
    assert cursor.current == -1
    cursor.move_rows(1)
    assert cursor.current == 0
    cursor.move_rows(1)
    assert cursor.current == 1


def test_folded_lines_are_stepped_over(cursor: BodyCursor) -> None:
    """Down from a folded opener goes behind its closing line."""
    cursor.put(Place(1, 0))
    cursor.toggle(1)
    cursor.move_rows(1)
    assert cursor.current == 8


def test_moves_end_at_the_first_and_last_line(cursor: BodyCursor) -> None:
    """Keys never leave the document."""
    cursor.go_first()
    cursor.move_pages(-1)
    assert cursor.current == 0
    cursor.move_pages(100)
    assert cursor.current == 9
    cursor.go_last()
    assert cursor.current == 9


def test_left_folds_and_then_goes_out(cursor: BodyCursor) -> None:
    """Left on a value goes to its opener, there it folds, then it goes further out."""
    cursor.put(Place(3, 0))
    assert cursor.go_out()
    assert cursor.current == 2
    assert cursor.go_out()
    assert cursor.current == 2
    cursor.go_out()
    assert cursor.current == 1


def test_right_unfolds_and_then_goes_in(cursor: BodyCursor) -> None:
    """Right on a folded opener unfolds it, then enters it; on a value it does nothing."""
    cursor.put(Place(2, 0))
    cursor.toggle(2)
    assert cursor.go_in()
    assert cursor.current == 2
    assert cursor.go_in()
    assert cursor.current == 3
    assert not cursor.go_in()


def test_folding_around_the_cursor_takes_it_along(cursor: BodyCursor) -> None:
    """A cursor in lines that are folded away comes to the line that hides them."""
    cursor.put(Place(4, 0))
    cursor.fold_many([(1, 7)])
    assert cursor.current == 1


def test_shift_extends_by_characters_over_line_ends(cursor: BodyCursor, layout: BodyLayout) -> None:
    """Beyond the end of a line the selection goes on in the next, and back."""
    assert layout.lines is not None
    cursor.put(Place(3, 1))
    for _ in range(3):
        cursor.extend_characters(1)
    assert selected_text(cursor.selection, layout.lines) == ",\n      2"
    for _ in range(4):
        cursor.extend_characters(-1)
    assert selected_text(cursor.selection, layout.lines) == "1"


def test_shift_with_down_and_up_selects_lines(cursor: BodyCursor, layout: BodyLayout) -> None:
    """The column stays; at the last line the rest of it is selected."""
    assert layout.lines is not None
    cursor.put(Place(8, 2))
    cursor.move_rows(1, extend=True)
    cursor.move_rows(1, extend=True)
    assert selected_text(cursor.selection, layout.lines) == '": 3\n}'


def test_everything_and_single_lines_can_be_selected(
    cursor: BodyCursor, layout: BodyLayout
) -> None:
    """Select all spans the document, a line itself alone."""
    assert layout.lines is not None
    cursor.select_all()
    assert cursor.selection.bounds == (Place(0, 0), Place(9, 1))
    cursor.select_line(8)
    assert selected_text(cursor.selection, layout.lines) == '"c": 3'


@pytest.mark.parametrize(
    ("place", "expected"),
    [(Place(6, 2), "name"), (Place(6, 12), "some text"), (Place(3, 0), "1"), (Place(8, 5), "3")],
)
def test_a_double_click_selects_a_key_or_a_value(
    cursor: BodyCursor, layout: BodyLayout, place: Place, expected: str
) -> None:
    """Strings without their quotes, so that they can be pasted elsewhere."""
    assert layout.lines is not None
    cursor.select_token(place)
    assert selected_text(cursor.selection, layout.lines) == expected


def test_a_double_click_in_text_selects_a_word(tmp_path: Path) -> None:
    """In a body that is no JSON words are what can be selected."""
    layout = BodyLayout()
    layout.width, layout.height = 600, 120
    layout.take(text_files(tmp_path, ["first second_2 third"]).opened())
    cursor = BodyCursor(layout)
    cursor.select_token(Place(0, 9))
    assert layout.lines is not None
    assert selected_text(cursor.selection, layout.lines) == "second_2"


def test_without_lines_no_key_does_anything() -> None:
    """Nothing is shown and nothing fails."""
    cursor = BodyCursor(BodyLayout())
    cursor.move_rows(1)
    cursor.go_first()
    cursor.go_last()
    cursor.select_all()
    cursor.select_line(0)
    cursor.select_token(Place(0, 0))
    cursor.extend_characters(1)
    cursor.fold_many([(0, 3)])
    assert [cursor.toggle(0), cursor.go_in(), cursor.go_out()] == [False] * 3
    assert cursor.current == -1
