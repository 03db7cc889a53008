"""Widgets whose height follows from their width."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.views.wrapping import Wrapping

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


class Halves(Wrapping):
    """As high as ten thousand square px demand."""

    def height_at(self, width: int) -> int:
        """Keep the area."""
        return 10_000 // max(1, width)


def test_a_layout_gives_it_the_height_it_asks_for(qtbot: QtBot) -> None:
    """Made narrower, it becomes higher in its layout."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    widget = Halves()
    layout.addWidget(widget)
    layout.addStretch(1)
    window.resize(500, 400)
    window.show()
    assert widget.height() == 20
    window.resize(250, 400)
    layout.activate()
    assert widget.height() == 40


def test_a_subclass_must_say_its_height(qtbot: QtBot) -> None:
    """There is no usual height."""
    widget = Wrapping()
    qtbot.addWidget(widget)
    with pytest.raises(NotImplementedError):
        widget.height_at(100)
