"""A row of the sidebar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.nav_item import HEIGHT, RAIL, NavItem, count_width


@pytest.fixture
def item(qtbot: QtBot) -> NavItem:
    made = NavItem("/powens/{event}", "", "powens")
    qtbot.addWidget(made)
    made.resize(223, HEIGHT)
    made.show()
    return made


def test_it_says_its_counts(item: NavItem) -> None:
    """Screen readers hear path, captures and failures."""
    item.show_counts(1261, 3)
    assert item.accessibleName() == "/powens/{event}, 1,261, 3 failing"


def test_a_rail_says_it_in_the_tooltip(item: NavItem) -> None:
    """Where words have no room, the tooltip has them."""
    item.show_counts(61, 1)
    item.set_narrow(True)
    assert item.toolTip() == "/powens/{event}, 61, 1 failing"
    item.resize(RAIL, HEIGHT)
    image = item.grab().toImage()
    assert image.pixelColor(RAIL // 2, 9) == theme.current().tiles["Po"][0]


def test_failures_show_an_octagon(item: NavItem) -> None:
    """The red mark is there only when something fails."""

    def red() -> bool:
        image = item.grab().toImage()
        bad = theme.color("badFill")
        return any(image.pixelColor(x, 16) == bad for x in range(120, 223))

    item.show_counts(61)
    assert not red()
    item.show_counts(61, 2)
    assert red()


def test_counts_can_share_a_width(item: NavItem) -> None:
    """Marks of several rows line up when the sidebar gives counts one width."""

    def left_of_mark() -> int:
        image = item.grab().toImage()
        bad = theme.color("badFill")
        return min(x for x in range(100, 223) if image.pixelColor(x, 16) == bad)

    item.show_counts(5, 1)
    alone = left_of_mark()
    item.set_count_room(count_width(1000))
    assert left_of_mark() < alone
    assert count_width(None) == 0


def test_a_long_path_is_elided_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    """Nothing runs into the counts."""
    item = NavItem("/a/very/long/path/that/has/no/room/here", "", "")
    qtbot.addWidget(item)
    item.resize(223, HEIGHT)
    item.show_counts(3)
    assert item.toolTip().startswith("/a/very/long/path/that/has/no/room/here")


def test_the_current_place_is_marked(item: NavItem) -> None:
    """The chosen row has its own ground."""
    item.setChecked(True)
    assert item.grab().toImage().pixelColor(12, 4) == theme.color("press")


def test_keys_walk_and_choose(qtbot: QtBot) -> None:
    """Down goes to the next row, Enter goes where it leads."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = NavItem("Failing", "octagon-x"), NavItem("Starred", "star")
    column.addWidget(first)
    column.addWidget(second)
    window.show()
    window.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert window.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert window.focusWidget() is first
    with qtbot.waitSignal(first.clicked):
        QTest.keyClick(first, Qt.Key.Key_Return)


def test_another_provider_shows_another_tile(item: NavItem) -> None:
    """Treating an endpoint as another provider's changes its tile."""
    before = item.grab().toImage()
    item.set_provider("fuse")
    assert item.grab().toImage() != before
