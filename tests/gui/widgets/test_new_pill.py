"""The pill that says what is new."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.new_pill import HEIGHT, NewPill


def test_it_is_only_there_when_something_is_new(qtbot: QtBot) -> None:
    """Without words it is hidden; screen readers hear what a press does."""
    pill = NewPill()
    qtbot.addWidget(pill)
    assert pill.isHidden()
    pill.show_words("12 new", "12 new. Show the newest")
    assert pill.isVisible()
    assert pill.accessibleName() == "12 new. Show the newest"
    pill.show_words("", "")
    assert pill.isHidden()


def test_it_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    """The design's pill of 75 px for two digits."""
    pill = NewPill()
    qtbot.addWidget(pill)
    pill.show_words("12 new", "12 new")
    assert abs(pill.sizeHint().width() - 75) <= 3
    pill.resize(pill.sizeHint())
    image = pill.grab().toImage()
    assert image.pixelColor(pill.width() // 2, 3) == theme.color("accSoft")
    assert pill.height() == HEIGHT


def test_enter_presses_it(qtbot: QtBot) -> None:
    """The keyboard reaches it."""
    pill = NewPill()
    qtbot.addWidget(pill)
    pill.show_words("12 new", "12 new")
    with qtbot.waitSignal(pill.clicked):
        QTest.keyClick(pill, Qt.Key.Key_Return)
