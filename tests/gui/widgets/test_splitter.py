"""Panes side by side."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.splitter import Splitter


def split(qtbot: QtBot) -> Splitter:
    """Two panes of 200 px."""
    made = Splitter("list and detail")
    qtbot.addWidget(made)
    for _ in range(2):
        pane = QWidget()
        pane.setMinimumWidth(50)
        made.addWidget(pane)
    made.resize(401, 100)
    made.show()
    made.setSizes([200, 200])
    return made


def test_a_hairline_parts_the_panes(qtbot: QtBot) -> None:
    """One px in the line colour."""
    made = split(qtbot)
    assert made.sizes() == [200, 200]
    assert made.grab().toImage().pixelColor(200, 50) == theme.color("line")


def test_the_line_can_be_dragged_and_shows_it(qtbot: QtBot) -> None:
    """It is accented while it is held; panes never collapse."""
    made = split(qtbot)
    handle = made.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    assert made.grab().toImage().pixelColor(200, 50) == theme.color("acc")
    QTest.mouseMove(handle, middle - QPoint(190, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    assert made.sizes()[0] == 50
