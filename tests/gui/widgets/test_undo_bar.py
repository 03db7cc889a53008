"""Taking back what was just done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.undo_bar import UndoBar
from tests.gui.naming import spoken, unnamed


@pytest.fixture
def bar(qtbot: QtBot) -> UndoBar:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(600, 400)
    around.show()
    return UndoBar(around)


def test_it_shows_up_with_words_and_a_way_back(bar: UndoBar) -> None:
    """Hidden at first; Undo runs once and the bar goes."""
    undone: list[int] = []
    assert bar.isHidden()
    bar.tell("Deleted: Fuse API key", lambda: undone.append(1))
    assert bar.isVisible()
    assert "Deleted: Fuse API key" in spoken(bar)
    assert unnamed(bar) == []
    undo = bar.findChildren(QAbstractButton)[0]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    undo.click()
    assert undone == [1]
    assert bar.isHidden()


def test_closing_keeps_what_was_done(bar: UndoBar) -> None:
    """The close button only hides it."""
    undone: list[int] = []
    bar.tell("Deleted", lambda: undone.append(1))
    bar.findChildren(QAbstractButton)[1].click()
    assert bar.isHidden()
    assert undone == []


def test_it_stays_at_the_lower_edge(bar: UndoBar) -> None:
    """Also when the page becomes smaller, and never wider than it."""
    bar.tell("Deleted: " + "a long name " * 20, lambda: None)
    for width, height in ((600, 400), (300, 250)):
        bar._around.resize(width, height)
        assert bar.geometry().bottom() == height - 21
        assert 0 < bar.x() < bar.geometry().right() < width
    assert not bar.grab().isNull()
