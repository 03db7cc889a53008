"""Which way keys move."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from inspector.gui.views.list_movement import FAR, step_of

NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """A key that is pressed."""
    return QKeyEvent(QEvent.Type.KeyPress, key, modifier)


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_J, 1),
        (Qt.Key.Key_Up, -1),
        (Qt.Key.Key_K, -1),
        (Qt.Key.Key_PageDown, 20),
        (Qt.Key.Key_PageUp, -20),
        (Qt.Key.Key_Home, -FAR),
        (Qt.Key.Key_End, FAR),
    ],
)
def test_keys_move(key: Qt.Key, step: int) -> None:
    """Arrows, J and K, pages and ends."""
    assert step_of(press(key), 20) == step


def test_other_keys_do_not_move() -> None:
    """Letters and combinations are left to others."""
    assert step_of(press(Qt.Key.Key_A), 20) is None
    assert step_of(press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier), 20) is None


def test_the_keypad_moves_too() -> None:
    """Arrows of the keypad are arrows."""
    assert step_of(press(Qt.Key.Key_Down, Qt.KeyboardModifier.KeypadModifier), 20) == 1
