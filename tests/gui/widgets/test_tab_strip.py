"""Tabs."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.tab_strip import HEIGHT, TabStrip


@pytest.fixture
def tabs(qtbot: QtBot) -> TabStrip:
    made = TabStrip(("Body", "Signature", "Headers"))
    qtbot.addWidget(made)
    made.resize(400, HEIGHT)
    made.show()
    made._line.setDuration(0)
    return made


def underlined(tabs: TabStrip) -> int:
    """The middle of the line beneath the open tab."""
    image = tabs.grab().toImage()
    acc = theme.color("acc")
    line = [x for x in range(image.width()) if image.pixelColor(x, HEIGHT - 1) == acc]
    return (line[0] + line[-1]) // 2


def test_it_says_which_tab_is_open(tabs: TabStrip) -> None:
    """Word, count and place."""
    assert tabs.accessibleName() == "Body tab 1 of 3"
    tabs.set_count(2, "11")
    tabs.set_index(2)
    assert tabs.accessibleName() == "Headers 11 tab 3 of 3"


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_End], 2),
        ([Qt.Key.Key_End, Qt.Key.Key_Left], 1),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_Left], 0),
    ],
)
def test_keys_move_along(tabs: TabStrip, keys: list[Qt.Key], index: int) -> None:
    """Arrows, Home and End."""
    for key in keys:
        QTest.keyClick(tabs, key)
    assert tabs.index == index


def test_a_press_opens(tabs: TabStrip, qtbot: QtBot) -> None:
    """The tab under the pointer; a press beside them opens none."""
    place = tabs._rects()[1].center().toPoint()
    with qtbot.waitSignal(tabs.chosen) as chosen:
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1]
    with qtbot.assertNotEmitted(tabs.chosen):
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=QPoint(390, 10))


def test_the_line_stands_beneath_the_open_tab(tabs: TabStrip, qtbot: QtBot) -> None:
    """It starts there and moves there."""
    first = tabs._rects()[0]
    assert abs(underlined(tabs) - first.center().x()) <= 1
    tabs.set_index(1)
    second = tabs._rects()[1]
    qtbot.waitUntil(lambda: abs(underlined(tabs) - second.center().x()) <= 1)


def test_a_count_takes_its_room(tabs: TabStrip) -> None:
    """What stands right of it moves along."""
    before = tabs._rects()[2].left()
    tabs.set_count(1, "4")
    assert tabs._rects()[2].left() > before


def test_the_hovered_tab_is_strong(tabs: TabStrip) -> None:
    """The pointer shows what a press would open."""
    before = tabs.grab().toImage()
    QTest.mouseMove(tabs, tabs._rects()[2].center().toPoint())
    assert tabs.grab().toImage() != before
