"""The tab Delivery: all attempts to hand us one event, and when the next one is due."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.core.retrying import Phase, Standing
from inspector.gui import fonts
from inspector.gui.models import delivery_words
from inspector.gui.models.delivery_words import Attempt, Delivery, read_delivery
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.models.moments import now_us
from inspector.gui.panels.page import Page
from inspector.gui.presenting import shown
from inspector.gui.views.attempt_card import HEAD, AttemptCard
from inspector.gui.views.attempt_rung import AttemptRung
from inspector.gui.views.delivery_chart import NARROWEST, DeliveryChart
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

SETTLE_MS = 120
"""Whoever walks through the list asks for no deliveries."""

NEWS_MS = 2000
"""At most so often new captures are looked through for a further attempt."""

TICK_MS = 1000
MOST_CARDS = 20
DUE_DROP = 16


class DeliveryPanel(Page):
    """Asks the engine for the delivery of a capture, and follows the clock while it is seen.

    Args:
        link: The line to the engine.
        clock: Gives microseconds since 1970.

    Signals:
        counted: What stands beside the tab's word, `2/6`; empty while it is not known.
        capture_wanted: Capture id of another attempt to show.
    """

    counted = Signal(str)
    capture_wanted = Signal(object)

    def __init__(self, link: Link, clock: Callable[[], int] = now_us) -> None:
        super().__init__("Delivery", top=16, side=20)
        self._asking = Asking(link, self)
        self._clock = clock
        self._capture = 0
        self.delivery: Delivery | None = None
        self.cards: list[AttemptCard] = []
        self._phase: Phase | None = None
        self._is_stale = False
        self._soon = _single(self, SETTLE_MS, self._ask)
        self._news = _single(self, NEWS_MS, self._ask)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.follow_clock)
        self._make()
        self.width_changed.connect(self._on_width)
        link.notice.connect(self._on_notice)

    def _make(self) -> None:
        self.headline = Label("", "h3", stretch=True)
        self.outlook = Prose("", "body", "t2")
        self.wait = Label("", "h3")
        self.wait_aside = Label("", "small", "t2")
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, above, beneath in (
            (left, self.headline, self.outlook),
            (right, self.wait, self.wait_aside),
        ):
            column.setSpacing(2)
            column.addWidget(above)
            column.addWidget(beneath)
            column.addStretch(1)
        right.setAlignment(self.wait, Qt.AlignmentFlag.AlignRight)
        right.setAlignment(self.wait_aside, Qt.AlignmentFlag.AlignRight)
        head.addLayout(left, 1)
        head.addLayout(right)
        self.chart = DeliveryChart()
        self.rule = Prose("", "small", "t2")
        self._rule_row = QWidget()
        rule = QHBoxLayout(self._rule_row)
        rule.setContentsMargins(0, 10, 0, 0)
        rule.setSpacing(8)
        glyph = Glyph("book-open", "t2", 14)
        glyph.setFixedHeight(18)
        rule.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        rule.addWidget(self.rule, 1)
        self._content = QWidget()
        self.column.addWidget(self._head)
        self.column.addSpacing(14)
        for part in (self.chart, self._rule_row, self._content):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.clear()

    # What is shown

    def show_capture(self, capture: int) -> None:
        """Show another capture's delivery, once nobody walks on."""
        self.clear()
        self._capture = capture
        self._soon.start()

    def clear(self) -> None:
        """Show nothing."""
        self._capture = 0
        self._asking.forget()
        self._soon.stop()
        self._news.stop()
        self._fill(None)
        self.verticalScrollBar().setValue(0)

    def ask_again(self) -> None:
        """What was judged anew may belong to another delivery, or fail now."""
        if self._capture:
            self._soon.start()

    def _ask(self) -> None:
        if self._capture:
            self._is_stale = False
            self._asking.forget()
            self._asking.ask("delivery", self._on_answer, capture=self._capture)

    def _on_answer(self, answer: Answer) -> None:
        told = None if isinstance(answer, Problem) else read_delivery(answer)
        if told != self.delivery:
            self._fill(told)

    def _fill(self, delivery: Delivery | None) -> None:
        self.delivery = delivery
        self.counted.emit(delivery_words.count(delivery) if delivery else "")
        for part in (self._head, self._rule_row):
            part.setVisible(delivery is not None)
        self._phase = None
        if delivery is not None:
            self.headline.setText(delivery_words.headline(delivery))
            self.rule.set_text(delivery.rule)
            self._rule_row.setVisible(bool(delivery.rule))
            self.chart.show_delivery(delivery, self._clock())
            self._phase = delivery_words.due_phase(delivery, self._clock())
        self._list(delivery)
        self._on_width()
        self.follow_clock()
        self._run_clock()

    def _list(self, delivery: Delivery | None) -> None:
        """The attempts as cards, the newest first, beneath what is still to come."""
        self.cards = []
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(0)
        if delivery is not None:
            column.addLayout(_heading("Attempts", delivery_words.shared_words(delivery)))
            self._add_rows(column, delivery)
        self.column.replaceWidget(self._content, fresh)
        self._content.hide()
        self._content.deleteLater()
        self._content = fresh

    def _add_rows(self, column: QVBoxLayout, delivery: Delivery) -> None:
        attempts = _shown_attempts(delivery, self._capture)
        if delivery.due:
            column.addLayout(self._due_row(delivery))
        for place, attempt in enumerate(attempts):
            card = AttemptCard(delivery, attempt, is_selected=attempt.capture == self._capture)
            card.opened.connect(self.capture_wanted)
            self.cards.append(card)
            rung = AttemptRung(
                attempt.number, HEAD // 2,
                is_first=not place and not delivery.due, is_last=attempt is attempts[-1],
            )  # fmt: skip
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(rung)
            beside = QVBoxLayout()
            beside.setContentsMargins(0, 0, 0, 12)
            beside.addWidget(card)
            row.addLayout(beside, 1)
            column.addLayout(row)
        left = len(delivery.attempts) - len(attempts)
        if left > 0:
            column.addWidget(Label(f"{left:,} more, not shown here", "small", "t3"))

    def _due_row(self, delivery: Delivery) -> QHBoxLayout:
        words, aside = delivery_words.due_row(delivery, self._clock())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(AttemptRung(delivery.due[0].number, DUE_DROP, is_due=True, is_first=True))
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 10)
        beside.setSpacing(12)
        due = Label(words, "bodyM", stretch=True)
        due.setFixedHeight(fonts.px(2 * DUE_DROP))
        beside.addWidget(due, 1)
        beside.addWidget(Label(aside, "small", "t2"))
        row.addLayout(beside, 1)
        return row

    def _on_width(self) -> None:
        fits = self.column_width() >= NARROWEST and self.chart.tells
        self.chart.setVisible(self.delivery is not None and fits)

    # The clock

    def follow_clock(self) -> None:
        """Say how things stand at this moment; only what changed is said anew."""
        delivery, now = self.delivery, self._clock()
        if delivery is None:
            return
        phase = delivery_words.due_phase(delivery, now)
        if phase is not self._phase:
            self._phase = phase
            self._list(delivery)
        words = delivery_words.outlook_words(delivery, now)
        if self.outlook.text() != shown(words):
            self.outlook.set_text(words)
        wait, aside = delivery_words.countdown(delivery, now)
        for label, text in ((self.wait, wait), (self.wait_aside, aside)):
            if label.text() != shown(text):
                label.setText(text)
        self.chart.set_now(now)

    def _run_clock(self) -> None:
        """Tick while there is something to wait for and somebody looks."""
        due = self.delivery is not None and self.delivery.standing is Standing.DUE
        if due and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()

    @property
    def is_ticking(self) -> bool:
        """Whether it follows the clock."""
        return self._tick.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to tick, and look for what came meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.ask_again()
        self.follow_clock()
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop ticking."""
        super().hideEvent(event)
        self._run_clock()

    def _on_notice(self, notice: dict[str, Any]) -> None:
        """Look for a further attempt when captures came after the newest one."""
        if notice.get("notice") != "judged" or self.delivery is None:
            return
        newest = self.delivery.newest.capture
        came = any(last > newest for _, last in notice["ids"])
        if not came or self.delivery.standing is Standing.ACCEPTED:
            return
        if not self.isVisible():
            self._is_stale = True
        elif not self._news.isActive():
            self._news.start()


def _single(panel: DeliveryPanel, interval: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(panel)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(then)
    return timer


def _heading(title: str, aside: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 8)
    row.setSpacing(10)
    row.addWidget(Label(title, "bodyB"))
    row.addWidget(Label(aside, "small", "t2", stretch=True), 1)
    return row


def _shown_attempts(delivery: Delivery, capture: int) -> list[Attempt]:
    """The newest ones first, and the one that is looked at even when it is older."""
    newest = list(reversed(delivery.attempts))
    return newest[:MOST_CARDS] + [each for each in newest[MOST_CARDS:] if each.capture == capture]
