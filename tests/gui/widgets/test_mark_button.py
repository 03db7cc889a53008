"""Colour marks as painted and as buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.mark import Mark
from inspector.gui import theme
from inspector.gui.widgets.mark_button import SIZE, MarkButton, mark_pixmap


def grey(image: QImage) -> list[int]:
    """An image as who sees no colours sees it."""
    return [image.pixelColor(x, y).lightness() for x in range(SIZE) for y in range(SIZE)]


def test_marks_differ_without_their_colours() -> None:
    """Each has another letter; in another theme other colours."""
    images = [mark_pixmap("light", mark, 1.0).toImage() for mark in Mark]
    assert len({tuple(grey(image)) for image in images}) == len(Mark)
    dark = mark_pixmap("dark", Mark.RED, 1.0).toImage()
    assert dark.pixelColor(1, 8) == theme.named("dark").marks["red"][0]


def test_a_button_says_what_it_does_and_takes_keys(qtbot: QtBot) -> None:
    """Enter presses it, as the space bar does; the chosen one looks otherwise."""
    button = MarkButton(Mark.BLUE)
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == "Mark blue"
    before = button.grab().toImage()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert button.isChecked()
    assert button.grab().toImage() != before
