"""Sentences that wrap, with `code spans` as chips."""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.presenting import presenting, shown

CHIP_PAD = 4
CHIP_HEIGHT = 18
CHIP_RADIUS = 4
KEPT_WIDTHS = 8

_PIECE = re.compile(r"`([^`]+)`|(\s+)|([^\s`]+)")


class Piece(NamedTuple):
    """A word or a chip, where it stands and how wide it is, in logical px."""

    x: float
    y: float
    width: float
    text: str
    is_code: bool


class Prose(QLabel):
    """A paragraph.

    Args:
        text: Sentences; what stands in backticks becomes a chip.
        style: Type style of the words.
        token: Colour token of the words.
        line: Height of a line in px, the style's own by default.
        parent: The widget around it.
    """

    def __init__(
        self,
        text: str,
        style: str = "body",
        token: str = "t2",  # noqa: S107 - a colour's name
        line: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._token = token
        self._line = line or fonts.line_height(style)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._source = self._plain = ""
        self._laid_out: dict[float, list[Piece]] = {}
        self.set_text(text)
        theme.themes.changed.connect(self.update)
        presenting.changed.connect(self._show_again)

    def set_text(self, text: str, token: str = "") -> None:
        """Change the sentences, and their colour if one is named."""
        self._token = token or self._token
        self._plain = text
        self._source = shown(text)
        self._laid_out.clear()
        self.setText(self._source.replace("`", ""))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def _show_again(self) -> None:
        self.set_text(self._plain)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at a width in px."""
        pieces = self.layout_at(width)
        return int(pieces[-1].y) + self._line if pieces else self._line

    def sizeHint(self) -> QSize:
        """A comfortable width; the layout asks for the height."""
        return QSize(320, self.heightForWidth(self.width() or 320))

    def minimumSizeHint(self) -> QSize:
        """At least its height at the present width."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps in other places."""
        super().resizeEvent(event)
        self.updateGeometry()

    def layout_at(self, width: float) -> list[Piece]:
        """Where each word and chip stands when the paragraph is `width` px wide.

        A layout asks several times for the same few widths: their answers are kept.
        """
        known = self._laid_out.get(width)
        if known is None:
            if len(self._laid_out) >= KEPT_WIDTHS:  # a splitter is dragged
                self._laid_out.clear()
            known = self._laid_out[width] = self._lay_out(width)
        return known

    def _lay_out(self, width: float) -> list[Piece]:
        space = painting.text_width(" ", fonts.font(self._style))
        pieces: list[Piece] = []
        x, y = 0.0, 0.0
        for unit in self._units():
            needed = sum(piece.width for piece in unit)
            if x and x + space + needed > width:
                x, y = 0.0, y + self._line
            x += space if x else 0.0
            for piece in unit:
                pieces.append(piece._replace(x=x, y=y))
                x += piece.width
        return pieces

    def _units(self) -> Iterator[list[Piece]]:
        """What is never parted: a word, or a chip with the full stop that follows it."""
        words, code = fonts.font(self._style), fonts.font("mono")
        unit: list[Piece] = []
        for chip, blank, word in _PIECE.findall(f"{self._source} "):
            if blank:
                if unit:
                    yield unit
                unit = []
                continue
            width = painting.text_width(chip or word, code if chip else words)
            width += 2 * CHIP_PAD if chip else 0
            unit.append(Piece(0, 0, width, chip or word, bool(chip)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words and chips."""
        del event
        painter = QPainter(self)
        words, code = fonts.font(self._style), fonts.font("mono")
        for piece in self.layout_at(self.width()):
            room = QRectF(piece.x, piece.y, min(piece.width, self.width()) + 1, self._line)
            if not piece.is_code:
                painting.draw_text(painter, room, piece.text, words, theme.color(self._token))
                continue
            top = math.floor(piece.y + (self._line - CHIP_HEIGHT) / 2)
            chip = QRectF(piece.x, top, min(piece.width, self.width()), CHIP_HEIGHT)
            painting.box(painter, chip, CHIP_RADIUS, theme.color("press"))
            inner = QRectF(chip.topLeft() + QPointF(CHIP_PAD, 0), chip.bottomRight())
            painting.draw_text(painter, inner, piece.text, code, theme.color("t1"))
        painter.end()
