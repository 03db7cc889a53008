"""Several lines to type into."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.text_area import TextArea
from tests.gui.naming import unnamed


def test_lines_are_typed_and_read(qtbot: QtBot) -> None:
    """Setting the same text keeps cursor and undo."""
    area = TextArea("Body", 3)
    qtbot.addWidget(area)
    QTest.keyClicks(area.edit, "ab")
    with qtbot.assertNotEmitted(area.edit.textChanged):
        area.set_text("ab")
    area.set_text("a\nb")
    assert area.text() == "a\nb"
    assert unnamed(area) == []


def test_its_height_is_its_number_of_lines(qtbot: QtBot) -> None:
    """It scrolls beyond them."""
    three, six = TextArea("a", 3), TextArea("b", 6)
    qtbot.addWidget(three)
    qtbot.addWidget(six)
    assert six.height() - three.height() == 60


def test_escape_is_left_to_others(qtbot: QtBot) -> None:
    """And a wrong text has another border, with and without the keyboard."""
    area = TextArea("Body", 3)
    qtbot.addWidget(area)
    area.resize(200, area.height())
    looks = [area.grab().toImage()]
    area.set_wrong(True)
    looks.append(area.grab().toImage())
    assert looks[0] != looks[1]
    QTest.keyClick(area.edit, Qt.Key.Key_Escape)
    assert area.text() == ""
    QApplication.sendEvent(area.edit, QFocusEvent(QFocusEvent.Type.FocusIn))
    theme.themes.use("dark")
    assert area.grab().toImage() not in looks
