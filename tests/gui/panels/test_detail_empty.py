"""The page of no selection."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.panels.detail_empty import HINTS, DetailEmpty


def test_it_teaches_the_keys(qtbot: QtBot) -> None:
    """Screen readers hear every hint."""
    page = DetailEmpty()
    qtbot.addWidget(page)
    assert page.accessibleName().startswith("Select a capture.")
    assert all(words in page.accessibleName() for _, words in HINTS)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [300, 420, 900])
def test_it_paints_at_every_width(qtbot: QtBot, look: str, width: int) -> None:
    """Words and key caps are there, also where it is narrow."""
    theme.themes.use(look)
    page = DetailEmpty()
    qtbot.addWidget(page)
    page.resize(width, 500)
    image = page.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(width) for y in range(500)}
    assert theme.color("surface").name() in colors
    assert theme.color("line2").name() in colors
