"""One attempt of a delivery: when it came, its verdicts, what we answered, and a way to it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.archive.values import RowVerdict
from inspector.gui import fonts, painting, theme
from inspector.gui.models import delivery_words
from inspector.gui.models.delivery_words import Attempt, Delivery
from inspector.gui.models.names import scheme_label
from inspector.gui.presenting import Kind as Text
from inspector.gui.presenting import shown
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.label import Label

SIDE = 14
HEAD = 42
LONGEST_BODY = 120


class AttemptCard(Card):
    """A card of the list of attempts.

    Args:
        delivery: What it is an attempt of.
        attempt: The attempt.
        is_selected: Whether its capture is the one that is looked at.
        parent: The widget around it.

    Signals:
        opened: Capture id to show.
    """

    opened = Signal(object)

    def __init__(
        self,
        delivery: Delivery,
        attempt: Attempt,
        *,
        is_selected: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("raised", "accLine" if is_selected else "line2", 8, parent)
        self.attempt = attempt
        self.open: Button | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        column.addLayout(self._head(delivery))
        column.addWidget(_Hairline())
        column.addSpacing(9)
        column.addLayout(self._reply())
        column.addLayout(self._last(is_selected=is_selected))
        say_role(self, Role.GROUPING)
        self.setAccessibleName(self._sentence(delivery, is_selected=is_selected))

    def _head(self, delivery: Delivery) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, SIDE - 4, 0)
        row.setSpacing(10)
        when = delivery_words.clock_words(self.attempt.at, exact=True, beside=delivery.newest.at)
        time = Label(when, "bodyB")
        time.setFixedHeight(fonts.px(HEAD))
        row.addWidget(time)
        words = delivery_words.attempt_words(delivery, self.attempt)
        row.addWidget(Label(words, "small", "t2", stretch=True), 1)
        row.addWidget(_Verdicts(self.attempt.verdicts))
        return row

    def _reply(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(6)
        row.addWidget(Label("We answered", "body", "t2"))
        row.addWidget(Label(delivery_words.reply_words(self.attempt.status), "bodyB", stretch=True))
        if self.attempt.delay:
            row.addWidget(Label(f"after {self.attempt.delay:g} s", "body", "t2"))
        row.addStretch(1)
        return row

    def _last(self, *, is_selected: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(12)
        body = " ".join(self.attempt.body.split())[:LONGEST_BODY]
        row.addWidget(Label(shown(body, Text.RECEIVED), "mono", "t2", stretch=True), 1)
        if is_selected:
            row.addWidget(Label("Selected", "body", "t2"))
        else:
            self.open = Button("Open", "", Kind.LINK)
            self.open.setAccessibleName(f"Open attempt {self.attempt.number}")
            self.open.setObjectName(f"open attempt {self.attempt.number}")
            self.open.clicked.connect(lambda: self.opened.emit(self.attempt.capture))
            row.addWidget(self.open)
        return row

    def _sentence(self, delivery: Delivery, *, is_selected: bool) -> str:
        verdicts = ", ".join(
            f"{scheme_label(each.scheme)} {each.outcome.value}" for each in self.attempt.verdicts
        )
        parts = (
            f"Attempt {self.attempt.number}, {delivery_words.clock_words(self.attempt.at)}",
            delivery_words.attempt_words(delivery, self.attempt),
            f"answered {delivery_words.reply_words(self.attempt.status)}",
            verdicts,
            "selected" if is_selected else "",
        )
        return ", ".join(filter(None, parts))


class _Hairline(QWidget):
    """The line between the head of a card and what stands beneath."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        theme.themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect().adjusted(1, 0, -1, 0), theme.color("line"))
        painter.end()


class _Verdicts(QWidget):
    """Badges in a row, as the list paints them."""

    def __init__(self, verdicts: tuple[RowVerdict, ...]) -> None:
        super().__init__()
        self._verdicts = verdicts
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        widths = [
            painting.badge_width(each.outcome, scheme_label(each.scheme), _detail(each))
            for each in self._verdicts
        ]
        gaps = painting.BADGE_GAP * max(0, len(widths) - 1)
        return QSize(round(sum(widths) + gaps + 0.499), painting.badge_height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        x = 0.0
        for each in self._verdicts:
            word, detail = scheme_label(each.scheme), _detail(each)
            x += painting.draw_badge(painter, x, 1, each.outcome, word, detail) + painting.BADGE_GAP
        painter.end()


def _detail(verdict: RowVerdict) -> str:
    return painting.badge_detail(verdict.outcome, verdict.secret_label)
