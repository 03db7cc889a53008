"""Times that say how long ago, kept true."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from inspector.gui.models import capture_model
from inspector.gui.models.capture_model import CaptureModel
from inspector.gui.models.id_order import Everything
from inspector.gui.models.row_source import RowSource
from inspector.gui.views import capture_list, list_ages
from inspector.gui.views.capture_list import CaptureList
from tests.gui.row_samples import NOON, FakeReader


class Paints(QObject):
    """Notes which areas of a viewport are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[tuple[int, int]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notice of paint events."""
        if isinstance(event, QPaintEvent):
            self.areas.append((event.rect().left(), event.rect().width()))
        return super().eventFilter(watched, event)


class Clock:
    """A moment that a test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOON + 60_000_000
        for module in (capture_model, capture_list, list_ages):
            monkeypatch.setattr(module, "now_us", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def shown(qtbot: QtBot, clock: Clock) -> CaptureList:
    assert clock.now > NOON
    model = CaptureModel(RowSource(FakeReader()))
    model.use_order(Everything(1, 5))
    view = CaptureList(model)
    qtbot.addWidget(view)
    view.resize(616, 300)
    view.show()
    view.show_relative(relative=True)
    view.grab()
    return view


def test_only_the_column_of_times_is_painted_and_only_when_a_word_changes(
    qtbot: QtBot, shown: CaptureList, clock: Clock
) -> None:
    """A second without another word costs no painting at all."""
    shown._ages.look()
    shown.viewport().repaint()
    paints = Paints()
    shown.viewport().installEventFilter(paints)
    clock.now += 100_000
    shown._ages.look()
    qtbot.wait(0)
    assert paints.areas == []
    clock.now += 60_000_000
    shown._ages.look()
    qtbot.waitUntil(lambda: bool(paints.areas))
    assert paints.areas == [(16, 80)]
    shown.viewport().removeEventFilter(paints)


def test_the_clock_runs_only_while_it_is_needed(shown: CaptureList) -> None:
    """Times of a clock never change."""
    assert shown._ages.running
    shown.show_relative(relative=False)
    assert not shown._ages.running


def test_a_list_out_of_sight_is_left_alone(shown: CaptureList, clock: Clock) -> None:
    """Nothing is read or compared for it."""
    shown.hide()
    clock.now += 600_000_000
    before = shown._ages._said
    shown._ages.look()
    assert shown._ages._said is before


def test_nothing_moves(shown: CaptureList, clock: Clock) -> None:
    """Selection and scroll position stay while the words change."""
    shown.select(3)
    before = (shown.selected_id, shown.verticalScrollBar().value())
    clock.now += 600_000_000
    shown._ages.look()
    assert (shown.selected_id, shown.verticalScrollBar().value()) == before
