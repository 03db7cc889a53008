"""The field a secret is typed into."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from inspector.gui.panels.secret_field import SecretField


@pytest.fixture
def field(qtbot: QtBot) -> SecretField:
    made = SecretField("Value")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("copied", "kept", "cut"),
    [("key", "key", False), ("key\n", "key", True), ("key\r\n", "key", True)],
)
def test_a_pasted_line_break_is_left_out(
    field: SecretField, copied: str, kept: str, *, cut: bool
) -> None:
    """And the field remembers that it was, until it is emptied."""
    QGuiApplication.clipboard().setText(copied)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == kept
    assert field.cut_line_break is cut
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert not field.cut_line_break


def test_it_is_masked_unless_revealed(field: SecretField) -> None:
    """Dots come back when the eye is let go of."""
    QTest.keyClicks(field, "canary")
    assert field.displayText() == "•" * 6
    field.reveal(shown=True)
    assert field.displayText() == "canary"
    field.reveal(shown=False)
    assert field.echoMode() is QLineEdit.EchoMode.Password
