"""The field for a credential."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from inspector.gui.panels.credential_field import CredentialField
from tests.gui.keyboard import press

PEM = "-----BEGIN CERTIFICATE-----\nc2FtcGxl\n-----END CERTIFICATE-----\n"


@pytest.fixture
def field(qtbot: QtBot) -> CredentialField:
    made = CredentialField("Teller-Certificate")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def test_several_lines_are_kept(qtbot: QtBot, field: CredentialField) -> None:
    """A pasted PEM file keeps its line breaks, shows dots and says how many lines it has."""
    QGuiApplication.clipboard().setText(PEM)
    with qtbot.waitExposed(field):
        field.activateWindow()
    press("Ctrl+V")
    assert field.value() == PEM
    assert "BEGIN" not in field.text()
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field._hint == "3 lines"


def test_typing_forgets_them(field: CredentialField) -> None:
    """What is typed counts, not what was pasted before."""
    field._keep(PEM)
    QTest.keyClicks(field, "x")
    assert field.value() == field.text()
    assert field._hint == ""
    field._keep("  one line \n")
    assert field.value() == "one line"
    field.empty()
    assert field.value() == ""


def test_a_file_is_read(field: CredentialField, tmp_path: Path) -> None:
    """Its text; what is no PEM file or not there is said."""
    good, bad = tmp_path / "cert.pem", tmp_path / "cert.der"
    good.write_text(PEM)
    bad.write_bytes(b"\x30\x82\xff")
    assert field.read_file(good) is None
    assert field.value() == PEM
    assert "no PEM file" in str(field.read_file(bad))
    assert "cannot be read" in str(field.read_file(tmp_path / "none"))
    good.write_text("x" * 70_000)
    assert "larger" in str(field.read_file(good))
