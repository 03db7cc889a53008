"""A page of the main area."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.page import Page
from inspector.gui.widgets.label import Label


@pytest.mark.parametrize(
    ("width", "column"), [(1216, 880), (944, 880), (700, 636), (599, 559), (400, 360)]
)
def test_margins_follow_the_width(qtbot: QtBot, width: int, column: int) -> None:
    """At most 880 px, centred; 32 px at the sides; 20 where it is narrow."""
    page = Page("Test", 53, widest=880)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.width_changed) as told:
        page.resize(width, 500)
        page.show()
    assert told.args == [column]
    assert page.column_width() == column


def test_a_high_page_scrolls(qtbot: QtBot) -> None:
    """The overlay takes no width."""
    page = Page("Test", 10)
    qtbot.addWidget(page)
    for number in range(50):
        page.column.addWidget(Label(f"line {number}"))
    page.resize(400, 200)
    page.show()
    assert page.verticalScrollBar().maximum() > 0
    assert page.viewport().width() == 400
