"""A line to type into."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.field import Field
from tests.gui.naming import spoken


def test_a_masked_field_says_nothing_of_its_content(qtbot: QtBot) -> None:
    """Neither by pixels that spell it nor to a screen reader."""
    field = Field("Value", masked=True)
    qtbot.addWidget(field)
    field.setText("canary")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert "canary" not in spoken(field)
    assert field.displayText() == "•" * 6


def test_a_hint_keeps_its_room(qtbot: QtBot) -> None:
    """What is typed never runs into the hint."""
    field = Field("Value")
    qtbot.addWidget(field)
    before = field.textMargins().right()
    field.set_hint("Enter saves")
    assert field.textMargins().right() > before + 40
    field.set_hint("")
    assert field.textMargins().right() == before


def test_escape_goes_to_whoever_holds_the_field(qtbot: QtBot) -> None:
    """A form can be left without a special case for its fields."""
    escaped: list[int] = []

    class Holder(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            """Remember the key."""
            escaped.append(event.key())

    holder = Holder()
    qtbot.addWidget(holder)
    field = Field("Value", parent=holder)
    QVBoxLayout(holder).addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert escaped == [Qt.Key.Key_Escape]
    assert field.text() == "a"


def test_focus_and_a_wrong_value_are_seen(qtbot: QtBot) -> None:
    """The border changes for both."""
    field = Field("Value")
    qtbot.addWidget(field)
    field.resize(200, field.height())
    plain = field.grab().toImage()
    field.set_wrong(True)
    wrong = field.grab().toImage()
    assert wrong != plain
    field.set_wrong(False)
    assert field.grab().toImage() == plain
