"""The addresses of syncs."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.sync_section import MEANS, SyncSection
from inspector.gui.widgets.prose import Prose
from inspector.settings import Settings
from tests.gui.naming import unnamed


@pytest.fixture
def settings() -> Settings:
    return Settings(sync_addresses={"staging": "https://staging.example"})


@pytest.fixture
def section(qtbot: QtBot, settings: Settings) -> SyncSection:
    made = SyncSection(settings)
    qtbot.addWidget(made)
    made.resize(760, 300)
    made.show()
    return made


def test_each_environment_has_its_address(section: SyncSection) -> None:
    """Fuse's own show where none was entered; an environment of the user's own has a row, too."""
    assert list(section.fields) == ["sandbox", "production", "staging"]
    assert section.fields["sandbox"].text() == ""
    assert section.fields["sandbox"].placeholderText() == "https://sandbox-api.letsfuse.com"
    assert section.fields["staging"].text() == "https://staging.example"
    assert unnamed(section) == []


def test_a_change_is_told(qtbot: QtBot, section: SyncSection) -> None:
    """An address, and its absence."""
    for environment, url in (("sandbox", "http://127.0.0.1:9"), ("staging", "")):
        section.fields[environment].setText(f" {url} ")
        with qtbot.waitSignal(section.changed) as told:
            section.fields[environment].editingFinished.emit()
        assert told.args == [environment, url]


def test_what_cannot_be_used_is_said(qtbot: QtBot, section: SyncSection) -> None:
    """Plain http would carry the key readable; nothing is told then."""
    field = section.fields["production"]
    field.setText("http://api.letsfuse.com")
    with qtbot.assertNotEmitted(section.changed):
        field.editingFinished.emit()
    words = [each.text() for each in section.findChildren(Prose)]
    assert any("unprotected" in each for each in words)
    field.setText("")
    field.editingFinished.emit()
    assert [each.text() for each in section.findChildren(Prose)].count(MEANS) == 2


def test_what_was_entered_elsewhere_shows(section: SyncSection, settings: Settings) -> None:
    """Beside a capture, for an environment of its own."""
    settings.sync_addresses = {"sandbox": "https://a.example", "test": "https://b.example"}
    section.hide()
    section.show()
    assert section.fields["sandbox"].text() == "https://a.example"
    assert section.fields["test"].text() == "https://b.example"
    assert section.fields["staging"].text() == ""
