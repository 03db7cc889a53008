"""The shipped typefaces and the type styles."""

import pytest
from PySide6.QtGui import QFont, QFontInfo

from inspector.gui import fonts


@pytest.mark.parametrize("style", fonts.STYLES)
def test_every_style_is_a_shipped_font(style: str) -> None:
    """No style falls back to a font of the platform."""
    wanted = fonts.STYLES[style]
    info = QFontInfo(fonts.font(style))
    assert info.family().startswith(wanted.family)
    assert fonts.font(style).pixelSize() == wanted.size
    assert info.weight() == wanted.weight.value


def test_nothing_is_smaller_than_eleven_px() -> None:
    """The smallest text of the design has 11 px."""
    assert min(style.size for style in fonts.STYLES.values()) == 11


def test_digits_are_equally_wide() -> None:
    """Times in a column line up; words keep their narrow hyphen."""
    widths = {fonts.metrics("smallT").horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1
    hyphen = fonts.metrics("small").horizontalAdvance("-")
    assert hyphen < fonts.metrics("smallT").horizontalAdvance("-") - 1


def test_bytes_look_like_bytes() -> None:
    """No contextual shape joins or changes characters."""
    mono, sans = fonts.font("mono"), fonts.font("body")
    assert mono.featureValue(QFont.Tag("liga")) == 0
    assert mono.featureValue(QFont.Tag("calt")) == 0
    assert sans.featureValue(QFont.Tag("calt")) == 0
    assert fonts.metrics("mono").horizontalAdvance("!=") == pytest.approx(14.4, abs=0.05)


def test_lines_have_the_height_of_the_design() -> None:
    """A line of body text is 20 px high."""
    assert fonts.line_height("body") == 20


def test_unknown_styles_are_an_error() -> None:
    """A style that the design does not have cannot slip in."""
    with pytest.raises(KeyError):
        fonts.font("giant")
