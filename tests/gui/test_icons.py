"""Tinted icons."""

import re

import pytest
from PySide6.QtGui import QColor, QPixmap

from inspector import resources
from inspector.gui import icons, theme

PYTHON = sorted((resources.path().parent / "inspector" / "gui").rglob("*.py"))


def inks(pixmap: QPixmap) -> set[str]:
    """The colours of a pixmap's opaque pixels."""
    image = pixmap.toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colors = (image.pixelColor(x, y) for x, y in spots)
    return {color.name() for color in colors if color.alpha() == 255}


def test_an_icon_takes_the_colour_of_its_token() -> None:
    """Strokes have the theme's colour, and another one in another theme."""
    assert inks(icons.pixmap("pause", "t2", 48)) == {theme.color("t2").name()}
    theme.themes.use("dark")
    assert inks(icons.pixmap("pause", "t2", 48)) == {QColor("#B1B8C5").name()}


def test_an_icon_is_sharp_at_any_ratio() -> None:
    """It has as many pixels as the screen shows."""
    pixmap = icons.pixmap("copy", "t2", 16, 1.5)
    assert pixmap.width() == 24
    assert pixmap.deviceIndependentSize().width() == pytest.approx(16)


def test_a_set_star_is_filled() -> None:
    """`filled` paints the inside, too."""
    hollow, full = icons.pixmap("star", "acc"), icons.pixmap("star", "acc", filled=True)
    assert hollow.toImage().pixelColor(8, 8).alpha() == 0
    assert full.toImage().pixelColor(8, 8).alpha() == 255


def test_icons_for_menus_have_several_sizes() -> None:
    """Stock widgets get one pixmap a ratio."""
    assert len(icons.icon("copy").availableSizes()) >= 1


def test_every_named_icon_is_there() -> None:
    """No file of the window names an icon that is not shipped."""
    shipped = {path.stem for path in resources.path("icons").glob("*.svg")}
    text = "\n".join(path.read_text("utf-8") for path in PYTHON)
    called = set(re.findall(r'(?:IconButton|Glyph|pixmap|icon)\(\s*"([a-z0-9-]+)"', text))
    assert called
    assert called <= shipped
