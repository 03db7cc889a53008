"""The address, large."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.address_box import AddressBox, HeroButton, HintLine
from inspector.gui.widgets.label import Label
from tests.gui.naming import spoken, unnamed


def test_copy_gives_the_address(qtbot: QtBot) -> None:
    """Enabled only while there is one."""
    box = AddressBox()
    qtbot.addWidget(box)
    assert not box._copy.isEnabled()
    assert "Not listening" in spoken(box)
    box.set_address("http://127.0.0.1:8787")
    with qtbot.waitSignal(box.copied) as copied:
        QTest.mouseClick(box._copy, Qt.MouseButton.LeftButton)
    assert copied.args == ["http://127.0.0.1:8787"]
    assert unnamed(box) == []


def test_the_hero_button_is_centred_when_it_is_wide(qtbot: QtBot) -> None:
    """It is as high as the box and never narrower than its words."""
    button = HeroButton("Send a test webhook", "send")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 56
    button.resize(400, 56)
    assert not button.grab().isNull()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_the_hint_line_gives_the_rest_to_its_last_widget(qtbot: QtBot) -> None:
    """The icon keeps its width."""
    line, first, last = HintLine(), Label("i"), Label("words", stretch=True)
    qtbot.addWidget(line)
    line.add(first, last)
    line.resize(300, 20)
    line.grab()
    assert last.width() > 250
