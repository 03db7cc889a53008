"""A rounded box."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.card import Card


def _middle(card: Card) -> QColor:
    image = card.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_it_follows_theme_and_look(qtbot: QtBot) -> None:
    """The ground is the token's colour, in either theme, and changes on demand."""
    card = Card("sunken", "line")
    qtbot.addWidget(card)
    card.resize(60, 40)
    assert _middle(card) == theme.color("sunken")
    theme.themes.use("dark")
    assert _middle(card) == theme.color("sunken")
    card.set_look("warnSoft", "warnLine")
    assert _middle(card) == theme.color("warnSoft")
