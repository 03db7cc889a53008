"""A small picture beside words."""

from pytestqt.qtbot import QtBot

from inspector.gui.widgets.glyph import Glyph
from tests.gui.naming import unnamed


def test_icons_and_tiles_are_pictures_only(qtbot: QtBot) -> None:
    """They take their size, paint something, and the keyboard passes them over."""
    for glyph in (Glyph("lock"), Glyph(provider="fuse", size=24), Glyph(provider="other", size=18)):
        qtbot.addWidget(glyph)
        image = glyph.grab().toImage()
        colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        assert len(colours) > 1
        assert unnamed(glyph) == []


def test_an_icon_can_change(qtbot: QtBot) -> None:
    """A lock becomes an open lock."""
    glyph = Glyph("lock")
    qtbot.addWidget(glyph)
    before = glyph.grab().toImage()
    glyph.set_look("lock-open", "warn")
    assert glyph.grab().toImage() != before
