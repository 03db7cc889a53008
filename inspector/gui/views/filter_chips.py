"""The filter as chips while nobody types in it: `verdict:failed x`, plain words as they are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.core.problem import Problem
from inspector.gui import fonts, painting, theme

if TYPE_CHECKING:
    from inspector.core.query import Term

CHIP = 22
PAD = 8
CROSS = 12
GAP = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """A word of the query, where it is painted and where its cross is (empty: it has none)."""

    term: "Term"
    rect: QRectF
    cross: QRectF


def terms_of(text: str) -> "tuple[Term, ...]":
    """The words of a query; one word for all of it when it cannot be understood."""
    if not text:
        return ()
    from inspector.core.query import Term, parse  # noqa: PLC0415 - a filter is mostly empty

    found = parse(text)
    if isinstance(found, Problem):
        return (Term(text, 0, len(text), "wrong"),)
    return found.terms


def without(text: str, term: "Term") -> str:
    """The query without one of its words."""
    return " ".join((text[: term.start].strip() + " " + text[term.end :].strip()).split())


def chips_of(text: str, height: float) -> list[Chip]:
    """Where the words of a query are painted in a row of this height."""
    chips: list[Chip] = []
    x, top = 0.0, (height - CHIP) / 2
    for term in terms_of(text):
        if term.kind in ("text", "wrong"):
            width = painting.text_width(term.text, fonts.font("body"))
            chips.append(Chip(term, QRectF(x, top, width, CHIP), QRectF()))
        else:
            width = PAD + _chip_width(term) + 6 + CROSS + 6
            cross = QRectF(x + width - CROSS - 6, top + (CHIP - CROSS) / 2, CROSS, CROSS)
            chips.append(Chip(term, QRectF(x, top, width, CHIP), cross))
        x += width + GAP
    return chips


def _parts(term: "Term") -> tuple[str, str]:
    field, colon, value = term.text.partition(":")
    return field + colon, value


def _chip_width(term: "Term") -> float:
    field, value = _parts(term)
    return painting.text_width(field, fonts.font("small")) + painting.text_width(
        value, fonts.font("smallB")
    )


class FilterChips(QWidget):
    """Lies over the field until it is typed in.

    Signals:
        pressed: Somewhere but on a cross: the user wants to type.
        removed: The query without the word whose cross was pressed.
    """

    pressed = Signal()
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.themes.changed.connect(self.update)

    def show_query(self, text: str) -> None:
        """Show the words of this query."""
        self._text = text
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remove the word whose cross was pressed, else let the user type."""
        place = event.position()
        for chip in chips_of(self._text, self.height()):
            if chip.cross.adjusted(-5, -5, 6, 5).contains(place):
                self.removed.emit(without(self._text, chip.term))
                return
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        for chip in chips_of(self._text, self.height()):
            if chip.cross.isNull():
                ink = theme.color("bad" if chip.term.kind == "wrong" else "t1")
                rect = chip.rect.adjusted(0, 0, 2, 0)
                painting.draw_text(painter, rect, chip.term.text, fonts.font("body"), ink)
            else:
                self._paint_chip(painter, chip)
        painter.end()

    def _paint_chip(self, painter: QPainter, chip: Chip) -> None:
        painting.box(painter, chip.rect, 5, theme.color("accSoft"), theme.color("accLine"))
        field, value = _parts(chip.term)
        rect = chip.rect.adjusted(PAD, 0, 0, 0)
        ink = theme.color("accText")
        used = painting.draw_text(painter, rect, field, fonts.font("small"), ink)
        rect.setLeft(rect.left() + used)
        painting.draw_text(painter, rect, value, fonts.font("smallB"), theme.color("t1"))
        corner: QPointF = chip.cross.topLeft()
        painting.draw_icon(painter, corner.x(), corner.y(), "x", "t2", CROSS)
