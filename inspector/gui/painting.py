"""How text, boxes, tiles and badges are painted, so that every view paints them alike."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from inspector.core.secret import Use
from inspector.core.verdict import Outcome
from inspector.gui import fonts, icons, theme
from inspector.gui.presenting import shown

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter

BADGE_HEIGHT = 20
BADGE_GAP = 6
GLYPH = 14

TILE_LETTERS = {
    "fuse": "Fu",
    "fynapse": "Fy",
    "powens": "Po",
    "fiskil": "Fi",
    "mx": "MX",
    "github": "GH",
    "standard-webhooks": "Sw",
}

_KNOWN_METRICS: dict[str, QFontMetricsF] = {}


def metrics_of(font: QFont) -> QFontMetricsF:
    """Metrics of a font with fractions of a pixel, kept for the next call."""
    key = font.key()
    known = _KNOWN_METRICS.get(key)
    if known is None:
        known = _KNOWN_METRICS[key] = QFontMetricsF(font)
    return known


def text_width(text: str, font: QFont) -> float:
    """Width of one line of text in logical px."""
    return metrics_of(font).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _elided(text: str, key: str, width: float, mode: Qt.TextElideMode) -> str:
    return _KNOWN_METRICS[key].elidedText(text, mode, width)


def elided(
    text: str,
    font: QFont,
    width: float,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """The text, shortened with an ellipsis to fit `width` logical px."""
    metrics_of(font)
    return _elided(text, font.key(), width, mode)


def baseline(top: float, height: float, font: QFont, ratio: float = 1.0) -> float:
    """Where text must stand to be centred by its capitals in a box, in whole device px."""
    exact = top + (height + metrics_of(font).capHeight()) / 2
    return math.floor(exact * ratio + 0.5) / ratio


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
    beside: QFont | None = None,
) -> float:
    """Paint one line centred by cap height, elided to the rectangle; returns its width.

    `beside` names a larger font to the left: the text then stands on that font's baseline.
    """
    text = shown(text)  # whoever forgot to ask is caught here
    width = text_width(text, font)
    if width > rect.width() + 0.5:
        text = elided(text, font, rect.width())
        width = text_width(text, font)
    x = rect.left()
    if align & RIGHT:
        x = rect.right() - width
    elif align & CENTER:
        x = rect.left() + (rect.width() - width) / 2
    painter.setFont(font)
    painter.setPen(color)
    ratio = painter.device().devicePixelRatioF()
    painter.drawText(QPointF(x, baseline(rect.top(), rect.height(), beside or font, ratio)), text)
    return width


def draw_icon(
    painter: QPainter, x: float, y: float, name: str, tint: str = "t2", size: int = 16
) -> None:
    """Paint a tinted icon with its top left corner at (x, y)."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(x, y), icons.pixmap(name, tint, size, ratio))


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded box whose edge lies inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    inset = width / 2
    painter.setPen(QPen(edge, width))
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def tile_letters(provider: str) -> str:
    """The two letters of a provider's tile, by its id; two dots when nobody recognised it."""
    known = TILE_LETTERS.get(provider)
    if known is not None:
        return known
    return provider[:2].capitalize() if provider else "··"


def draw_tile(
    painter: QPainter, x: float, y: float, provider: str, size: int = 18, *, framed: bool = False
) -> None:
    """Paint a provider's tile; `framed` draws the selection's edge around it."""
    letters = tile_letters(provider)
    tiles = theme.current().tiles
    ground, ink = tiles.get(letters, tiles["ot"])
    rect = QRectF(x, y, size, size)
    edge = theme.color("accLine") if framed else None
    box(painter, rect, 5 if size < 24 else 8, ground, edge)
    style = "capB" if size < 24 else "bodyB"
    draw_text(painter, rect, letters, fonts.font(style), ink, CENTER)


def draw_glyph(
    painter: QPainter,
    center: QPointF,
    outcome: Outcome,
    *,
    strong: bool = False,
    size: float = GLYPH,
) -> None:
    """Paint the mark of an outcome: circle, octagon or dashed ring, 14 px in a badge.

    `strong` is the filled green circle of the detail's head, else the quiet one of the list.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.scale(size / GLYPH, size / GLYPH)
    if outcome.passes:
        _draw_pass(painter, strong=strong)
    elif outcome.fails:
        _draw_fail(painter)
    else:
        _draw_unknown(painter)
    painter.restore()


def _stroke(color: QColor, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(color, width, Qt.PenStyle.SolidLine, cap, join)


def _draw_pass(painter: QPainter, *, strong: bool) -> None:
    if strong:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("okFill"))
    else:
        painter.setPen(QPen(theme.color("okLine"), 1))
        painter.setBrush(theme.color("okSoft"))
    painter.drawEllipse(QPointF(0, 0), 7, 7)
    painter.setPen(_stroke(theme.color("onAcc" if strong else "ok"), 1.75))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(-2.9, 0.3), QPointF(-0.8, 2.4), QPointF(3, -2.3)]))


def _draw_fail(painter: QPainter) -> None:
    side, corner = 7.0, 7.0 * (math.sqrt(2) - 1)
    around = [(-corner, -side), (corner, -side), (side, -corner), (side, corner)]
    around += [(-x, -y) for x, y in around]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("badFill"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in around]))
    painter.setPen(_stroke(theme.color("onAcc"), 1.75))
    painter.drawLine(QPointF(-2.4, -2.4), QPointF(2.4, 2.4))
    painter.drawLine(QPointF(-2.4, 2.4), QPointF(2.4, -2.4))


def _draw_unknown(painter: QPainter) -> None:
    pen = QPen(theme.color("t2"), 1)
    pen.setDashPattern([2.2, 1.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), 6.5, 6.5)
    mark = QFont(fonts.font("capB"))
    mark.setPixelSize(10)
    draw_text(painter, QRectF(-7, -7, 14, 14), "?", mark, theme.color("t2"), CENTER)


def badge_detail(outcome: Outcome, secret_label: str = "") -> str:
    """The second word of a badge: what kind of failure it is, or which older secret matched."""
    if outcome is Outcome.NO_SECRET:
        return "no secret"
    if outcome is Outcome.FAILED:
        return ""
    if outcome is Outcome.VERIFIED:
        return "previous" if secret_label == Use.PREVIOUS else ""
    return outcome.value


def badge_height() -> int:
    """Height of a badge in px, with type as large as it is now."""
    return fonts.px(BADGE_HEIGHT)


def _badge_words() -> int:
    """Where a badge's word begins, behind the glyph."""
    return 4 + fonts.px(GLYPH) + 5


@lru_cache(maxsize=1024)
def badge_width(
    outcome: Outcome,
    word: str,
    detail: str = "",
    strong: bool = False,  # noqa: FBT001, FBT002 - cached by position
) -> float:
    """Width of a badge in logical px; one without a box needs less room at its right."""
    boxed = strong or not outcome.passes
    width = _badge_words() + text_width(word, fonts.font("smallM")) + (7 if boxed else 3)
    if detail:
        small = fonts.font("small")
        width += text_width(" ", small) + text_width(detail, small)
    return math.ceil(width)


@lru_cache(maxsize=512)
def _badge(
    look: str,
    outcome: Outcome,
    word: str,
    detail: str,
    strong: bool,  # noqa: FBT001 - cached by position
    ratio: float,
) -> QPixmap:
    """A badge as a pixmap; `look` names the theme so that a switch makes new ones."""
    width = badge_width(outcome, word, detail, strong)
    # One px of room on each side: the quiet circle's edge lies outside its 14 px.
    pixmap = QPixmap(round((width + 2) * ratio), round((badge_height() + 2) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(1, 1)
    rect = QRectF(0, 0, width, badge_height())
    _draw_badge_box(painter, rect, outcome, strong=strong)
    glyph = fonts.px(GLYPH)
    draw_glyph(
        painter, QPointF(4 + glyph / 2, badge_height() / 2), outcome, strong=strong, size=glyph
    )
    ink = theme.named(look).color(_ink(outcome, strong=strong))
    rest = rect.adjusted(_badge_words(), 0, 0, 0)
    row = fonts.font("body")  # badges stand in rows of body text, on its baseline
    used = draw_text(painter, rest, word, fonts.font("smallM"), ink, beside=row)
    if detail:
        small = fonts.font("small")
        rest = rest.adjusted(used + text_width(" ", small), 0, 0, 0)
        draw_text(painter, rest, detail, small, ink, beside=row)
    painter.end()
    return pixmap


def _ink(outcome: Outcome, *, strong: bool) -> str:
    if outcome.fails:
        return "bad"
    return "ok" if strong and outcome.passes else "t2"


def _draw_badge_box(painter: QPainter, rect: QRectF, outcome: Outcome, *, strong: bool) -> None:
    if outcome.fails:
        box(painter, rect, 5, theme.color("badSoft"), theme.color("badLine"))
    elif not outcome.passes:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("line3"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5)
    elif strong:
        box(painter, rect, 5, theme.color("okSoft"), theme.color("okLine"))


def draw_badge(
    painter: QPainter,
    x: float,
    y: float,
    outcome: Outcome,
    word: str,
    detail: str = "",
    *,
    strong: bool = False,
) -> float:
    """Paint a verdict's badge with its top left corner at (x, y); returns its width in px.

    Args:
        painter: Where to.
        x: Left edge of the badge; the glyph starts 4 px further in all three outcomes.
        y: Top edge; a badge is 20 px high.
        outcome: Decides the silhouette.
        word: Such as `hmac`.
        detail: Second word, see `badge_detail`.
        strong: The detail head's look: a pass gets a box and a filled circle.
    """
    ratio = painter.device().devicePixelRatioF()
    pixmap = _badge(theme.current().name, outcome, word, detail, strong, ratio)
    painter.drawPixmap(QPointF(x - 1, y - 1), pixmap)
    return badge_width(outcome, word, detail, strong)


for _kept in (badge_width, _badge):
    fonts.when_enlarged(_kept.cache_clear)
