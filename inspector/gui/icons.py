"""Lucide icons, tinted by a colour token and drawn sharp at any device pixel ratio."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inspector import resources
from inspector.gui import theme

RATIOS = (1.0, 1.5, 2.0, 3.0)


@cache
def _drawing(name: str) -> str:
    """The SVG text of an icon."""
    return resources.path("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _pixmap(name: str, rgb: str, size: int, ratio: float, *, filled: bool) -> QPixmap:
    # Small icons inside text need the heavier stroke to look as strong as the letters.
    stroke = "2" if size <= 14 else "1.75"
    svg = _drawing(name).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    if filled:
        svg = svg.replace('fill="none"', 'fill="currentColor"', 1)
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", rgb).encode()))
    side = max(1, round(size * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(
    name: str, tint: str = "t2", size: int = 16, dpr: float = 1.0, *, filled: bool = False
) -> QPixmap:
    """An icon of the current theme as a pixmap of `size` logical px; `filled` for a set star."""
    return _pixmap(name, theme.color(tint).name(), size, dpr, filled=filled)


def icon(name: str, color_token: str = "t2", size: int = 16) -> QIcon:  # noqa: S107 - a colour
    """An icon for stock widgets; make it again when the theme changes."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, color_token, size, ratio))
        made.addPixmap(pixmap(name, "t3", size, ratio), QIcon.Mode.Disabled)
    return made
