"""How far judging again is."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.panels.rejudge_line import RejudgeLine
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed


def test_it_is_there_while_captures_wait(qtbot: QtBot) -> None:
    """It can be stopped, says what that leaves, and goes on."""
    page, link = QWidget(), FakeLink()
    qtbot.addWidget(page)
    line = RejudgeLine(link, page)
    link.setParent(page)
    assert line.isHidden()
    link.connected.emit({"rejudging": {"done": 20, "total": 3000, "stopped": False}})
    assert not line.isHidden()
    assert "20 of 3,000" in spoken(line)
    line.button.click()
    link.notice.emit({"notice": "rejudging", "done": 40, "total": 3000, "stopped": True})
    assert "Stopped: 40 of 3,000" in spoken(line)
    assert unnamed(line) == []
    line.button.click()
    assert [name for name, _ in link.asked] == ["rejudge-stop", "rejudge-go-on"]
    link.notice.emit({"notice": "rejudging", "done": 3000, "total": 3000, "stopped": False})
    assert line.isHidden()
