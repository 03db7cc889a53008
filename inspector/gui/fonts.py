"""The two shipped typefaces and the type styles of the design; no platform font is ever used."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from inspector import resources

SANS = "Inter"
DISPLAY = "Inter Display"
MONO = "JetBrains Mono"

FILES = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "InterDisplay-SemiBold",
    "JetBrainsMono-Regular",
    "JetBrainsMono-Medium",
    "JetBrainsMono-Bold",
)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One style: family, size in px, weight, tracking in px and the height of a line in px.

    `tabular` makes digits equally wide, for columns and for numbers that change in place. It also
    widens the hyphen, so text with words has it off.
    """

    family: str
    size: int
    weight: QFont.Weight
    tracking: float
    line: int
    tabular: bool = False


_REGULAR, _MEDIUM = QFont.Weight.Normal, QFont.Weight.Medium
_SEMIBOLD, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold

STYLES = {
    "h1": TypeStyle(DISPLAY, 26, _SEMIBOLD, -0.3, 32),
    "h2": TypeStyle(SANS, 18, _SEMIBOLD, -0.25, 24),
    "h3": TypeStyle(SANS, 15, _SEMIBOLD, -0.12, 20),
    "lead": TypeStyle(SANS, 14, _REGULAR, -0.08, 22),
    "leadB": TypeStyle(SANS, 14, _SEMIBOLD, -0.08, 22),
    "body": TypeStyle(SANS, 13, _REGULAR, -0.04, 20),
    "bodyM": TypeStyle(SANS, 13, _MEDIUM, -0.04, 20),
    "bodyB": TypeStyle(SANS, 13, _SEMIBOLD, -0.04, 20),
    "small": TypeStyle(SANS, 12, _REGULAR, 0.0, 18),
    "smallM": TypeStyle(SANS, 12, _MEDIUM, 0.0, 18),
    "smallB": TypeStyle(SANS, 12, _SEMIBOLD, 0.0, 18),
    "smallT": TypeStyle(SANS, 12, _REGULAR, 0.0, 18, tabular=True),
    "smallTM": TypeStyle(SANS, 12, _MEDIUM, 0.0, 18, tabular=True),
    "smallTB": TypeStyle(SANS, 12, _SEMIBOLD, 0.0, 18, tabular=True),
    "cap": TypeStyle(SANS, 11, _MEDIUM, 0.1, 16),
    "capB": TypeStyle(SANS, 11, _SEMIBOLD, 0.1, 16),
    "mono": TypeStyle(MONO, 12, _REGULAR, 0.0, 22),
    "monoM": TypeStyle(MONO, 12, _MEDIUM, 0.0, 22),
    "monoB": TypeStyle(MONO, 12, _BOLD, 0.0, 22),
    "monoS": TypeStyle(MONO, 11, _REGULAR, 0.0, 16),
    "monoXL": TypeStyle(MONO, 18, _MEDIUM, 0.0, 24),
}


@cache
def load() -> None:
    """Make the shipped fonts known to Qt; needs a QGuiApplication, done once a process."""
    for name in FILES:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"{name}.ttf")))


class _Scale:
    """How many times larger than in the design everything is."""

    factor = 1.0
    forget: ClassVar[list[Callable[[], None]]] = []


def enlarge(factor: float) -> None:
    """Make type, and lengths asked for by `px`, so many times larger than in the design."""
    if factor != _Scale.factor:
        _Scale.factor = factor
        for forget in (font.cache_clear, metrics.cache_clear, px.cache_clear, *_Scale.forget):
            forget()


def when_enlarged(forget: Callable[[], None]) -> None:
    """Call this whenever type changes its size: what was measured before is wrong then."""
    _Scale.forget.append(forget)


@cache
def px(length: float) -> int:
    """A length of the design in logical px, rounded, as large as type is now."""
    return round(length * _Scale.factor)


@cache
def font(style: str) -> QFont:
    """The font of a type style such as `bodyM`; KeyError for a name the design does not have."""
    load()
    wanted = STYLES[style]
    made = QFont(wanted.family)
    made.setPixelSize(px(wanted.size))
    made.setWeight(wanted.weight)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, wanted.tracking * _Scale.factor)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    # Bytes must look like bytes: no `!=` ligature, no x of 0x0A drawn as a times sign.
    made.setFeature(QFont.Tag("calt"), 0)
    if wanted.family == MONO:
        made.setFeature(QFont.Tag("liga"), 0)
    elif wanted.tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def metrics(style: str) -> QFontMetricsF:
    """Metrics of a type style, fractions of a pixel kept."""
    return QFontMetricsF(font(style))


def line_height(style: str) -> int:
    """Height of one line of a style in px."""
    return px(STYLES[style].line)
