"""One setting."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.button import Button
from inspector.gui.widgets.setting_row import SettingCard, SettingRow
from tests.gui.naming import spoken


@pytest.mark.parametrize(
    ("width", "beside"), [(760, True), (520, True), (519, False), (440, False)]
)
def test_controls_stand_beside_or_beneath(qtbot: QtBot, width: int, *, beside: bool) -> None:
    """Whichever there is room for."""
    page = QWidget()
    qtbot.addWidget(page)
    button = Button("Change")
    row = SettingRow("Secrets", "Kept in memory only.", button)
    row.setParent(page)
    row.resize(width, 100)
    row.grab()
    assert (button.mapTo(row, button.rect().topLeft()).x() > width / 2) is beside


def test_the_description_can_change(qtbot: QtBot) -> None:
    """A card shows rows with hairlines between them."""
    row, other = SettingRow("Port", "Not listening."), SettingRow("Theme", "Light or dark.")
    card = SettingCard(row, other)
    qtbot.addWidget(card)
    card.resize(600, 160)
    before = card.grab().toImage()
    row.say("Port 8787 is taken.", "bad")
    assert "Port 8787 is taken." in spoken(card)
    assert card.grab().toImage() != before
