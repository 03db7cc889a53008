"""The themes: every token is there, and every pair of the design can be read."""

import tomllib

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from inspector import resources
from inspector.core.mark import Mark
from inspector.gui import theme
from inspector.gui.painting import tile_letters
from inspector.providers import PROVIDERS

TEXT = """t1 surface|t1 side|t1 sunken|t1 accSoft|t1 press|t1 raised|t1 hover|t1 diffBad|t1 diffOk
t2 surface|t2 side|t2 bar|t2 sunken|t2 raised|t2 accSoft|t2 press|t2 band
t3 surface|t3 side|t3 sunken|t3 bar|t3 raised|t3 accSoft|t3 press|onAcc acc|onAcc accH
accText surface|accText raised|accText side|accText accSoft|accText sunken
ok surface|ok okSoft|ok raised|bad surface|bad badSoft|bad side|bad sunken
warn surface|warn warnSoft|jk surface|js surface|jn surface|jl surface|jp surface
jk band|js band|jn band|jl band|jp band|jk accSoft|jn accSoft|jp accSoft|jl sunken
onTooltip tooltip"""

MARKS = """line3 surface|line3 accSoft|okFill surface|badFill surface|badFill badSoft|acc surface
ring accSoft|ring surface|acc side|okFill side|onAcc okFill|onAcc badFill"""


def pairs(table: str) -> list[tuple[str, str]]:
    """Foreground and ground of each entry of a table."""
    found = [entry.split() for line in table.split("\n") for entry in line.split("|")]
    return [(front, ground) for front, ground in found]


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize(("front", "ground"), pairs(TEXT))
def test_text_can_be_read(name: str, front: str, ground: str) -> None:
    """Every text on every ground it stands on has a contrast of 4.5 or more."""
    colors = theme.named(name).colors
    assert contrast(colors[front], colors[ground]) >= 4.5


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize(("front", "ground"), pairs(MARKS))
def test_marks_can_be_seen(name: str, front: str, ground: str) -> None:
    """Graphics and focus rings have a contrast of 3 or more."""
    colors = theme.named(name).colors
    assert contrast(colors[front], colors[ground]) >= 3


@pytest.mark.parametrize("name", theme.NAMES)
def test_tiles_can_be_read(name: str) -> None:
    """The two letters of every provider's tile have a contrast of 4.5 or more."""
    for ground, letters in theme.named(name).tiles.values():
        assert contrast(ground, letters) >= 4.5


@pytest.mark.parametrize("name", theme.NAMES)
def test_colour_marks_can_be_read_and_seen(name: str) -> None:
    """The letter of each with a contrast of 4.5 or more, the mark itself with 3 on every row."""
    colors = theme.named(name).colors
    assert set(theme.named(name).marks) == {mark.value for mark in Mark}
    for ground, letter in theme.named(name).marks.values():
        assert contrast(ground, letter) >= 4.5
        for row in ("surface", "hover", "accSoft"):
            assert contrast(ground, colors[row]) >= 3


def test_both_themes_have_the_same_tokens() -> None:
    """A token of one theme is in the other, so a switch never misses one."""
    light, dark = (theme.named(name) for name in theme.NAMES)
    assert light.colors.keys() == dark.colors.keys()
    letters = {tile_letters(provider.id) for provider in PROVIDERS}
    assert light.tiles.keys() == dark.tiles.keys() == letters | {"ot"}
    assert all(color.isValid() for color in (*light.colors.values(), *dark.colors.values()))


def test_colours_are_data() -> None:
    """A theme's file alone says its colours."""
    data = tomllib.loads(resources.path("themes", "light.toml").read_text("utf-8"))
    assert data["colors"]["acc"] == "#3D56D6"
    assert theme.named("light").color("acc") == QColor("#3D56D6")


def test_switching_tells_once(qtbot: QtBot) -> None:
    """Everyone hears of another theme, nobody of the same one."""
    with qtbot.waitSignal(theme.themes.changed):
        theme.themes.use("dark")
    assert theme.current().is_dark
    assert theme.color("surface") == QColor("#16181D")
    with qtbot.assertNotEmitted(theme.themes.changed):
        theme.themes.use("dark")


def test_stock_widgets_get_our_colours() -> None:
    """The palette paints what we do not paint ourselves in the theme's colours."""
    palette = theme.named("dark").palette()
    assert palette.color(QPalette.ColorRole.Base) == QColor("#16181D")
    assert palette.color(QPalette.ColorRole.Text) == QColor("#ECEEF2")


def test_a_font_comes_from_the_type_styles() -> None:
    """A theme gives the shipped fonts by the design's names."""
    assert theme.current().font("mono").family() == "JetBrains Mono"
