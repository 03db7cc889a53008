"""The slim scroll bar."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.scroll_bar import THICKNESS, OverlayScrollBar


class Scrolled:
    """An area that scrolls, with our bar over it."""

    def __init__(self, qtbot: QtBot, height: int) -> None:
        self.area = QScrollArea()
        qtbot.addWidget(self.area)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.bar = OverlayScrollBar(self.area, Qt.Orientation.Vertical, 20)
        self.inside = QWidget()
        self.inside.setFixedSize(80, height)
        self.area.setWidget(self.inside)
        self.area.resize(100, 220)
        self.area.show()

    @property
    def value(self) -> int:
        """The scroll position."""
        return self.area.verticalScrollBar().value()


@pytest.fixture
def scrolled(qtbot: QtBot) -> Scrolled:
    return Scrolled(qtbot, 2200)


def test_it_takes_no_room(scrolled: Scrolled) -> None:
    """The viewport keeps its width; the bar lies over its right edge, below the header."""
    assert scrolled.area.viewport().width() == 100
    assert scrolled.bar.geometry().getRect() == (100 - THICKNESS, 20, THICKNESS, 200)


def test_it_hides_when_all_is_seen(qtbot: QtBot) -> None:
    """Nothing to scroll, nothing to show."""
    assert Scrolled(qtbot, 100).bar.isHidden()


def test_the_thumb_shows_where_and_how_much(scrolled: Scrolled) -> None:
    """Its place and length mirror the view; it never gets too small to grab."""
    start, length = scrolled.bar.thumb()
    assert (start, length) == (0, 32)
    bar = scrolled.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert scrolled.bar.thumb()[0] == pytest.approx(200 - 32)


def test_the_thumb_can_be_dragged(scrolled: Scrolled) -> None:
    """Halfway down the bar is halfway down the content."""
    bar = scrolled.bar
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    QTest.mouseMove(bar, QPoint(5, 10 + 84))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 94))
    assert scrolled.value == pytest.approx(scrolled.area.verticalScrollBar().maximum() / 2, abs=12)


def test_a_press_beside_the_thumb_jumps(scrolled: Scrolled) -> None:
    """The thumb comes to the pointer."""
    QTest.mouseClick(scrolled.bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 195))
    assert scrolled.value == scrolled.area.verticalScrollBar().maximum()


def test_the_thumb_is_painted_slim(scrolled: Scrolled) -> None:
    """4 px at the right edge."""
    image = scrolled.bar.grab().toImage()
    assert image.pixelColor(THICKNESS - 3, 16) == theme.color("line2")
    assert image.pixelColor(1, 16) != theme.color("line2")


def test_it_works_sideways(qtbot: QtBot) -> None:
    """The horizontal bar lies at the lower edge."""
    area = QScrollArea()
    qtbot.addWidget(area)
    bar = OverlayScrollBar(area, Qt.Orientation.Horizontal)
    inside = QWidget()
    inside.setFixedSize(900, 50)
    area.setWidget(inside)
    area.resize(200, 100)
    area.show()
    assert bar.isVisible()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(180, 5))
    assert area.horizontalScrollBar().value() > 0
