"""A person at the keyboard: keys go to what has the focus, or to the menu that is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

FARTHEST = 120
"""More controls than any page has."""


def receiver() -> QWidget:
    """Who gets the next key."""
    popup = QApplication.activePopupWidget()
    active = QApplication.activeWindow()
    if popup is None and (active is None or not active.isVisible()):
        # Without a window manager nobody gives the keyboard back when a menu closes.
        window = next(each for each in QApplication.topLevelWidgets() if each.isVisible())
        window.activateWindow()
        QApplication.processEvents()
    found = popup or QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def press(*texts: str) -> None:
    """Press keys one after the other, each as Qt writes it: `Ctrl+K`, `Down`."""
    for text in texts:
        QTest.keySequence(receiver(), QKeySequence(text))


def write(text: str) -> None:
    """Type letters."""
    QTest.keyClicks(receiver(), text)


def focused() -> str:
    """The name of what has the focus, as a screen reader says it."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def tab_to(name: str) -> None:
    """Press Tab until the control whose name begins so has the focus."""
    passed = []
    for _ in range(FARTHEST):
        if focused().startswith(name):
            return
        passed.append(focused())
        QTest.keyClick(receiver(), Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached; Tab passed {passed}")
