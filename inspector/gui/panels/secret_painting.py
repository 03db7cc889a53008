"""How a row of the secrets page is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from inspector.core.secret import Secret, Use
from inspector.core.verdict import Outcome
from inspector.gui import fonts, painting, theme
from inspector.gui.models.secret_groups import ANY, Row
from inspector.gui.panels.secret_columns import ROW, SECOND_LINE, Columns, columns
from inspector.gui.panels.secret_trial import Result
from inspector.gui.panels.secret_usage import NOTHING
from inspector.gui.presenting import Kind, shown

ESCAPE = Qt.Key.Key_Escape

DOTS = 12
"""Always as many: the real length would tell something."""

_DOT_STEP = 7.2
_DOT = 1.35
_CHIP_X = 104
_CHIP_HEIGHT = 18
_USE_HEIGHT = 20
_SECOND_LINE = 31


@dataclass(frozen=True, slots=True)
class Look:
    """The passing state of a row.

    Attributes:
        revealed: Whether the value is shown.
        editing: Whether a field covers the value.
        advised: Whether a remark stands beneath.
        result: What a trial of the typed value gave.
        matched: How many captures it verified, in words.
        remark: Its label and dates, on a line beneath; empty for none.
    """

    revealed: bool = False
    editing: bool = False
    advised: bool = False
    result: Result | None = None
    matched: str = ""
    remark: str = ""


def height(place: Columns, look: Look) -> int:
    """Height of a row in px, without what is said while editing."""
    return place.row_height + (SECOND_LINE if look.remark else 0)


def paint_row(painter: QPainter, width: int, row: Row, look: Look) -> None:
    """Paint a row of this width in px with its top left corner at (0, 0)."""
    place = columns(width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(1, 0, width - 2, 1), theme.color("line"))
    _paint_title(painter, place, row)
    _paint_remark(painter, place, look)
    _paint_use(painter, place, row.secret)
    if row.secret is not None and look.revealed:
        _paint_value(painter, place, shown(row.secret.value, Kind.VALUE))
        return
    if row.secret is not None and not look.editing:
        _paint_mask(painter, place, row.secret)
    _paint_matched(painter, place, look)


def _line(left: float, right: float, top: float = 1) -> QRectF:
    return QRectF(left, top, max(0, right - left), ROW - 1)


def _paint_title(painter: QPainter, place: Columns, row: Row) -> None:
    color, font = theme.color, fonts.font
    end = place.use if place.environment is None else place.environment
    painting.draw_text(painter, _line(place.scheme, end - 8), row.title, font("bodyM"), color("t1"))
    if place.environment is not None:
        room = _line(place.environment, place.use - 8)
        painting.draw_text(painter, room, row.whose, font("body"), color("t2"))
    else:
        below = QRectF(place.scheme, _SECOND_LINE, end - 8 - place.scheme, 18)
        words = f"{row.whose} environment" if row.whose == ANY else row.whose
        painting.draw_text(painter, below, words, font("small"), color("t2"))


def _paint_remark(painter: QPainter, place: Columns, look: Look) -> None:
    """Label and dates, under everything else."""
    if look.remark:
        top = place.row_height - ROW + _SECOND_LINE - 1
        room = QRectF(place.scheme, top, place.right - 16 - place.scheme, SECOND_LINE)
        painting.draw_text(painter, room, look.remark, fonts.font("small"), theme.color("t2"))


def _paint_use(painter: QPainter, place: Columns, secret: Secret | None) -> None:
    color = theme.color
    if secret is None:
        room = _line(place.use, place.value)
        painting.draw_text(painter, room, "not set", fonts.font("small"), color("t3"))
        return
    font = fonts.font("smallM")
    width = painting.text_width(secret.use.value, font) + 2 * 9
    chip = QRectF(place.use, 1 + (ROW - 1 - _USE_HEIGHT) // 2, round(width), _USE_HEIGHT)
    if secret.use is Use.CURRENT:
        painting.box(painter, chip, 5, color("accSoft"), color("accLine"))
        ink = color("accText")
    else:
        painting.box(painter, chip, 5, None, color("line3"))
        ink = color("t1" if secret.use is Use.PREVIOUS else "t3")
    painting.draw_text(painter, chip, secret.use.value, font, ink, painting.CENTER)


def _paint_mask(painter: QPainter, place: Columns, secret: Secret) -> None:
    """Twelve dots, whatever the length, and the fingerprint."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("t2"))
    middle = 1 + (ROW - 1) / 2
    for number in range(DOTS):
        x = place.value + 3.6 + number * _DOT_STEP
        painter.drawEllipse(QPointF(x, middle), _DOT, _DOT)
    font, text = fonts.font("monoS"), f"#{secret.fingerprint}"
    width = painting.text_width(text, font) + 12
    top = 1 + (ROW - 1 - _CHIP_HEIGHT) // 2
    chip = QRectF(place.value + _CHIP_X, top, round(width), _CHIP_HEIGHT)
    if chip.right() <= place.value + place.value_width:
        painting.box(painter, chip, 4, theme.color("press"))
        painting.draw_text(painter, chip, text, font, theme.color("t2"), painting.CENTER)


def _paint_value(painter: QPainter, place: Columns, value: str) -> None:
    """The value itself, on two lines of smaller type when one does not hold it."""
    room = _line(place.value, place.actions - 8)
    font, ink = fonts.font("mono"), theme.color("t1")
    if painting.text_width(value, font) <= room.width():
        painting.draw_text(painter, room, value, font, ink)
        return
    small = fonts.font("monoS")
    fits = max(1, int(room.width() // painting.text_width("0", small)))
    for number, part in enumerate((value[:fits], value[fits:])):
        line = QRectF(room.left(), 5 + number * 15, room.width(), 15)
        painting.draw_text(painter, line, part, small, ink)


def _paint_matched(painter: QPainter, place: Columns, look: Look) -> None:
    """What a trial gave while editing, else how many captures it verified."""
    left, room = place.matched, QRectF()
    if left is None:
        left = place.value
        top = ROW - 3 if look.editing else _SECOND_LINE
        room = QRectF(left, top, place.right - left - 12, 18)
    else:
        room = _line(left, place.actions - 8)
    if look.editing and look.result is not None:
        ink = theme.color("ok" if look.result.matched else "t2")
        if look.result.matched:
            middle = QPointF(left + 7, room.center().y())
            painting.draw_glyph(painter, middle, Outcome.VERIFIED, strong=True)
            room.setLeft(left + 20)
        font = fonts.font("smallM" if look.result.matched else "small")
        painting.draw_text(painter, room, look.result.words, font, ink)
    elif look.matched and not look.editing:
        ink = theme.color("t3" if look.matched == NOTHING else "t2")
        painting.draw_text(painter, room, look.matched, fonts.font("small"), ink)
