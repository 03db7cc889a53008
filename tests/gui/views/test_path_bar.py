"""The bar with the current path."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.models.json_place import PathPart
from inspector.gui.views.path_bar import PathBar
from inspector.gui.widgets.button import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

PARTS = [PathPart("remote_data"), PathPart("{}", nested=True), PathPart("count")]


def bar_of(qtbot: QtBot) -> PathBar:
    bar = PathBar()
    qtbot.addWidget(bar)
    bar.resize(560, bar.height())
    bar.show()
    return bar


def copy_button(bar: PathBar) -> Button:
    return bar.findChildren(Button)[0]


def test_a_path_and_its_kind_are_shown(qtbot: QtBot) -> None:
    """Both are there, also for screen readers, and the path can be copied."""
    bar = bar_of(qtbot)
    bar.set_place(PARTS, "integer")
    assert (bar.text, bar.kind) == ("remote_data {} count", "integer")
    assert bar.accessibleName() == "Path remote_data {} count, integer"
    with qtbot.waitSignal(bar.copy_requested):
        QTest.mouseClick(copy_button(bar), Qt.MouseButton.LeftButton)


def test_the_root_says_what_it_is(qtbot: QtBot) -> None:
    """The root has no path, but words."""
    bar = bar_of(qtbot)
    bar.set_place([], "object")
    assert bar.accessibleName() == "Path the whole body, object"
    bar.grab()


def test_a_hint_has_nothing_to_copy(qtbot: QtBot) -> None:
    """Without a current line only a hint is there."""
    bar = bar_of(qtbot)
    bar.set_place(PARTS, "integer")
    bar.set_hint("Click a line")
    assert not copy_button(bar).isVisible()
    assert bar.text == ""
    bar.grab()


def test_copying_is_confirmed_for_a_moment(qtbot: QtBot) -> None:
    """The link says so, then goes back to its words."""
    bar = bar_of(qtbot)
    bar.set_place(PARTS, "integer")
    bar.confirm()
    assert copy_button(bar).text() == "Copied"
    bar._confirming.timeout.emit()
    assert copy_button(bar).text() == "Copy path"


def test_a_long_path_keeps_its_end(qtbot: QtBot) -> None:
    """In a narrow bar the beginning gives way, without a warning."""
    bar = bar_of(qtbot)
    bar.set_place([PathPart("key." * 200 + "end")], "string")
    bar.resize(300, bar.height())
    bar.grab()
