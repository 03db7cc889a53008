"""A button to hold."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.hold_button import HoldButton


@pytest.fixture
def button(qtbot: QtBot) -> HoldButton:
    made = HoldButton("eye", "Hold to reveal")
    qtbot.addWidget(made)
    made.resize(28, 28)
    return made


@pytest.fixture
def told(button: HoldButton) -> list[bool]:
    seen: list[bool] = []
    button.held.connect(seen.append)
    return seen


def test_the_mouse_holds_it(button: HoldButton, told: list[bool]) -> None:
    """From press to release."""
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert told == [True]
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert told == [True, False]


def test_the_space_bar_holds_it(button: HoldButton, told: list[bool]) -> None:
    """From press to release, too."""
    QTest.keyPress(button, Qt.Key.Key_Space)
    assert told == [True]
    QTest.keyRelease(button, Qt.Key.Key_Space)
    assert told == [True, False]


@pytest.mark.parametrize(
    "leave",
    [
        lambda button: button.hide(),
        lambda button: button.setEnabled(False),
        lambda button: QApplication.sendEvent(button, QEvent(QEvent.Type.ActivationChange)),
        lambda button: QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusOut)),
    ],
    ids=["hidden", "disabled", "window left", "keyboard elsewhere"],
)
def test_it_never_stays_held(button: HoldButton, told: list[bool], leave: object) -> None:
    """Whatever takes the user away lets go of it."""
    assert callable(leave)
    button.setVisible(True)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    leave(button)
    assert told == [True, False]
