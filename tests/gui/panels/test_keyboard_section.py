"""The list of keys in the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.actions import ACTIONS
from inspector.gui.keymap import Keymap
from inspector.gui.panels.keyboard_section import KeyboardSection, KeyRow
from inspector.settings import Settings
from tests.gui.naming import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(qtbot: QtBot) -> KeyboardSection:
    made = KeyboardSection(Keymap(Settings()))
    qtbot.addWidget(made)
    made.resize(760, 2400)
    made.show()
    made.activateWindow()
    return made


def press(row: KeyRow, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """Give a row new keys as a person does."""
    row.field.setFocus()
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    QTest.keyClick(row.field, key, held)


def test_every_action_has_a_row(section: KeyboardSection) -> None:
    """With its keys, and a name for who does not see it."""
    assert list(section.rows) == [spec.id for spec in ACTIONS]
    assert section.rows["pause"].field.keys == "Ctrl+P"
    assert unnamed(section) == []
    assert not section.reset_all.isEnabled()


def test_new_keys_are_kept_and_reset(section: KeyboardSection) -> None:
    """One row by its own button, all by one."""
    row = section.rows["pause"]
    press(row, Qt.Key.Key_B)
    assert row.field.keys == "Ctrl+B"
    assert section._keymap._settings.shortcuts == {"pause": "Ctrl+B"}
    row.reset.click()
    assert row.field.keys == "Ctrl+P"
    assert row.reset.isHidden()
    press(row, Qt.Key.Key_B)
    section.reset_all.click()
    assert section._keymap._settings.shortcuts == {}


def test_a_conflict_is_said_and_can_be_decided(section: KeyboardSection) -> None:
    """Nothing changes before; afterwards the other action has no keys."""
    row, other = section.rows["pause"], section.rows["filter"]
    press(row, Qt.Key.Key_F)
    assert row.objection.text() == "Ctrl+F belongs to “Filter the list”."
    assert row.field.keys == "Ctrl+P"
    row.take.click()
    assert (row.field.keys, other.field.keys) == ("Ctrl+F", "")
    assert row.objection.isHidden()
    assert row.take.isHidden()


def test_reserved_keys_cannot_be_taken(section: KeyboardSection) -> None:
    """A sentence says what they do; there is nothing to decide."""
    row = section.rows["pause"]
    press(row, Qt.Key.Key_C)
    assert row.objection.text().startswith("Ctrl+C copies what is selected")
    assert row.take.isHidden()
    press(row, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    assert row.field.keys == ""
