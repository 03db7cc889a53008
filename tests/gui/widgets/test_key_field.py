"""Taking keys for an action."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.key_field import KeyField

KEY, HELD = Qt.Key, Qt.KeyboardModifier


class Around(QWidget):
    """A window with keys of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.first, self.second = KeyField("Pause"), KeyField("Quit")
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.activated.connect(lambda: self.pressed.append("Ctrl+P"))


@pytest.fixture
def around(qtbot: QtBot) -> Around:
    made = Around()
    qtbot.addWidget(made)
    made.first.set_keys("Ctrl+P")
    made.show()
    made.activateWindow()
    made.first.setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "held", "keys"),
    [
        (KEY.Key_P, HELD.ControlModifier, "Ctrl+P"),
        (KEY.Key_F9, HELD.NoModifier, "F9"),
        (KEY.Key_S, HELD.NoModifier, "S"),
        (KEY.Key_L, HELD.ControlModifier | HELD.ShiftModifier, "Ctrl+Shift+L"),
        (KEY.Key_5, HELD.AltModifier | HELD.KeypadModifier, "Alt+5"),
        (KEY.Key_Tab, HELD.NoModifier, "Tab"),
        (KEY.Key_Backtab, HELD.ShiftModifier, "Shift+Tab"),
        (KEY.Key_Backspace, HELD.NoModifier, ""),
        (KEY.Key_Delete, HELD.NoModifier, ""),
        (KEY.Key_Backspace, HELD.ControlModifier, "Ctrl+Backspace"),
    ],
)
def test_the_next_keys_are_taken(
    around: Around, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, keys: str
) -> None:
    """Whatever they mean elsewhere, and also when the modifier is seen first."""
    field = around.first
    QTest.keyClick(field, KEY.Key_Return)
    with qtbot.waitSignal(field.recorded) as told:
        QTest.keyPress(field, KEY.Key_Control, HELD.ControlModifier)
        QTest.keyClick(field, key, held)
    assert told.args == [keys]
    assert around.pressed == []
    assert not field.listening
    assert around.focusWidget() is field


def test_escape_keeps_what_was(around: Around, qtbot: QtBot) -> None:
    """Nothing is told; who goes elsewhere is not waited for."""
    field = around.first
    with qtbot.assertNotEmitted(field.recorded):
        QTest.keyClick(field, KEY.Key_Space)
        QTest.keyClick(field, KEY.Key_Escape)
        QTest.keyClick(field, KEY.Key_Space)
        around.second.setFocus()
    assert not field.listening
    assert field.keys == "Ctrl+P"


def test_keys_of_the_window_work_beside_it(around: Around) -> None:
    """While nothing is waited for."""
    QTest.keyClick(around.first, KEY.Key_P, HELD.ControlModifier)
    assert around.pressed == ["Ctrl+P"]


def test_rows_are_walked(around: Around, qtbot: QtBot) -> None:
    """Down and up; Backspace takes keys away at once."""
    QTest.keyClick(around.first, KEY.Key_Down)
    assert around.focusWidget() is around.second
    QTest.keyClick(around.second, KEY.Key_Up)
    assert around.focusWidget() is around.first
    with qtbot.waitSignal(around.first.recorded) as told:
        QTest.keyClick(around.first, KEY.Key_Backspace)
    assert told.args == [""]


def test_it_says_what_it_shows(around: Around) -> None:
    """Action and keys, or that it waits."""
    assert around.first.accessibleName() == "Pause: Ctrl+P"
    assert around.second.accessibleName() == "Quit: none"
    QTest.keyClick(around.first, KEY.Key_Return)
    assert around.first.accessibleName() == "Pause: press the new keys"
    ground = around.first.grab().toImage().pixelColor(140, 14).name()
    assert ground == theme.color("accSoft").name()
