"""The line of the head with the verdicts as badges and the facts behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.capture_words import HeadBadge
from inspector.gui.painting import BADGE_GAP, badge_height
from inspector.gui.views.wrapping import Wrapping

LINE_GAP = 6
FACTS_GAP = 12
SEPARATOR = " · "


class VerdictLine(Wrapping):
    """Badges, then facts; what does not fit goes on in the next line, each badge and fact whole.

    Facts that become known later show only where there is room: they never add a line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges: list[HeadBadge] = []
        self._facts: list[str] = []
        self._fuller: list[list[str]] = []

    def set_content(
        self, badges: list[HeadBadge], facts: list[str], fuller: Sequence[list[str]] = ()
    ) -> None:
        """Show other verdicts and facts.

        Args:
            badges: One a verdict.
            facts: What is known of the capture at once; decides how many lines there are.
            fuller: The same with what became known later, the fullest first; the first one that
                needs no more lines is shown. A screen reader says the fullest.
        """
        if (badges, facts, list(fuller)) == (self._badges, self._facts, self._fuller):
            return
        self._badges, self._facts, self._fuller = badges, facts, list(fuller)
        said = [" ".join(filter(None, (badge.word, badge.detail))) for badge in badges]
        told = self._fuller[0] if self._fuller else facts
        self.setAccessibleName(". ".join([*said, ", ".join(told)]))
        self.changed()

    @property
    def badges(self) -> list[HeadBadge]:
        """The verdicts shown."""
        return self._badges

    @property
    def facts(self) -> list[str]:
        """The facts shown at the present width."""
        return self._facts_at(self.width())

    def _facts_at(self, width: int) -> list[str]:
        lines = self._lines(width, self._facts)
        fitting = (each for each in self._fuller if self._lines(width, each) <= lines)
        return next(fitting, self._facts)

    def _lines(self, width: int, facts: list[str]) -> int:
        badges, runs = self._places(width, facts)
        return max([line for _, line in badges] + [line for _, line, _ in runs], default=0) + 1

    def _places(
        self, width: int, facts: list[str]
    ) -> tuple[list[tuple[float, int]], list[tuple[float, int, str]]]:
        """Where each badge and each run of facts stands: (x, line)."""
        x, line = 0.0, 0
        badges: list[tuple[float, int]] = []
        for badge in self._badges:
            needed = painting.badge_width(badge.outcome, badge.word, badge.detail, True)  # noqa: FBT003 - cached by position
            if x and x + needed > width:
                x, line = 0.0, line + 1
            badges.append((x, line))
            x += needed + BADGE_GAP
        font = fonts.font("small")
        start = x - BADGE_GAP + FACTS_GAP if badges else 0.0
        rest, runs = list(facts), []
        while rest:
            count = len(rest)
            while count > 1 and _wide(rest[:count], font_width=width - start):
                count -= 1
            if start and painting.text_width(SEPARATOR.join(rest[:count]), font) > width - start:
                start, line = 0.0, line + 1
                continue
            runs.append((start, line, SEPARATOR.join(rest[:count])))
            del rest[:count]
            start, line = 0.0, line + 1
        return badges, runs

    def height_at(self, width: int) -> int:
        """All lines."""
        lines = self._lines(width, self._facts)
        return lines * badge_height() + (lines - 1) * LINE_GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint badges and facts."""
        del event
        painter = QPainter(self)
        badges, runs = self._places(self.width(), self.facts)
        for badge, (x, line) in zip(self._badges, badges, strict=True):
            y = line * (badge_height() + LINE_GAP)
            painting.draw_badge(painter, x, y, badge.outcome, badge.word, badge.detail, strong=True)
        font, ink = fonts.font("small"), theme.color("t2")
        for x, line, text in runs:
            rect = QRectF(x, line * (badge_height() + LINE_GAP), self.width() - x, badge_height())
            painting.draw_text(painter, rect, text, font, ink)
        painter.end()


def _wide(facts: list[str], font_width: float) -> bool:
    return painting.text_width(SEPARATOR.join(facts), fonts.font("small")) > font_width
