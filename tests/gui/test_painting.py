"""Painting of text, tiles and badges, looked at pixel by pixel."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from inspector.core.verdict import Outcome
from inspector.gui import fonts, painting, theme

Paint = Callable[[QPainter], object]


def painted(paint: Paint, width: int = 120, height: int = 40, ratio: float = 1.0) -> QImage:
    """What a function paints on a transparent ground."""
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def inked_rows(image: QImage) -> tuple[int, int]:
    """First and last row of pixels that anything was painted on."""
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).alpha() > 60 for x in range(image.width()))
    ]
    return rows[0], rows[-1]


def colors(image: QImage) -> set[str]:
    """Every opaque colour of an image."""
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {
        color.name() for color in (image.pixelColor(x, y) for x, y in spots) if color.alpha() == 255
    }


@pytest.mark.parametrize("style", ["cap", "small", "body", "h3", "mono"])
@pytest.mark.parametrize("height", [20, 28, 30, 32])
def test_capitals_stand_in_the_middle(style: str, height: int) -> None:
    """As much room above a capital as beneath it, to a pixel."""
    font, ink = fonts.font(style), theme.color("t1")
    rect = QRectF(4, 0, 100, height)
    image = painted(lambda p: painting.draw_text(p, rect, "HE", font, ink), height=height)
    top, bottom = inked_rows(image)
    assert abs(top - (height - 1 - bottom)) <= 1


def test_text_beside_larger_text_shares_its_baseline() -> None:
    """Two sizes in a row stand on one line."""
    body, small, ink = fonts.font("h2"), fonts.font("small"), theme.color("t1")
    rect = QRectF(0, 0, 100, 32)
    large = painted(lambda p: painting.draw_text(p, rect, "H", body, ink))
    little = painted(lambda p: painting.draw_text(p, rect, "H", small, ink, beside=body))
    assert inked_rows(large)[1] == inked_rows(little)[1]


def test_long_text_is_elided() -> None:
    """Text never leaves its rectangle."""
    font, ink = fonts.font("body"), theme.color("t1")
    rect = QRectF(0, 0, 50, 20)
    used: list[float] = []
    painted(lambda p: used.append(painting.draw_text(p, rect, "x" * 60, font, ink)))
    assert used[0] <= 50.5
    assert painting.elided("x" * 60, font, 50).endswith("…")


def test_text_keeps_right_and_centre() -> None:
    """Alignment puts text at the right end or in the middle."""
    font, ink = fonts.font("body"), theme.color("t1")

    def columns(align: Qt.AlignmentFlag) -> int:
        rect = QRectF(0, 0, 120, 30)
        image = painted(lambda p: painting.draw_text(p, rect, "H", font, ink, align))
        inked = [
            x for x in range(120) if any(image.pixelColor(x, y).alpha() > 60 for y in range(40))
        ]
        return inked[0]

    assert columns(painting.LEFT) < 4 < columns(painting.CENTER) < 62 < columns(painting.RIGHT)


def glyph(painter: QPainter, outcome: Outcome) -> None:
    """Paint a mark in the middle."""
    painting.draw_glyph(painter, QPointF(20, 20), outcome)


def test_each_outcome_has_its_own_shape() -> None:
    """Circle, octagon and dashed ring differ without their colours, at the same place."""
    shapes = []
    for outcome in (Outcome.VERIFIED, Outcome.FAILED, Outcome.NO_SECRET):
        image = painted(partial(glyph, outcome=outcome))
        shapes.append(
            frozenset(
                (x, y)
                for x in range(10, 31)
                for y in range(10, 31)
                if image.pixelColor(x, y).alpha() > 128
            )
        )
    assert len(set(shapes)) == 3
    left = {min(x for x, _ in shape) for shape in shapes}
    assert max(left) - min(left) <= 1


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.EXPIRED, Outcome.MALFORMED])
def test_a_fail_is_loud(outcome: Outcome) -> None:
    """Every failing outcome is a filled octagon in a soft red box."""
    image = painted(lambda p: painting.draw_badge(p, 4, 4, outcome, "hmac"))
    assert theme.color("badFill").name() in colors(image)
    assert theme.color("badSoft").name() in colors(image)


def test_a_pass_is_quiet_in_the_list_and_strong_in_the_detail() -> None:
    """A pass has no box in the list; in the detail's head it has one and a filled circle."""
    quiet = painted(lambda p: painting.draw_badge(p, 4, 4, Outcome.VERIFIED, "hmac"))
    strong = painted(lambda p: painting.draw_badge(p, 4, 4, Outcome.VERIFIED, "hmac", strong=True))
    assert theme.color("okFill").name() not in colors(quiet)
    assert theme.color("okFill").name() in colors(strong)
    assert quiet.pixelColor(60, 8).alpha() == 0
    assert strong.pixelColor(60, 8).alpha() == 255


def test_badges_follow_the_theme() -> None:
    """A badge painted in one theme is not taken for the other."""
    light = painted(lambda p: painting.draw_badge(p, 4, 4, Outcome.FAILED, "hmac"))
    theme.themes.use("dark")
    dark = painted(lambda p: painting.draw_badge(p, 4, 4, Outcome.FAILED, "hmac"))
    assert light != dark


def test_details_say_what_kind_of_failure_it_is() -> None:
    """The plain failure needs no second word; an older secret is named."""
    assert painting.badge_detail(Outcome.FAILED) == ""
    assert painting.badge_detail(Outcome.EXPIRED) == "expired"
    assert painting.badge_detail(Outcome.NO_SECRET) == "no secret"
    assert painting.badge_detail(Outcome.VERIFIED, "previous") == "previous"
    assert painting.badge_detail(Outcome.VERIFIED, "current") == ""


def test_a_tile_says_its_provider_in_two_letters() -> None:
    """The hue is only an aid; unknown providers share one."""
    assert [painting.tile_letters(each) for each in ("fuse", "plaid", "")] == ["Fu", "Pl", "··"]
    image = painted(lambda p: painting.draw_tile(p, 2, 2, "fuse"))
    assert theme.current().tiles["Fu"][0].name() in colors(image)
    framed = painted(lambda p: painting.draw_tile(p, 2, 2, "fuse", framed=True))
    assert framed != image


def test_a_badge_is_as_wide_as_it_says() -> None:
    """Views can place badges side by side without measuring pixels."""
    used: list[float] = []
    painted(lambda p: used.append(painting.draw_badge(p, 0, 0, Outcome.EXPIRED, "a", "expired")))
    assert used == [painting.badge_width(Outcome.EXPIRED, "a", "expired")]


def test_an_icon_is_painted_at_its_place() -> None:
    """Icons stand where the view wants them."""
    image = painted(lambda p: painting.draw_icon(p, 60, 8, "pause"))
    assert all(image.pixelColor(x, 16).alpha() == 0 for x in range(58))


def test_boxes_keep_their_edge_inside() -> None:
    """A box's line does not leave its rectangle."""
    edge = theme.color("line2")
    image = painted(lambda p: painting.box(p, QRectF(10, 10, 40, 20), 0, None, edge))
    assert inked_rows(image) == (10, 29)
