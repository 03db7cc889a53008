"""A path that copies itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.code_button import CodeButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_it(qtbot: QtBot, key: Qt.Key) -> None:
    """Enter and space do what a click does."""
    button = CodeButton("/fuse", "Copy the address for Fuse")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copy the address for Fuse"
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_it_confirms(qtbot: QtBot) -> None:
    """The icon becomes a check for a while."""
    button = CodeButton("/fuse", "Copy")
    qtbot.addWidget(button)
    before = button.grab().toImage()
    button.confirm()
    assert button.grab().toImage() != before
    button._confirming.setInterval(1)
    with qtbot.waitSignal(button._confirming.timeout):
        button.confirm()
    assert button.grab().toImage() == before
