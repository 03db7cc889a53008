"""A panel over the right side of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.dialogs.sheet import WIDTH, Sheet
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.label import Label


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_it_keeps_to_the_right_edge(window: QWidget) -> None:
    """As wide as it needs, or as the window where that is narrower."""
    sheet = Sheet("Add endpoint", window)
    assert sheet.isHidden()
    sheet.open_sheet(sheet._cross)
    assert sheet.geometry().getRect() == (1000 - WIDTH, 0, WIDTH, 700)
    window.resize(400, 500)
    assert sheet.geometry().getRect() == (0, 0, 400, 500)
    assert not sheet.isModal()


def test_it_can_leave_toolbar_and_status_bar_free(window: QWidget, qtbot: QtBot) -> None:
    """It then covers the right side of one part of the window, and follows it."""
    part = QWidget(window)
    part.setGeometry(0, 52, 1000, 600)
    part.show()
    sheet = Sheet("Add endpoint", window, part)
    sheet.open_sheet(sheet._cross)
    assert sheet.geometry().getRect() == (1000 - WIDTH, 52, WIDTH, 600)
    part.setGeometry(0, 60, 900, 500)
    qtbot.waitUntil(lambda: sheet.geometry().getRect() == (900 - WIDTH, 60, WIDTH, 500))


@pytest.mark.parametrize("by_key", [True, False])
def test_it_closes_and_gives_the_keyboard_back(
    window: QWidget, qtbot: QtBot, *, by_key: bool
) -> None:
    """Escape or the cross; the control of before has the keyboard again."""
    before = QLineEdit(window)
    before.show()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    sheet = Sheet("Add endpoint", window)
    sheet.open_sheet(sheet._cross)
    assert sheet._cross.hasFocus()
    with qtbot.waitSignal(sheet.closed):
        if by_key:
            QTest.keyClick(sheet, Qt.Key.Key_Escape)
        else:
            sheet._cross.click()
    assert before.hasFocus()
    sheet.close_sheet()


def test_words_line_up_with_fields(window: QWidget) -> None:
    """A button keeps its width, words take the row."""
    sheet = Sheet("Add endpoint", window)
    words, button = Label("Path", stretch=True), Button("Save")
    sheet.add(words)
    sheet.add(button)
    sheet.open_sheet(button)
    sheet.grab()
    left = [each.mapTo(sheet, each.rect().topLeft()).x() for each in (words, button)]
    assert left == [21, 21]
    assert button.width() == button.sizeHint().width()


def test_it_is_painted_in_both_themes(window: QWidget) -> None:
    """On the surface colour, under any title."""
    sheet = Sheet("Add endpoint", window)
    sheet.set_title("Change endpoint")
    assert sheet.accessibleName() == "Change endpoint"
    sheet.open_sheet(sheet._cross)
    for name in ("light", "dark"):
        theme.themes.use(name)
        assert sheet.grab().toImage().pixelColor(8, 300) == theme.color("surface")
