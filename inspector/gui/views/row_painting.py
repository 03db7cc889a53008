"""Paints the visible rows of the list in one pass: grounds first, then column by column.

Column by column means that font and pen change a few times a repaint instead of a few times a row.
Marks (tiles and badges) are pixmaps, kept for each theme and pixel ratio.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from inspector.gui import fonts, painting, theme
from inspector.gui.models.capture_line import CaptureLine
from inspector.gui.models.capture_model import Column
from inspector.gui.views.badge_fit import fit_badges
from inspector.gui.views.list_columns import PAD, Columns
from inspector.gui.widgets.mark_button import mark_pixmap, mark_size

ROW = 32
INSET = 6
TILE = 18
ASIDE_GAP = 8
GAP_ICON = 14
FACTS = (Column.ENDPOINT, Column.SIZE, Column.ENVIRONMENT)
BEHIND_EVENT = 12
NOTE_ICON = 14
MARK_GAP = 4
BADGE_OVERHANG = 4
"""How far badges may reach into the 12 px before the reply."""


def row_height() -> int:
    """Height of a row in px, with type as large as it is now."""
    return fonts.px(ROW)


def tile_side() -> int:
    """Side of a provider's tile in px, with type as large as it is now."""
    return fonts.px(TILE)


class Shown(NamedTuple):
    """A row on screen: its top edge in px, its words (None while unread), its state, its time."""

    y: int
    line: CaptureLine | None
    selected: bool
    hovered: bool
    time: str


class Look(NamedTuple):
    """What painting depends on besides the rows."""

    columns: Columns
    width: int
    focused: bool
    ratio: float


def paint_rows(painter: QPainter, rows: Sequence[Shown], look: Look) -> None:
    """Paint these rows on a ground that was filled before."""
    for row in rows:
        if row.selected or row.hovered:
            _paint_ground(painter, row, look)
    filled = [row for row in rows if row.line is not None and not row.line.gap]
    _paint_times(painter, filled, look)
    _paint_providers(painter, filled, look)
    _paint_events(painter, filled, look)
    _paint_badges(painter, filled, look)
    _paint_replies(painter, filled, look)
    for column in FACTS:
        if look.columns.places[column].width:
            _paint_facts(painter, filled, look, column)
    for row in rows:
        if row.line is not None and row.line.gap:
            _paint_gap(painter, row, row.line, look)


def _paint_ground(painter: QPainter, row: Shown, look: Look) -> None:
    rect = QRectF(INSET, row.y, look.width - 2 * INSET, row_height())
    if not row.selected:
        painting.box(painter, rect, 6, theme.color("hover"))
    elif look.focused:
        painting.box(painter, rect, 6, theme.color("accSoft"), theme.color("ring"), 1.75)
    else:
        painting.box(painter, rect, 6, theme.color("accSoft"), theme.color("accLine"))


def _base(look: Look) -> float:
    """The baseline within a row, one for all sizes of text."""
    return painting.baseline(0, row_height(), fonts.font("body"), look.ratio)


def _paint_times(painter: QPainter, rows: Sequence[Shown], look: Look) -> None:
    place, base = look.columns.places[Column.TIME], _base(look)
    if not place.width:
        return
    quiet, strong = theme.color("t2"), theme.color("t1")
    painter.setFont(fonts.font("smallT"))
    painter.setPen(quiet)
    for row in rows:
        if row.line is None:
            continue
        if row.selected:
            painter.setPen(strong)
        painter.drawText(QPointF(place.x, row.y + base), row.time)
        if row.selected:
            painter.setPen(quiet)


@lru_cache(maxsize=64)
def _tile(look: str, provider: str, framed: bool, ratio: float) -> QPixmap:  # noqa: FBT001 - cached
    """A provider's tile; `look` names the theme, so that another theme makes another one."""
    side = round(tile_side() * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painting.draw_tile(painter, 0, 0, provider, tile_side(), framed=framed and bool(look))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def fit_name(name: str, room: int) -> str:
    """A provider's name elided to `room` px."""
    return painting.elided(name, fonts.font("body"), room)


def _paint_providers(painter: QPainter, rows: Sequence[Shown], look: Look) -> None:
    place = look.columns.places[Column.PROVIDER]
    if not place.width:
        return
    name = theme.current().name
    top = (row_height() - tile_side()) // 2
    for row in rows:
        if row.line is not None:
            tile = _tile(name, row.line.provider, row.selected, look.ratio)
            painter.drawPixmap(place.x, row.y + top, tile)
    if not look.columns.names:
        return
    font, base = fonts.font("body"), _base(look)
    room = place.width - tile_side() - 8 - 6
    painter.setFont(font)
    painter.setPen(theme.color("t1"))
    for row in rows:
        if row.line is not None and row.line.provider_name:
            text = fit_name(row.line.provider_name, room)
            painter.drawText(QPointF(place.x + tile_side() + 8, row.y + base), text)


@lru_cache(maxsize=4096)
def fit_event(label: str, aside: str, room: int) -> tuple[str, float]:
    """The event's words elided to `room` px, and where the aside starts, -1 when it has no room."""
    label_font, aside_font = fonts.font("bodyM"), fonts.font("small")
    width = painting.text_width(label, label_font)
    if width > room:
        return painting.elided(label, label_font, room), -1.0
    start = width + ASIDE_GAP
    if not aside or start + painting.text_width(aside, aside_font) > room:
        return label, -1.0
    return label, start


def _paint_events(painter: QPainter, rows: Sequence[Shown], look: Look) -> None:
    place = look.columns.places[Column.EVENT]
    room = place.width - BEHIND_EVENT
    if room < row_height():
        return
    base = _base(look)
    painter.setFont(fonts.font("bodyM"))
    painter.setPen(theme.color("t1"))
    asides: list[tuple[float, float, str]] = []
    for row in rows:
        if row.line is None:
            continue
        label, start = fit_event(row.line.label, row.line.aside, room - beside(row.line))
        painter.drawText(QPointF(place.x, row.y + base), label)
        if start >= 0:
            asides.append((place.x + start, row.y + base, row.line.aside))
    painter.setFont(fonts.font("small"))
    painter.setPen(theme.color("t3"))
    for x, y, aside in asides:
        painter.drawText(QPointF(x, y), aside)
    _paint_marks(painter, rows, place.x + room, look.ratio)


def beside(line: CaptureLine) -> int:
    """How much room note and mark of a row take at the right end of its event, in px."""
    taken = NOTE_ICON + MARK_GAP if line.noted else 0
    taken += mark_size() + MARK_GAP if line.mark else 0
    return taken + MARK_GAP if taken else 0


def _paint_marks(painter: QPainter, rows: Sequence[Shown], right: int, ratio: float) -> None:
    """Marks stand beneath each other at the right end of the event; the note's sign before them."""
    name, size = theme.current().name, mark_size()
    for row in rows:
        line = row.line
        if line is None:
            continue
        if line.mark is not None:
            pixmap = mark_pixmap(name, line.mark, ratio)
            painter.drawPixmap(right - size, row.y + (row_height() - size) // 2, pixmap)
        if line.noted:
            x = right - NOTE_ICON - (size + MARK_GAP if line.mark else 0)
            top = row.y + (row_height() - NOTE_ICON) / 2
            painting.draw_icon(painter, x, top, "message-square-text", "t2", NOTE_ICON)


def _paint_badges(painter: QPainter, rows: Sequence[Shown], look: Look) -> None:
    place = look.columns.places[Column.SIGNATURES]
    top = (row_height() - painting.badge_height()) // 2
    base, font = _base(look), fonts.font("smallM")
    if not place.width:
        return
    for row in rows:
        if row.line is None or not row.line.badges:
            continue
        x = float(place.x)
        fitted = fit_badges(row.line.badges, place.width + BADGE_OVERHANG)
        for badge in fitted.badges:
            x += painting.draw_badge(
                painter, x, row.y + top, badge.outcome, badge.word, badge.detail
            )
            x += painting.BADGE_GAP
        if fitted.more:
            painter.setFont(font)
            painter.setPen(theme.color("bad" if fitted.hides_failure else "t2"))
            painter.drawText(QPointF(x, row.y + base), fitted.more)


def _paint_replies(painter: QPainter, rows: Sequence[Shown], look: Look) -> None:
    place = look.columns.places[Column.REPLY]
    if not place.width:
        return
    base = _base(look)
    for style, ink, refusing in (("smallT", "t2", False), ("smallTB", "t1", True)):
        painter.setFont(fonts.font(style))
        painter.setPen(theme.color(ink))
        for row in rows:
            if row.line is not None and row.line.refusing is refusing:
                painter.drawText(QPointF(place.x, row.y + base), row.line.reply)


@lru_cache(maxsize=512)
def fit_fact(text: str, room: int) -> str:
    """A lesser fact elided to `room` px."""
    return painting.elided(text, fonts.font("smallT"), room)


def _fact(line: CaptureLine, column: Column) -> str:
    if column is Column.ENDPOINT:
        return line.endpoint
    return line.size if column is Column.SIZE else line.environment


def _paint_facts(painter: QPainter, rows: Sequence[Shown], look: Look, column: Column) -> None:
    place, base = look.columns.places[column], _base(look)
    painter.setFont(fonts.font("smallT"))
    painter.setPen(theme.color("t2"))
    for row in rows:
        if row.line is not None:
            text = fit_fact(_fact(row.line, column), place.width - 12)
            painter.drawText(QPointF(place.x, row.y + base), text)


def _dashes(painter: QPainter, left: float, right: float, y: float, ink: QColor) -> None:
    pen = QPen(ink, 1)
    pen.setDashPattern([4, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    if right > left:
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def _paint_gap(painter: QPainter, row: Shown, line: CaptureLine, look: Look) -> None:
    """A dashed line with words in the middle: nothing could be received."""
    what, how_long = "Engine restarted", f" · nothing could be received for {line.gap}"
    strong, plain = fonts.font("smallM"), fonts.font("small")
    what_width = painting.text_width(what, strong)
    width = GAP_ICON + 8 + what_width + painting.text_width(how_long, plain)
    x = max(float(PAD), round((look.width - width) / 2))
    y = row.y + row_height() / 2 + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    _dashes(painter, PAD, x - 10, y, theme.color("line2"))
    _dashes(painter, x + width + 12, look.width - PAD, y, theme.color("line2"))
    painting.draw_icon(
        painter, x, row.y + (row_height() - GAP_ICON) / 2, "triangle-alert", "warnFill", GAP_ICON
    )
    rect = QRectF(x + GAP_ICON + 8, row.y, what_width + 1, row_height())
    painting.draw_text(painter, rect, what, strong, theme.color("warn"))
    rect = QRectF(
        rect.left() + what_width, row.y, look.width - rect.left() - what_width - PAD, row_height()
    )
    painting.draw_text(painter, rect, how_long, plain, theme.color("t2"))


for _fitted in (_tile, fit_name, fit_event, fit_fact):
    fonts.when_enlarged(_fitted.cache_clear)
