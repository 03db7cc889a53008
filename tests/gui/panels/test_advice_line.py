"""A remark about what was typed."""

from pytestqt.qtbot import QtBot

from inspector.gui.models.secret_checks import Advice
from inspector.gui.panels.advice_line import AdviceLine
from tests.gui.naming import spoken


def test_it_says_and_corrects(qtbot: QtBot) -> None:
    """The link hands out the value that is proposed, and is there only when there is one."""
    line = AdviceLine()
    qtbot.addWidget(line)
    height = line.height()
    line.tell(Advice("It ends with white space.", "key"))
    assert "It ends with white space." in spoken(line)
    with qtbot.waitSignal(line.corrected) as corrected:
        line._link.click()
    assert corrected.args == ["key"]
    line.tell(Advice("This looks like a Stripe key."))
    assert line._link.isHidden()
    line.tell(None)
    assert line._words.isHidden()
    assert line.height() == height
