"""Which way a key moves in the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

FAR = 1 << 31
"""Further than any list is long."""


def step_of(event: QKeyEvent, page: int) -> int | None:
    """Rows a key moves by, downwards positive; None for a key that does not move.

    Arrows, J and K, page keys, Home and End, without modifiers.
    """
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    steps = {
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_J: 1,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_K: -1,
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_Home: -FAR,
        Qt.Key.Key_End: FAR,
    }
    return steps.get(Qt.Key(event.key()))
