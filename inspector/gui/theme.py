"""Colours and type of the current theme; a theme is data in `resources/themes`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette

from inspector import resources
from inspector.gui import fonts

NAMES = ("light", "dark")


@dataclass(frozen=True)
class Theme:
    """One theme.

    Attributes:
        name: `light` or `dark`.
        colors: Colour by token, such as `t1` or `okSoft`.
        tiles: Ground and letters of a provider's tile by its two letters; `ot` for all others.
        marks: Ground and letter of a colour mark, by its name.
    """

    name: str
    colors: Mapping[str, QColor]
    tiles: Mapping[str, tuple[QColor, QColor]]
    marks: Mapping[str, tuple[QColor, QColor]]

    @property
    def is_dark(self) -> bool:
        """Whether it is the dark one."""
        return self.name == "dark"

    def color(self, token: str) -> QColor:
        """The colour of a token; KeyError for a token the design does not have."""
        return self.colors[token]

    def font(self, style: str) -> QFont:
        """The font of a type style, `bodyM`; shared, so copy it before changing it."""
        return fonts.font(style)

    def palette(self) -> QPalette:
        """What stock Qt widgets paint themselves with."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colors[token])
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, _BUTTON_TEXT):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colors["t3"])
        return palette


_BUTTON_TEXT = QPalette.ColorRole.ButtonText

_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "t1",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "t1",
    QPalette.ColorRole.PlaceholderText: "t3",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "t1",
    QPalette.ColorRole.BrightText: "onAcc",
    QPalette.ColorRole.Highlight: "accSoft",
    QPalette.ColorRole.HighlightedText: "t1",
    QPalette.ColorRole.Accent: "acc",
    QPalette.ColorRole.Link: "accText",
    QPalette.ColorRole.LinkVisited: "accText",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "onTooltip",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "line3",
    QPalette.ColorRole.Shadow: "line2",
}


@cache
def named(name: str) -> Theme:
    """Read a theme by name, `light` or `dark`."""
    data = tomllib.loads(resources.path("themes", f"{name}.toml").read_text("utf-8"))
    colors = {token: QColor(text) for token, text in data["colors"].items()}
    return Theme(name, colors, _pairs(data["tiles"]), _pairs(data["marks"]))


def _pairs(table: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[QColor, QColor]]:
    """Ground and letters by name."""
    return {key: (QColor(each["ground"]), QColor(each["letters"])) for key, each in table.items()}


class Themes(QObject):
    """Says which theme is in use.

    Signals:
        changed: The theme has changed; paint again, and make icons again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = named("light")

    def use(self, name: str) -> None:
        """Switch to `light` or `dark` and tell everyone."""
        if name != self.theme.name:
            self.theme = named(name)
            self.changed.emit()


themes = Themes()
"""The one holder of the current theme; connect to `themes.changed`."""


def current() -> Theme:
    """The theme in use."""
    return themes.theme


def color(token: str) -> QColor:
    """A colour of the theme in use."""
    return themes.theme.colors[token]
