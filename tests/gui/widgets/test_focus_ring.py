"""The ring around what the keyboard is on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.focus_ring import OFFSET, RING, FocusRing


class Ringed:
    """Two buttons and a line with a ring that follows the keyboard."""

    def __init__(self, app: QApplication, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        row = QHBoxLayout(self.window)
        row.setSpacing(20)
        self.first, self.second = Button("First"), Button("Second")
        self.line = QLineEdit()
        for widget in (self.first, self.second, self.line):
            row.addWidget(widget)
        self.ring = FocusRing(app)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until this widget has the keyboard."""
        for _ in range(4):
            QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_Tab)
            if self.window.focusWidget() is wanted:
                return


@pytest.fixture
def ringed(qapp: QApplication, qtbot: QtBot) -> Iterator[Ringed]:
    made = Ringed(qapp, qtbot)
    yield made
    made.ring.stop()


def test_the_ring_stands_outside(ringed: Ringed) -> None:
    """2 px of ring, 1 px away from the control, on every side."""
    ringed.tab_to(ringed.first)
    wide = RING + OFFSET
    assert ringed.ring.isVisible()
    expected = ringed.first.geometry().adjusted(-wide, -wide, wide, wide)
    assert ringed.ring.geometry() == expected
    image = ringed.window.grab().toImage()
    spot = expected.topLeft()
    assert image.pixelColor(spot.x() + 20, spot.y() + 1) == theme.color("ring")


def test_the_ring_follows_the_keyboard(ringed: Ringed) -> None:
    """Tab moves it on; a field that paints its own focus has none."""
    ringed.tab_to(ringed.first)
    ringed.tab_to(ringed.second)
    assert ringed.ring.widget() is ringed.second
    ringed.tab_to(ringed.line)
    assert not ringed.ring.isVisible()


def test_a_click_shows_no_ring(ringed: Ringed) -> None:
    """The ring goes with the first press of the mouse and comes back with the first key."""
    assert not ringed.ring.isVisible()
    ringed.tab_to(ringed.second)
    assert ringed.ring.isVisible()
    place = ringed.second.geometry().center()
    QTest.mouseClick(ringed.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert not ringed.ring.isVisible()
    ringed.tab_to(ringed.first)
    assert ringed.ring.isVisible()


def test_the_ring_stands_around_what_is_painted(ringed: Ringed) -> None:
    """A control that paints a narrower ground has its ring there, not at its edges."""
    ringed.first.setProperty("ringInset", 8)
    ringed.tab_to(ringed.first)
    image = ringed.window.grab().toImage()
    frame, ring = ringed.ring.geometry(), theme.color("ring")
    middle = frame.center().y()
    assert image.pixelColor(frame.left() + 1, middle) != ring
    assert image.pixelColor(frame.left() + 8 + 1, middle) == ring
