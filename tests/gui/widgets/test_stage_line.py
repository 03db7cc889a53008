"""A stage that ticks when it is reached."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.stage_line import StageLine


def test_a_screen_reader_hears_how_it_stands(qtbot: QtBot) -> None:
    """The mark is not the only carrier."""
    line = StageLine("Verified", "Add API key")
    qtbot.addWidget(line)
    line.show_stage("Nothing yet.", reached=False)
    assert line.accessibleName() == "Verified: not yet. Nothing yet."
    line.show_stage("3 requests.", reached=True)
    assert (line.accessibleName(), line.reached) == ("Verified: yes. 3 requests.", True)
    assert line.detail == "3 requests."
    assert line.action.text() == "Add API key"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_mark_changes(qtbot: QtBot, name: str) -> None:
    """A ring before, a filled circle afterwards."""
    line = StageLine("Listening")
    qtbot.addWidget(line)
    theme.themes.use(name)
    line.resize(400, 24)
    line.show_stage("", reached=False)
    before = line.grab().toImage()
    line.show_stage("", reached=True)
    assert line.grab().toImage() != before
    assert line.action.isHidden()
