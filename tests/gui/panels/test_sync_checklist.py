"""What a sync needs."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.sync_checklist import SyncChecklist
from tests.gui.naming import unnamed
from tests.gui.sync_samples import MISSING, item


@pytest.fixture
def checklist(qtbot: QtBot) -> SyncChecklist:
    made = SyncChecklist()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.show_items(MISSING, complete=False)
    return made


def test_what_is_missing_has_its_field(checklist: SyncChecklist) -> None:
    """Address, secret and credential can be entered in place; what is there has none."""
    assert [line.is_open for line in checklist.lines] == [True, True, True, False]
    assert checklist.lines[1]._words.text() == "The Fuse API key is missing. Enter it."
    assert checklist.first_field() is checklist.lines[0].field
    assert unnamed(checklist) == []


def test_what_only_another_webhook_brings_has_no_field(checklist: SyncChecklist) -> None:
    """A missing proof cannot be typed."""
    lacks = item("capture", "Fuse-Verification", "It came without.", "Wait for the next one.")
    checklist.show_items([lacks], complete=False)
    assert [line.is_open for line in checklist.lines] == [False]
    assert "Wait for the next one." in checklist.lines[0]._words.text()


def test_a_value_is_told_with_its_place(qtbot: QtBot, checklist: SyncChecklist) -> None:
    """By Enter and by the button; nothing is told for an empty field."""
    line = checklist.lines[1]
    with qtbot.assertNotEmitted(checklist.entered):
        line.save.click()
    line.field.setText("the-key")
    with qtbot.waitSignal(checklist.entered) as told:
        line.save.click()
    assert told.args == ["secret:fuse", "the-key"]
    checklist.lines[0].field.setText(" https://x.example ")
    with qtbot.waitSignal(checklist.entered) as told:
        checklist.lines[0].field.returnPressed.emit()
    assert told.args == ["address:staging", "https://x.example"]


def test_what_is_being_typed_stays(checklist: SyncChecklist) -> None:
    """Another thing was filled in meanwhile: lines and typed text are the same ones."""
    line = checklist.lines[2]
    QTest.keyClicks(line.field, "half")
    filled = [MISSING[0], item("secret:fuse", "Fuse API key"), *MISSING[2:]]
    checklist.show_items(filled, complete=False)
    assert checklist.lines[2] is line
    assert line.field.text() == "half"
    assert not checklist.lines[1].is_open


def test_a_certificate_is_chosen_as_a_file(checklist: SyncChecklist, tmp_path: Path) -> None:
    """Only PEM material has that button; a wrong file is said in its line."""
    assert all(line.file.isHidden() for line in checklist.lines)
    wants = item("credential:Teller-Certificate", "Teller-Certificate", "It is missing.")
    checklist.show_items([wants], complete=False)
    line = checklist.lines[0]
    assert not line.file.isHidden()
    line.take_file(str(tmp_path / "none.pem"))
    assert "cannot be read" in line._words.text()
    (tmp_path / "a.pem").write_text("-----BEGIN A-----\nx\n")
    line.take_file(str(tmp_path / "a.pem"))
    assert line.field.text()


def test_it_says_when_everything_is_there(checklist: SyncChecklist) -> None:
    """And what to do then."""
    checklist.show_items([item(one["field"], one["name"]) for one in MISSING], complete=True)
    assert checklist._end.isVisible()
    assert not checklist._title.isVisible()
    assert checklist.first_field() is None
