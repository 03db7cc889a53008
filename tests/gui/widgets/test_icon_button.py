"""Buttons that are icons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.icon_button import HIT, IconButton
from inspector.gui.widgets.menu import Menu


@pytest.fixture
def button(qtbot: QtBot) -> IconButton:
    made = IconButton("star", "Star this capture")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_the_hit_area_is_larger_than_the_icon(button: IconButton) -> None:
    """28 by 28 px accept a press."""
    assert (button.width(), button.height()) == (HIT, HIT)


def test_its_words_are_name_and_tooltip(button: IconButton) -> None:
    """Nobody has to guess what an icon does."""
    assert button.accessibleName() == button.toolTip() == "Star this capture"


def test_its_look_can_change(button: IconButton) -> None:
    """A set star is filled and says what its next press does."""
    before = button.grab().toImage()
    button.set_look("star", "Take the star away", "acc", filled=True)
    assert button.accessibleName() == "Take the star away"
    after = button.grab().toImage()
    assert after != before
    assert after.pixelColor(14, 14) == theme.color("acc")


def test_it_confirms_with_a_check(button: IconButton, qtbot: QtBot) -> None:
    """After copying it shows a check for a moment, then its icon again."""
    before = button.grab().toImage()
    button._confirming.setInterval(1)
    button.confirm()
    assert button._confirming.isActive()
    assert button.grab().toImage() != before
    qtbot.waitUntil(lambda: not button._confirming.isActive())
    assert button.grab().toImage() == before


def test_keys_press_it(button: IconButton, qtbot: QtBot) -> None:
    """Enter presses, as the space bar does."""
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_disabled_icon_is_pale(button: IconButton) -> None:
    """It is painted in the quiet text colour."""
    before = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != before


def test_a_menu_opens(button: IconButton, qtbot: QtBot) -> None:
    """A press opens the menu at the button's right edge."""
    menu = Menu("More")
    qtbot.addWidget(menu)
    menu.add("About", lambda: None)
    button.set_menu(menu)
    button.click()
    assert menu.isVisible()
    menu.close()
