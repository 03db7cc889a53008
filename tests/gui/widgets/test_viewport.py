"""Facts about viewports of our own making."""

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.viewport import give_viewport


def test_the_area_has_the_viewport_that_was_made(qtbot: QtBot) -> None:
    """The same object, with no ground of its own."""
    area = QScrollArea()
    qtbot.addWidget(area)
    viewport = give_viewport(area, follows_mouse=True)

    assert area.viewport() is viewport
    assert viewport.hasMouseTracking()
    assert not viewport.autoFillBackground()
