"""The bar to find text in a body."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.models.text_selection import Place
from inspector.gui.views.body_view import BodyView
from inspector.gui.views.find_bar import FindBar
from tests.gui.body_files import json_files

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

DOCUMENT = {"id": "abc", "list": ["abc", {"inner": "ABC"}], "other": 1}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    view = BodyView("Body")
    layout.addWidget(view)
    view.set_lines(json_files(tmp_path, DOCUMENT).opened())
    window.resize(600, 300)
    window.show()
    return window


@pytest.fixture
def view(window: QWidget) -> BodyView:
    return window.findChildren(BodyView)[0]


@pytest.fixture
def bar(window: QWidget, view: BodyView) -> FindBar:
    bar = FindBar(view, window)
    bar.open_bar()
    return bar


def type_in(qtbot: QtBot, bar: FindBar, text: str) -> None:
    bar.field.setText(text)
    qtbot.waitUntil(lambda: not bar.matches.is_running)


def test_typing_goes_to_the_first_place(qtbot: QtBot, bar: FindBar, view: BodyView) -> None:
    """The match is selected, and the bar says which of how many it is."""
    type_in(qtbot, bar, "abc")
    assert bar.count.text() == "1 of 3"
    assert view.selected_text() == "abc"
    assert view.current == 1


def test_enter_goes_on_and_round(qtbot: QtBot, bar: FindBar, view: BodyView) -> None:
    """Enter to the next, with Shift back, behind the last the first again."""
    type_in(qtbot, bar, "abc")
    said = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (Qt.KeyboardModifier.ShiftModifier,):
        QTest.keyClick(bar.field, Qt.Key.Key_Return, modifier)
        said.append(bar.count.text())
    assert said == ["2 of 3", "3 of 3", "1 of 3", "3 of 3"]
    assert view.selected_text() == "ABC"


def test_a_place_in_a_fold_is_unfolded(qtbot: QtBot, bar: FindBar, view: BodyView) -> None:
    """Going to a place shows it."""
    assert view.lines is not None
    view.lines.fold(2)
    view.grown()
    type_in(qtbot, bar, "inner")
    assert not view.has_folds
    assert view.selected_text() == "inner"


def test_what_is_nowhere_is_said(qtbot: QtBot, bar: FindBar, view: BodyView) -> None:
    """The cursor stays where it was, and there is nothing to go to."""
    type_in(qtbot, bar, "zebra")
    assert bar.count.text() == "not found"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert view.current == -1
    type_in(qtbot, bar, "")
    assert bar.count.text() == ""


def test_the_search_begins_at_the_cursor(qtbot: QtBot, bar: FindBar, view: BodyView) -> None:
    """What is above comes last."""
    view.select(Place(3, 0), Place(3, 0))
    type_in(qtbot, bar, "abc")
    assert bar.count.text() == "2 of 3"


def test_escape_closes_and_keeps_the_selection(qtbot: QtBot, bar: FindBar, view: BodyView) -> None:
    """The view has the keyboard again."""
    type_in(qtbot, bar, "other")
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.selected_text() == "other"


def test_other_lines_are_searched_without_jumping(
    qtbot: QtBot, bar: FindBar, view: BodyView, tmp_path: Path
) -> None:
    """A new body shows how often the text is in it, and stays at its beginning."""
    type_in(qtbot, bar, "abc")
    view.set_lines(json_files(tmp_path, ["abc", "abc"], "next").opened())
    bar.lines_changed()
    qtbot.waitUntil(lambda: not bar.matches.is_running)
    assert bar.count.text() == "2"
    assert view.current == -1
    view.set_lines(None)
    bar.lines_changed()
    assert bar.count.text() == "not found"


def test_growing_lines_keep_the_place(qtbot: QtBot, bar: FindBar) -> None:
    """Searched again when all is there, the selected place is still the same one."""
    type_in(qtbot, bar, "abc")
    bar.go(1)
    bar.lines_changed()
    qtbot.waitUntil(lambda: not bar.matches.is_running)
    assert bar.count.text() == "2 of 3"


def test_it_stays_in_the_corner(bar: FindBar, view: BodyView, window: QWidget) -> None:
    """Wider or narrower, it lies at the right and inside of the view."""
    for width in (900, 300):
        window.resize(width, 300)
        corner = view.mapTo(window, view.rect().topRight())
        assert bar.geometry().right() == corner.x() - 12
        assert bar.geometry().left() >= view.geometry().left()
