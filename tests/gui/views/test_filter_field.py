"""The filter field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.filter_field import HALO, HEIGHT, HINT, NARROWEST, FilterField


class Held:
    """A field in a window with something else that can take the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.other = QWidget(self.window)
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = FilterField(self.window)
        self.field.resize(700, HEIGHT + 2 * HALO)
        self.window.resize(720, 60)
        self.window.show()
        self.window.activateWindow()
        self.other.setFocus()
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into the field."""
        self.field.edit.setFocus()
        QTest.keyClicks(self.field.edit, text)


@pytest.fixture
def held(qtbot: QtBot) -> Held:
    return Held(qtbot)


def test_a_query_is_told_once_the_user_pauses(held: Held, qtbot: QtBot) -> None:
    """Every letter does not search the archive."""
    with qtbot.waitSignal(held.field.query_changed) as told:
        held.type("fuse")
    assert told.args == ["fuse"]


def test_enter_does_not_wait(held: Held, qtbot: QtBot) -> None:
    """Enter tells at once, and not twice."""
    held.type("fuse")
    with qtbot.waitSignal(held.field.query_changed):
        QTest.keyClick(held.field.edit, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(held.field.query_changed):
        QTest.keyClick(held.field.edit, Qt.Key.Key_Return)


def test_escape_clears_then_leaves(held: Held, qtbot: QtBot) -> None:
    """The first Esc empties the field, the second gives the keyboard to the list."""
    held.type("fuse")
    QTest.keyClick(held.field.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(held.field.query_changed) as told:
        QTest.keyClick(held.field.edit, Qt.Key.Key_Escape)
    assert told.args == [""]
    with qtbot.waitSignal(held.field.left):
        QTest.keyClick(held.field.edit, Qt.Key.Key_Escape)


def test_down_goes_to_the_list(held: Held, qtbot: QtBot) -> None:
    """What was typed holds, and the keyboard moves on."""
    held.type("fuse")
    with qtbot.waitSignals([held.field.query_changed, held.field.left]):
        QTest.keyClick(held.field.edit, Qt.Key.Key_Down)


def test_chips_show_while_nobody_types(held: Held, qtbot: QtBot) -> None:
    """A restored query is shown as chips until the field gets the keyboard."""
    with qtbot.assertNotEmitted(held.field.query_changed, wait=250):
        held.field.set_text("verdict:failed")
    assert held.field._chips.isVisible()
    held.field.edit.setFocus()
    qtbot.waitUntil(held.field._chips.isHidden)


def test_a_chip_can_be_removed(held: Held, qtbot: QtBot) -> None:
    """The cross of a chip changes the query at once."""
    held.field.set_text("verdict:failed sync")
    with qtbot.waitSignal(held.field.query_changed) as told:
        held.field._chips.removed.emit("sync")
    assert told.args == ["sync"]
    assert held.field.text == "sync"


def test_the_cross_clears_everything(held: Held, qtbot: QtBot) -> None:
    """It is only there when there is something to clear."""
    assert held.field._clear.isHidden()
    held.field.set_text("verdict:failed")
    assert held.field._clear.isVisible()
    with qtbot.waitSignal(held.field.query_changed) as told:
        held.field._clear.click()
    assert told.args == [""]


def test_the_count_is_said(held: Held) -> None:
    """How many match stands at the right end and in the description."""
    held.field.set_text("fuse")
    held.field.show_count("3 of 128")
    assert held.field.edit.accessibleDescription() == "3 of 128"


def test_what_is_wrong_is_said(held: Held) -> None:
    """A query that cannot be used shows it, with the sentence as tooltip."""
    held.field.set_text("vrdict:failed")
    held.field.show_count("", wrong="There is no field vrdict.")
    assert held.field.toolTip() == "There is no field vrdict."
    held.field.show_count("0 of 5")
    assert held.field.toolTip() == ""


def test_a_narrow_field_has_a_short_hint(held: Held) -> None:
    """The hint is whole or short, never cut; the field keeps 240 px."""
    assert held.field.edit.placeholderText() == HINT
    held.field.resize(NARROWEST, HEIGHT + 2 * HALO)
    assert held.field.edit.placeholderText() == "Filter"
    assert held.field.minimumSizeHint().width() == NARROWEST


def test_focus_has_a_halo(held: Held) -> None:
    """The edge takes the accent when the keyboard is here."""
    middle = held.field.width() // 2
    before = held.field.grab().toImage().pixelColor(middle, HALO)
    held.field.edit.setFocus()
    after = held.field.grab().toImage().pixelColor(middle, HALO)
    assert before == theme.color("line2")
    assert after == theme.color("acc")


def test_it_follows_the_theme(held: Held) -> None:
    """What is typed can be read in the other theme."""
    theme.themes.use("dark")
    assert held.field.edit.palette().text().color() == theme.color("t1")
