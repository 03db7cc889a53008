"""The status bar: how much comes in, that nothing was lost, where things rest, how the engine is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core.verdict import Outcome
from inspector.gui import fonts, painting, theme
from inspector.gui.spoken_roles import Role, say_role

HEIGHT = 28
PAD = 16
BAR = 3
PITCH = 4
TALLEST = 12
GAP = 11
RIGHT_FROM = 760
SECRETS_FROM = 980


def bytes_in_words(size: int) -> str:
    """A file's size: `24 kB`, `3.1 MB`, `2.0 GB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB" if size else "0 kB"
    for unit, step in (("MB", 1_000_000), ("GB", 1_000_000_000)):
        if size < step * 1000:
            return f"{size / step:.1f} {unit}"
    return f"{size / 1_000_000_000_000:.1f} TB"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something at the right: an icon (or the mark of an outcome) and words."""

    words: str
    icon_name: str = ""
    outcome: Outcome | None = None
    ink: str = "t2"


class StatusBar(QWidget):
    """One painted line; its accessible name says all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buckets: Sequence[int] = (0,) * 20
        self._rate = "0/min"
        self._counted: tuple[str, ...] = ("Nothing captured yet",)
        self._work = ""
        self._secrets = Fact("")
        self._archive = Fact("")
        self._masking = Fact("")
        self._engine = Fact("Engine starting", "refresh-cw")
        self.setObjectName("status")
        say_role(self, Role.STATUS_BAR)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.themes.changed.connect(self.update)
        self._changed()

    # What others tell

    def show_rate(self, per_minute: int, buckets: Sequence[int]) -> None:
        """Show how many captures came in the last minute, and when."""
        self._rate, self._buckets = f"{per_minute:,}/min", buckets
        self._changed()

    def show_counts(self, captures: int, refused: int) -> None:
        """Show how many captures there are."""
        if captures:
            noun = "capture" if captures == 1 else "captures"
            self._counted = (f"{captures:,} {noun}", f"{refused:,} refused", "nothing lost")
        else:
            self._counted = ("Nothing captured yet",)
        self._changed()

    def show_work(self, words: str) -> None:
        """Show what the engine has still to do; empty for nothing."""
        self._work = words
        self._changed()

    def show_secrets(self, place: str) -> None:
        """Show where secrets rest, such as `GNOME Keyring`."""
        self._secrets = Fact(f"Secrets in {place}", "lock") if place else Fact("")
        self._changed()

    def show_presenting(self, *, on: bool) -> None:
        """Say that secrets and personal data are masked, in the place of where secrets rest."""
        self._masking = Fact("Secrets and personal data masked", "eye-off") if on else Fact("")
        self._changed()

    def show_archive(self, size: int) -> None:
        """Show how large the archive is, in bytes."""
        self._archive = Fact(f"Archive {bytes_in_words(size)}", "database")
        self._changed()

    def show_engine(self, words: str, *, well: bool = False, wrong: bool = False) -> None:
        """Show how the engine is."""
        if well:
            self._engine = Fact(words, outcome=Outcome.VERIFIED)
        elif wrong:
            self._engine = Fact(words, outcome=Outcome.FAILED, ink="bad")
        else:
            self._engine = Fact(words, "refresh-cw")
        self._changed()

    def _changed(self) -> None:
        facts = [fact.words for fact in self._facts()]
        parts = [self._rate, *self._counted, self._work, *facts]
        self.setAccessibleName(", ".join(filter(None, parts)))
        self.update()

    def _facts(self) -> list[Fact]:
        first = self._masking if self._masking.words else self._secrets
        return [fact for fact in (first, self._archive, self._engine) if fact.words]

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(600, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bar"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        self._paint_bars(painter)
        x = PAD + len(self._buckets) * PITCH + 8.0
        x += self._text(painter, x, self._rate) + 15
        self._separator(painter, x)
        x += 16
        end = self._paint_facts(painter)
        for words in filter(None, (*self._counted, self._work)):
            width = painting.text_width(words, fonts.font("smallT"))
            if x + width > end - GAP:
                break
            x += self._text(painter, x, words) + GAP
        painter.end()

    def _text(self, painter: QPainter, x: float, words: str, ink: str = "t2") -> float:
        rect = QRectF(x, 1, self.width(), HEIGHT - 1)
        return painting.draw_text(painter, rect, words, fonts.font("smallT"), theme.color(ink))

    def _separator(self, painter: QPainter, x: float) -> None:
        painter.fillRect(QRectF(round(x), 8, 1, 13), theme.color("line2"))

    def _paint_bars(self, painter: QPainter) -> None:
        most = max(1, *self._buckets)
        bottom = 21.0
        for place, number in enumerate(self._buckets):
            tall = max(1.0, TALLEST * number / most) if number else 1.0
            last = place == len(self._buckets) - 1
            ink = theme.color("acc" if last else "line3")
            rect = QRectF(PAD + place * PITCH, bottom - tall, BAR, tall)
            painting.box(painter, rect, 1 if tall > 2 else 0, ink)

    def _paint_facts(self, painter: QPainter) -> float:
        """Paint what stands at the right; where it begins."""
        facts = self._facts()
        if self.width() < SECRETS_FROM:
            facts = facts[1:] if len(facts) > 2 else facts
        if self.width() < RIGHT_FROM:
            facts = facts[-1:]
        right = float(self.width() - PAD)
        font = fonts.font("smallT")
        for fact in reversed(facts):
            x = right - painting.text_width(fact.words, font)
            self._text(painter, x, fact.words, fact.ink)
            x -= 5 + 14
            if fact.outcome is not None:
                center = QPointF(x + 8, (HEIGHT + 1) / 2)
                painting.draw_glyph(painter, center, fact.outcome, strong=True, size=12)
            else:
                painting.draw_icon(painter, x, (HEIGHT + 1 - 14) / 2, fact.icon_name, "t2", 14)
            right = x - 12
            self._separator(painter, right)
            right -= 13
        return right
