"""Paints the lines of a body that are in view: bands, numbers, fold marks, coloured text, hints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from inspector.decode.aliases import ALIAS
from inspector.decode.line import CONTINUED, HEX, NESTED_OPENER, TEXT
from inspector.decode.tokens import Span, spans
from inspector.gui import fonts, painting, theme
from inspector.gui.models.moments import moment_hint
from inspector.gui.models.scrolling import row_height
from inspector.gui.models.text_selection import Selection
from inspector.gui.presenting import presenting
from inspector.gui.views.body_layout import (
    CHEVRON,
    CHIP,
    CHIP_GAP,
    CHIP_PAD,
    RAIL,
    Band,
    BodyLayout,
    Seen,
    cell_width,
    chip_width,
    digit_width,
)

_INK = {"key": "jk", "string": "js", "number": "jn", "literal": "jl", "punctuation": "jp"}
_CHIP_HEIGHT = 18
_HEX_OFFSET = 8
_HEX_TEXT = 60
_HINT_GAP = 12
_LABEL_GAP = 16
_RING = 1.75


@lru_cache(maxsize=512)
def coloured(text: str, flags: int) -> tuple[tuple[int, int, str], ...]:
    """Spans of a line, each (start, stop, colour token)."""
    size = len(text)
    if flags & HEX:
        offset, dump = min(_HEX_OFFSET, size), min(_HEX_TEXT, size)
        return (0, offset, "t3"), (offset, dump, "t1"), (dump, size, "t2")
    if flags & TEXT:
        return ((0, size, "t1"),)
    found: list[Span] = spans(text, continued=bool(flags & CONTINUED))
    return tuple((start, start + length, _INK[kind]) for start, length, kind in found)


@dataclass
class BodyPainter:
    """One painting of the view.

    Attributes:
        painter: Where to.
        layout: What is in view and where.
        selection: What is selected.
        current: The current line, -1 for none.
        ring: Whether the keyboard is here: the current line gets the focus ring.
    """

    painter: QPainter
    layout: BodyLayout
    selection: Selection
    current: int
    ring: bool = False
    _inks: Mapping[str, QColor] = field(default_factory=dict)
    _rise: float = 0.0  # from a line's upper edge to its baseline

    def paint(self) -> None:
        """Paint everything, ground first."""
        layout, painter = self.layout, self.painter
        painter.fillRect(0, 0, layout.width, layout.height, theme.color("surface"))
        clip_left = 0 if layout.is_hex else layout.chevron_left + CHEVRON - 2
        text_area = QRectF(clip_left, 0, layout.width - clip_left, layout.height)
        painter.setClipRect(text_area)
        self._inks = theme.current().colors
        self._rise = painting.baseline(0, row_height(), fonts.font("mono"))
        self._bands()
        self._current_line()
        painter.setFont(fonts.font("mono"))
        for seen in layout.seen:
            self._text(seen)
        for seen in layout.seen:
            self._extras(seen)
        painter.setClipping(False)
        if not layout.is_hex:
            self._gutter()

    # Grounds

    def _bands(self) -> None:
        """Paint each nested JSON as one soft ground with a rail at its left."""
        since: dict[Band, tuple[int, bool]] = {}
        found: list[tuple[Band, int, int, bool, bool]] = []
        for seen in self.layout.seen:
            bottom = seen.y + seen.shape.parts * row_height()
            for band in seen.bands:
                since.setdefault(band, (seen.y, band.opener == seen.number))
            if seen.band_ends and seen.bands:
                band = seen.bands[-1]
                top, starts = since.pop(band)
                found.append((band, top, bottom, starts, True))
        for band, (top, starts) in since.items():
            last = self.layout.seen[-1]
            found.append((band, top, last.y + last.shape.parts * row_height(), starts, False))
        for band, top, bottom, starts, ends in sorted(found):  # outer ones open first
            self._band(band, top, bottom, starts=starts, ends=ends)

    def _band(self, band: Band, top: int, bottom: int, *, starts: bool, ends: bool) -> None:
        left, right = self.layout.band_left(band), float(self.layout.right)
        path = QPainterPath()
        # A band that goes on outside the view has its corners there.
        first, last = (top if starts else top - 12), (bottom if ends else bottom + 12)
        path.addRoundedRect(QRectF(left, first, max(0.0, right - left), last - first), 6, 6)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.fillPath(path, theme.color("band"))
        rail = QRectF(left, top, RAIL + 4, bottom - top)
        self.painter.fillRect(rail, theme.color("band"))
        rail.setWidth(RAIL)
        self.painter.fillRect(rail, theme.color("acc"))

    def _current_line(self) -> None:
        if not self.selection.is_empty:
            return
        for seen in self.layout.seen:
            if seen.number != self.current:
                continue
            left = self.layout.left - 7.0
            if seen.bands:
                left = self.layout.band_left(seen.bands[-1]) + RAIL
            rect = QRectF(left, seen.y, self.layout.right - left, seen.shape.parts * row_height())
            self.painter.fillRect(rect, theme.color("accSoft"))
            if self.ring:
                painting.box(self.painter, rect, 4, None, theme.color("ring"), _RING)

    # Text

    def _text(self, seen: Seen) -> None:
        layout, shape = self.layout, seen.shape
        first, last = self.selection.on_line(seen.number, len(seen.text))
        runs = coloured(seen.text, seen.line.flags)
        for part in range(shape.parts):
            y = seen.y + part * row_height()
            if y + row_height() <= 0 or y >= layout.height:
                continue
            start, stop = self._visible_indexes(seen, part)
            for begin, end, token in runs:
                if end > start and begin < stop:
                    self._piece(seen, part, y, max(begin, start), min(end, stop), token)
            if presenting.on:
                self._aliases(seen, part, y, start, stop)
            begin, end = max(first, start), min(last, stop)
            if begin < end or self._passes(seen, part, last):
                self._selected(seen, part, y, begin, end)

    def _aliases(self, seen: Seen, part: int, y: int, start: int, stop: int) -> None:
        """Mark what stands for a masked value."""
        for found in ALIAS.finditer(seen.text):
            begin, end = max(found.start(), start), min(found.end(), stop)
            if begin >= end:
                continue
            left = self._x(seen, part, seen.shape.cell_of(begin))
            right = self._x(seen, part, seen.shape.cell_of(end))
            inset = row_height() // 8
            rect = QRectF(left - 1, y + inset, right - left + 2, row_height() - 2 * inset)
            painting.box(self.painter, rect, 5, theme.color("press"))
            self._piece(seen, part, y, begin, end, "t1")

    def _visible_indexes(self, seen: Seen, part: int) -> tuple[int, int]:
        """The characters of a part that lie in the view."""
        shape, layout = seen.shape, self.layout
        start, stop = shape.span(part)
        left = int(shape.cell_at(part, layout.column_at(0)))
        right = int(shape.cell_at(part, layout.column_at(layout.width) + 1))
        return shape.index_at(max(start, left)), shape.index_at(min(stop, right))

    def _x(self, seen: Seen, part: int, cell: int) -> float:
        return self.layout.x_of_column(seen.shape.column(part, cell))

    def _piece(self, seen: Seen, part: int, y: int, start: int, stop: int, token: str) -> None:
        """Paint characters `start` to `stop` of a part in one colour."""
        shape, painter = seen.shape, self.painter
        painter.setPen(self._inks[token])
        base, origin = y + self._rise, self._x(seen, part, 0)
        cell = cell_width()
        cut = shape.chip_at if start < shape.chip_at < stop else stop
        for begin, end in ((start, cut), (cut, stop)) if cut < stop else ((start, stop),):
            behind_chip = shape.chip_cells if 0 <= shape.chip_at <= begin else 0
            for at, piece in shape.cells.pieces(begin, end):
                painter.drawText(QPointF(origin + (at + behind_chip) * cell, base), piece)

    def _passes(self, seen: Seen, part: int, last: int) -> bool:
        """Whether the selection goes on from the end of this line to the next."""
        start, stop = self.selection.bounds
        inside = start.line <= seen.number < stop.line
        return inside and last == len(seen.text) and part == seen.shape.parts - 1

    def _selected(self, seen: Seen, part: int, y: int, start: int, stop: int) -> None:
        shape = seen.shape
        left = self._x(seen, part, shape.cell_of(start))
        right = self._x(seen, part, shape.cell_of(stop)) if stop > start else left
        if self._passes(seen, part, self.selection.on_line(seen.number, len(seen.text))[1]):
            right += cell_width() / 2
        rect = QRectF(left, y, right - left, row_height())
        self.painter.fillRect(rect, theme.color("accLine"))
        if stop > start:
            self._piece(seen, part, y, start, stop, "t1")

    # Beside the text

    def _extras(self, seen: Seen) -> None:
        shape = seen.shape
        if shape.chip_at >= 0:
            self._nested_chip(seen)
        last = shape.parts - 1
        end = self._x(seen, last, shape.width)
        y = seen.y + last * row_height()
        if seen.closer:
            end = self._fold_chip(seen, end, y)
        if seen.line.flags & NESTED_OPENER:
            self._length_label(seen, end)
        hint = moment_hint(seen.text) if not seen.line.flags & (TEXT | HEX | CONTINUED) else ""
        if hint:
            self._hint(hint, end + _HINT_GAP, y)

    def _nested_chip(self, seen: Seen) -> None:
        """Paint the chip before the brace of JSON that was a string."""
        shape, painter = seen.shape, self.painter
        part = shape.part_of(shape.chip_cell)
        x = self._x(seen, part, shape.chip_cell)
        y = seen.y + part * row_height()
        rect = QRectF(x, y + (row_height() - _CHIP_HEIGHT) / 2, chip_width(), _CHIP_HEIGHT)
        painting.box(painter, rect, 4, theme.color("raised"), theme.color("accLine"))
        ink = theme.color("accText")
        inner = rect.adjusted(CHIP_PAD, 0, 0, 0)
        painting.draw_text(painter, inner, "{}", fonts.font("monoS"), ink)
        words = inner.adjusted(2 * digit_width() + CHIP_GAP, 0, 0, 0)
        painting.draw_text(painter, words, CHIP, fonts.font("capB"), ink)

    def _length_label(self, seen: Seen, text_end: float) -> None:
        """Say at the right how long the string was, where there is room."""
        count = seen.line.extra
        words = f"{count:,} character" + ("" if count == 1 else "s")
        font = fonts.font("cap")
        left = self.layout.right - 12 - painting.text_width(words, font)
        if text_end + _LABEL_GAP <= left and seen.shape.parts == 1:
            rect = QRectF(left, seen.y, self.layout.right - left, row_height())
            painting.draw_text(self.painter, rect, words, font, theme.color("t2"))

    def _fold_chip(self, seen: Seen, x: float, y: int) -> float:
        """Paint what is folded away as a chip and the closing line behind it; returns its end."""
        rect = fold_chip_rect(seen, x, y)
        painting.box(self.painter, rect, 4, theme.color("press"))
        font = fonts.font("cap")
        ink = theme.color("t2")
        painting.draw_text(self.painter, rect, fold_words(seen), font, ink, painting.CENTER)
        lines = self.layout.lines
        closing = lines.text(seen.closer) if lines else ""
        behind = QRectF(rect.right() + 6, y, self.layout.width, row_height())
        font = fonts.font("mono")
        return behind.left() + painting.draw_text(
            self.painter, behind, closing, font, theme.color("jp")
        )

    def _hint(self, hint: str, x: float, y: int) -> None:
        painting.draw_icon(self.painter, round(x), y + (row_height() - 14) / 2, "clock", "t2", 14)
        rect = QRectF(round(x) + 18, y, self.layout.width, row_height())
        painting.draw_text(self.painter, rect, hint, fonts.font("small"), theme.color("t2"))

    def _gutter(self) -> None:
        """Paint line numbers and fold marks."""
        painter, layout = self.painter, self.layout
        font = fonts.font("monoS")
        painter.setFont(font)
        rise, right = painting.baseline(0, row_height(), font), layout.number_right
        usual, strong = theme.color("t3"), theme.color("t2")
        for seen in layout.seen:
            if seen.line.flags & CONTINUED:
                continue
            number = str(seen.number + 1)
            painter.setPen(strong if seen.number == self.current else usual)
            x = right - len(number) * digit_width()
            painter.drawText(QPointF(x, seen.y + rise), number)
        for seen in layout.seen:
            if seen.foldable:
                name = "chevron-right" if seen.closer else "chevron-down"
                top = seen.y + (row_height() - CHEVRON) / 2
                painting.draw_icon(painter, layout.chevron_left, top, name, "t2", CHEVRON)


def fold_words(seen: Seen) -> str:
    """What a folded opener says is inside."""
    hidden = seen.closer - seen.number - 1
    return f"{hidden:,} line" + ("" if hidden == 1 else "s")


def fold_chip_rect(seen: Seen, x: float, y: int) -> QRectF:
    """Where the chip of a folded opener is whose text ends at (x, y)."""
    width = painting.text_width(fold_words(seen), fonts.font("cap")) + 12
    return QRectF(round(x) + 6, y + (row_height() - 16) / 2, width, 16)
