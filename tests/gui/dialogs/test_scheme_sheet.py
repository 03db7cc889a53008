"""Schemes of the user's own: written, tried, found, saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.dialogs.scheme_sheet import SchemeSheet
from inspector.gui.scheme_session import SchemeSession
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed

ACME = 'name = "acme"\nheader = "X-Acme"\n'
SAID = {"id": "custom:acme", "is_there": True, "outcome": "verified", "explanation": "It matches.",
        "expected": "a", "received": "a", "signed": "POST {}"}  # fmt: skip


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    made = FakeLink()
    made.answers["preview-scheme"] = SAID
    return made


@pytest.fixture
def sheet(qtbot: QtBot, link: FakeLink, tmp_path: Path) -> Iterator[SchemeSheet]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    session = SchemeSession(tmp_path, link)
    made = SchemeSheet(session, link, window, lambda: [7, 5])
    session.setParent(made)
    link.setParent(made)
    made.open_for()
    yield made
    window.close()


def test_what_is_written_is_tried_on_the_capture(sheet: SchemeSheet, link: FakeLink) -> None:
    """With the secret typed, which is not shown; the verdict and what is signed stand beneath."""
    QTest.keyClicks(sheet.secret, "canary-value")
    sheet._preview()
    asked = link.commands("preview-scheme")[-1]
    assert (asked["capture"], asked["secret"], asked["text"]) == (
        7,
        "canary-value",
        sheet.text.text(),
    )
    assert "Verified. It matches." in spoken(sheet)
    assert sheet.signed.text() == "POST {}"
    assert "canary-value" not in spoken(sheet)
    assert unnamed(sheet) == []


def test_what_is_wrong_is_said_beneath_the_file(sheet: SchemeSheet, link: FakeLink) -> None:
    """And goes once it is mended."""
    link.answers["preview-scheme"] = Problem("This scheme cannot be used: header is missing.")
    sheet._preview()
    assert "header is missing" in spoken(sheet)
    link.answers["preview-scheme"] = SAID | {"is_there": False}
    sheet._preview()
    assert sheet.wrong.isHidden()
    assert "does not carry the header" in spoken(sheet)


def test_the_format_is_found(sheet: SchemeSheet, link: FakeLink) -> None:
    """From the secret and captures that look alike; nothing found is said with what to do."""
    sheet.search.click()
    assert "enter its secret first" in spoken(sheet)
    QTest.keyClicks(sheet.secret, "key")
    link.answers["find-scheme"] = {"captures": 2, "tried": 1200, "found": []}
    sheet.search.click()
    assert "None of 1,200 formats" in spoken(sheet)
    link.answers["find-scheme"] = {"captures": 2, "tried": 9, "found": [{"text": ACME}]}
    sheet.search.click()
    assert link.commands("find-scheme")[-1] == {"captures": [7, 5], "secret": "key", "name": "acme"}
    assert sheet.text.text() == ACME


def test_it_is_saved_loaded_and_deleted(sheet: SchemeSheet, tmp_path: Path) -> None:
    """As a file to share; the text stays after deleting, to be saved again."""
    sheet.text.set_text(ACME)
    sheet.save.click()
    assert (tmp_path / "acme.toml").read_text() == ACME
    assert sheet.choice.value == "custom:acme"
    sheet.text.set_text("")
    sheet.choice._choose("custom:acme")
    sheet._on_chosen()
    assert sheet.text.text() == ACME
    sheet.delete.click()
    assert not (tmp_path / "acme.toml").exists()
    assert sheet.text.text() == ACME


def test_a_file_is_imported(sheet: SchemeSheet, tmp_path: Path) -> None:
    """Its text is shown; a file that cannot be used is told."""
    file = tmp_path / "shared.toml"
    file.write_text(ACME)
    sheet.take(file)
    assert sheet.text.text() == ACME
    sheet.take(tmp_path / "none.toml")
    assert "cannot be read" in spoken(sheet)
