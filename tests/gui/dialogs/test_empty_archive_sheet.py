"""Emptying an archive needs its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.dialogs.empty_archive_sheet import EmptyArchiveSheet
from tests.gui.naming import spoken, unnamed


@pytest.fixture
def sheet(qtbot: QtBot) -> EmptyArchiveSheet:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    made = EmptyArchiveSheet(window)
    made.setProperty("kept", window)
    window.show()
    made.open_for("captures.sqlite", 1261)
    return made


def test_it_says_what_will_be_gone(sheet: EmptyArchiveSheet) -> None:
    """How many captures of which archive, and that it is final."""
    said = spoken(sheet)
    assert "1,261 captures will be deleted from" in said
    assert "cannot be undone" in said
    assert unnamed(sheet) == []


@pytest.mark.parametrize("typed", ["", "captures", "captures.sqlite ", "Captures.sqlite"])
def test_almost_the_name_is_not_enough(sheet: EmptyArchiveSheet, typed: str, qtbot: QtBot) -> None:
    """Only the exact name deletes."""
    sheet.field.setText(typed)
    assert not sheet.delete.isEnabled()
    with qtbot.assertNotEmitted(sheet.confirmed):
        QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert sheet.isVisible()


def test_the_name_confirms(sheet: EmptyArchiveSheet, qtbot: QtBot) -> None:
    """With the name typed, the button tells it and the sheet goes."""
    sheet.field.setText("captures.sqlite")
    with qtbot.waitSignal(sheet.confirmed) as confirmed:
        sheet.delete.click()
    assert confirmed.args == ["captures.sqlite"]
    assert sheet.isHidden()


def test_another_time_starts_anew(sheet: EmptyArchiveSheet) -> None:
    """What was typed before does not count again."""
    sheet.field.setText("captures.sqlite")
    sheet.close_sheet()
    sheet.open_for("captures.sqlite", 1)
    assert sheet.field.text() == ""
    assert not sheet.delete.isEnabled()
    assert "1 capture will be deleted" in spoken(sheet)
