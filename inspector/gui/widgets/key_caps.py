"""Keys as small caps: `Ctrl` `F`; painted in the filter, the palette and the settings."""

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeySequence, QPainter

from inspector.gui import fonts, painting, theme

HEIGHT = 18
GAP = 4
PAD = 9


@lru_cache(maxsize=256)
def caps_of(shortcut: str) -> tuple[str, ...]:
    """The keys of a portable shortcut as this platform names them: `("Ctrl", "Shift", "L")`."""
    if not shortcut:
        return ()
    text = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    # The last key may be the plus itself.
    if text.endswith("+"):
        head, last = text[:-1], "+"
    else:
        head, _, last = text.rpartition("+")
    return (*(key for key in head.split("+") if key), last)


def hint_of(words: str, keys: str) -> str:
    """Words for a tooltip, with the keys that do the same: `Pause (Ctrl+P)`."""
    return f"{words} ({'+'.join(caps_of(keys))})" if keys else words


def caps_width(caps: tuple[str, ...]) -> int:
    """Width of caps beside each other, in px."""
    return sum(_width(cap) for cap in caps) + fonts.px(GAP) * max(0, len(caps) - 1)


def _width(cap: str) -> int:
    return max(fonts.px(HEIGHT), round(painting.text_width(cap, fonts.font("cap"))) + fonts.px(PAD))


def paint_caps(painter: QPainter, right: float, middle: float, caps: tuple[str, ...]) -> None:
    """Paint caps that end at `right`, centred on the line at `middle`."""
    font, height = fonts.font("cap"), fonts.px(HEIGHT)
    for cap in reversed(caps):
        width = _width(cap)
        key = QRectF(right - width, round(middle - height / 2), width, height)
        painting.box(painter, key, 4, theme.color("surface"), theme.color("line2"))
        painting.draw_text(painter, key, cap, font, theme.color("t2"), painting.CENTER)
        right -= width + fonts.px(GAP)
