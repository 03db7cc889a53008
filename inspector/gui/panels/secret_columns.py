"""Where the columns of the secrets page stand, so that rows of all endpoints line up."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui import fonts, painting, theme

PAD = 16
HEIGHT = 28
ROW = 40
SECOND_LINE = 18

ENVIRONMENT_JOINS_BELOW = 900 - 64
MATCHED_BELOW_BELOW = 760 - 64
"""Widths of the design are those of the page; these are of its column, without 32 px margins."""

_DRAWN = 992  # the column's width in the design's picture
_ACTIONS = 98
_ENVIRONMENT = 102
_USE = 108
_LEAST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges in px from the left edge of a group's card.

    Attributes:
        scheme: Of the scheme's title.
        environment: None where it stands beneath the title.
        use: Of the current/previous chip.
        value: Of dots, field and fingerprint.
        matched: None where it stands beneath the value.
        actions: Of the first of three icon buttons.
        right: Right edge of the card's inside.
    """

    scheme: int
    environment: int | None
    use: int
    value: int
    matched: int | None
    actions: int
    right: int

    @property
    def row_height(self) -> int:
        """Height of a row; higher where something stands on a second line."""
        two = self.environment is None or self.matched is None
        return ROW + (SECOND_LINE if two else 0)

    @property
    def value_width(self) -> int:
        """Room for the value, up to the next column."""
        end = self.actions if self.matched is None else self.matched
        return max(_LEAST_VALUE, end - 16 - self.value)


def columns(width: int) -> Columns:
    """The columns of a card of this width in px."""
    spare = max(0, width - _DRAWN)
    actions = width - _ACTIONS
    if width >= ENVIRONMENT_JOINS_BELOW:
        short = max(0, _DRAWN - width)
        scheme = 212 + round(spare * 0.35) - round(short * 0.3)
        environment = PAD + scheme
        use = environment + _ENVIRONMENT
        value = use + _USE
        matched = value + 252 + round(spare * 0.35) - round(short * 0.2)
        return Columns(PAD, environment, use, value, matched, actions, width)
    scheme = 176 if width >= 560 else 150
    use = PAD + scheme
    value = use + (_USE if width >= 560 else 84)
    if width >= MATCHED_BELOW_BELOW:
        matched = value + round((actions - value) * 0.55)
        return Columns(PAD, None, use, value, matched, actions, width)
    return Columns(PAD, None, use, value, None, actions, width)


class ColumnHeads(QWidget):
    """The words above the columns; screen readers hear them in each row instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._matched = False
        theme.themes.changed.connect(self.update)

    def show_matched(self, *, shown: bool) -> None:
        """Whether the engine tells how often each secret matched."""
        self._matched = shown
        self.update()

    def heads(self) -> list[tuple[int, str]]:
        """Left edge and word of each head."""
        place = columns(self.width())
        heads = [(place.scheme, "Scheme"), (place.use, "Use"), (place.value, "Value")]
        if place.environment is not None:
            heads.append((place.environment, "Environment"))
        if place.matched is not None and self._matched:
            heads.append((place.matched, "Matched"))
        return heads

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        del event
        painter = QPainter(self)
        for left, word in self.heads():
            room = QRectF(left, 0, self.width() - left, self.height())
            painting.draw_text(painter, room, word, fonts.font("cap"), theme.color("t3"))
        painter.end()
