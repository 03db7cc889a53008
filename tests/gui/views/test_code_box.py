"""A box of monospace text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.views.code_box import LINE, MOST_LINES, PAD, CodeBox


def box_of(qtbot: QtBot, text: str) -> CodeBox:
    box = CodeBox("Request line")
    qtbot.addWidget(box)
    box.set_text(text)
    return box


def test_it_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    """Lines wrap at the width; an empty text has one line."""
    assert box_of(qtbot, "").height_at(500) == 2 * PAD + LINE
    assert box_of(qtbot, "a\nb\nc").height_at(500) == 2 * PAD + 3 * LINE
    assert box_of(qtbot, "x" * 200).height_at(500) == 2 * PAD + 4 * LINE


def test_all_of_it_is_copied(qtbot: QtBot) -> None:
    """Ctrl+C takes the whole text, wrapped or not."""
    box = box_of(qtbot, "POST /fuse HTTP/1.1")
    QTest.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == box.text == "POST /fuse HTTP/1.1"


def test_very_many_lines_are_cut(qtbot: QtBot) -> None:
    """What is left out is marked; the text itself stays whole."""
    box = box_of(qtbot, "line\n" * 5000)
    assert box.height_at(500) == 2 * PAD + (MOST_LINES + 1) * LINE
    assert len(box.text) == 25_000
    box.resize(500, 300)
    box.grab()
