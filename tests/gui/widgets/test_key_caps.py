"""Keys as caps."""

import pytest
from PySide6.QtGui import QImage, QPainter

from inspector.gui.widgets.key_caps import HEIGHT, caps_of, caps_width, hint_of, paint_caps

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("shortcut", "caps"),
    [
        ("", ()),
        ("S", ("S",)),
        ("Ctrl+F", ("Ctrl", "F")),
        ("Ctrl+Shift+L", ("Ctrl", "Shift", "L")),
        ("Ctrl++", ("Ctrl", "+")),
        ("Ctrl+,", ("Ctrl", ",")),
        ("+", ("+",)),
    ],
)
def test_each_key_is_a_cap(shortcut: str, caps: tuple[str, ...]) -> None:
    """Also the plus itself."""
    assert caps_of(shortcut) == caps


def test_hints_name_the_keys() -> None:
    """Where there are some."""
    assert hint_of("Pause", "Ctrl+P") == "Pause (Ctrl+P)"
    assert hint_of("Pause", "") == "Pause"


def test_caps_are_painted_up_to_their_right_end() -> None:
    """As wide as they say."""
    caps = ("Ctrl", "F")
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    paint_caps(painter, 190, 20, caps)
    painter.end()
    row = [x for x in range(200) if image.pixelColor(x, 20).name() != "#ff00ff"]
    assert (row[0], row[-1]) == (190 - caps_width(caps), 189)
    assert image.pixelColor(185, 20 - HEIGHT // 2 - 1).name() == "#ff00ff"
