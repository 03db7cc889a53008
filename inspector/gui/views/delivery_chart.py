"""The attempts of a delivery over time: what came as marks, what is due as bars, and now."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core.retrying import Phase
from inspector.gui import fonts, painting, theme
from inspector.gui.models.delivery_words import Attempt, Delivery, Due, clock_words, due_phase
from inspector.gui.models.time_axis import Axis, axis_of
from inspector.gui.spoken_roles import Role, say_role

NARROWEST = 420
LABELS = 112
PAD = 16
ROW = 22
ABOVE = 32
BELOW = 28
BELOW_WITHOUT_NOW = 12
MARK_WIDTH, MARK_HEIGHT = 3, 12
BAR_HEIGHT = 12
NARROWEST_BAR = 5.0
NEXT_DUE, MISSED = "next due", "did not come"
MOST_MADE = 5
MOST_ROWS = 8
LATER = 2
"""Attempts after the next one where many may follow, whose gaps often grow: the next one stays visible."""


class _Row(NamedTuple):
    """One line of the chart: an attempt that came, or one still to come."""

    made: Attempt | None
    due: Due | None


class DeliveryChart(QWidget):
    """Painted in one pass; a screen reader hears the same as a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[_Row, ...] = ()
        self._axis: Axis | None = None
        self._delivery: Delivery | None = None
        self._now = 0
        self.setObjectName("delivery chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say_role(self, Role.CHART)
        theme.themes.changed.connect(self.update)

    @property
    def axis(self) -> Axis | None:
        """The stretch of time that is shown, None before there is anything."""
        return self._axis

    @property
    def tells(self) -> bool:
        """Whether there is more to see than a single mark."""
        return len(self._rows) > 1

    @property
    def _awaits(self) -> bool:
        """Whether an attempt is still to come: only then the present matters."""
        return bool(self._rows) and self._rows[-1].due is not None

    def show_delivery(self, delivery: Delivery, now: int) -> None:
        """Draw this delivery as things stand `now`, in microseconds since 1970."""
        made = delivery.attempts[-MOST_MADE:]
        short = delivery.of is not None and delivery.of <= MOST_ROWS
        due = delivery.due[: max(1, MOST_ROWS - len(made) if short else 1 + LATER)]
        self._rows = (
            *(_Row(each, None) for each in made),
            *(_Row(None, each) for each in due),
        )
        last = max(made[-1].at, due[-1].latest if due else 0)
        self._axis = axis_of(made[0].at, last)
        self._delivery, self._now = delivery, now
        came = "; ".join(
            f"attempt {each.number} came {clock_words(each.at)}, answered {each.status}"
            for each in made
        )
        comes = "; ".join(
            f"attempt {each.number} is due {clock_words(each.earliest)} to {clock_words(each.latest)}"
            for each in due
        )
        self.setAccessibleName(f"Chart of the attempts: {'; '.join(filter(None, (came, comes)))}")
        self.updateGeometry()
        self.update()

    def set_now(self, now: int) -> None:
        """Move the line of the present."""
        self._now = now
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        below = BELOW if self._awaits else BELOW_WITHOUT_NOW
        height = ABOVE + len(self._rows) * ROW + below
        return QSize(NARROWEST, fonts.px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, lines, rows, and now."""
        del event
        painter = QPainter(self)
        ground = theme.color("sunken")
        painting.box(painter, QRectF(self.rect()), 8, ground, theme.color("line"))
        if self._axis is not None:
            self._paint_axis(painter, self._axis)
            self._paint_now(painter, self._axis)
            for index, row in enumerate(self._rows):
                self._paint_row(painter, self._axis, index, row)
        painter.end()

    def _x(self, axis: Axis, at: int) -> float:
        left = fonts.px(LABELS)
        return left + axis.share(at) * (self.width() - PAD - left)

    def _top(self, index: int) -> float:
        return float(fonts.px(ABOVE) + index * fonts.px(ROW))

    def _paint_axis(self, painter: QPainter, axis: Axis) -> None:
        font, height = fonts.font("small"), self._top(len(self._rows))
        line, ink = theme.color("line2"), theme.color("t3")
        for at, words in axis.ticks:
            x = round(self._x(axis, at))
            painter.fillRect(QRectF(x, fonts.px(ABOVE - 4), 1, height - fonts.px(ABOVE - 4)), line)
            wide = painting.text_width(words, font)
            left = max(float(PAD), min(x - wide / 2, self.width() - 8 - wide))
            room = QRectF(left, fonts.px(6), wide + 1, fonts.px(20))
            painting.draw_text(painter, room, words, font, ink)

    def _paint_now(self, painter: QPainter, axis: Axis) -> None:
        if not self._awaits or not axis.start <= self._now <= axis.stop:
            return
        x, bottom = round(self._x(axis, self._now)), self._top(len(self._rows))
        painter.fillRect(
            QRectF(x - 1, fonts.px(ABOVE - 4), 2, bottom - fonts.px(ABOVE - 4)), theme.color("acc")
        )
        words, font = f"now {clock_words(self._now)}", fonts.font("smallM")
        wide = painting.text_width(words, font)
        left = max(8.0, min(x - wide / 2, self.width() - 8 - wide))
        room = QRectF(left, bottom + 2, wide + 1, fonts.px(20))
        painting.draw_text(painter, room, words, font, theme.color("accText"))

    def _paint_row(self, painter: QPainter, axis: Axis, index: int, row: _Row) -> None:
        top, height = self._top(index), fonts.px(ROW)
        number = row.made.number if row.made else row.due.number if row.due else 0
        is_next = row.due is not None and self._is_next(index)
        ink = theme.color("t1" if row.made or is_next else "t3")
        room = QRectF(PAD, top, fonts.px(LABELS) - PAD - 8, height)
        painting.draw_text(painter, room, f"Attempt {number}", fonts.font("small"), ink)
        if row.made is not None:
            status = str(row.made.status or "")
            aside = room.adjusted(0, 0, 0, 0)
            painting.draw_text(painter, aside, status, fonts.font("smallB"), ink, painting.RIGHT)
            x = self._x(axis, row.made.at)
            tall = fonts.px(MARK_HEIGHT)
            mark = QRectF(x - MARK_WIDTH / 2, top + (height - tall) / 2, MARK_WIDTH, tall)
            painting.box(painter, mark, 1, theme.color("t1"))
        elif row.due is not None:
            self._paint_due(painter, self._bar(axis, row.due, top), is_next=is_next)

    def _is_next(self, index: int) -> bool:
        return all(row.due is None for row in self._rows[:index])

    def _bar(self, axis: Axis, due: Due, top: float) -> QRectF:
        left, right = self._x(axis, due.earliest), self._x(axis, due.latest)
        tall = fonts.px(BAR_HEIGHT)
        return QRectF(
            left, top + (fonts.px(ROW) - tall) / 2, max(NARROWEST_BAR, right - left), tall
        )

    def _due_words(self) -> str:
        missed = self._delivery is not None and due_phase(self._delivery, self._now) is Phase.AFTER
        return MISSED if missed else NEXT_DUE

    def _paint_due(self, painter: QPainter, bar: QRectF, *, is_next: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not is_next:
            pen = QPen(theme.color("line3"), 1)
            if bar.width() > NARROWEST_BAR:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)
            return
        painting.box(painter, bar, 4, theme.color("accSoft"), theme.color("acc"), 1.5)
        font, words = fonts.font("smallM"), self._due_words()
        wide = painting.text_width(words, font)
        left = bar.right() + 8
        if left + wide > self.width() - 8:
            left = bar.left() - 8 - wide
        if left < fonts.px(LABELS):
            return  # the row says it by its colour, the list beneath in words
        room = QRectF(left, bar.top() - 3, wide + 1, bar.height() + 6)
        painter.fillRect(room.adjusted(-3, 0, 3, 0), theme.color("sunken"))
        painting.draw_text(painter, room, words, font, theme.color("accText"))
