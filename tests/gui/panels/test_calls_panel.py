"""The tab Calls."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.calls_panel import CallsPanel
from tests.gui.sync_samples import MISSING, call, check, item


@pytest.fixture
def panel(qtbot: QtBot) -> CallsPanel:
    made = CallsPanel()
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show()
    return made


def test_before_the_first_sync_it_shows_what_is_sent(panel: CallsPanel) -> None:
    """Address and header fields; no checklist where nothing is missing."""
    panel.show_check(check())
    assert panel._ready.isVisible()
    assert panel._ready.line.text.startswith("POST https://sandbox-api.letsfuse.com/")
    assert not panel.checklist.isVisible()


def test_the_newest_call_is_on_top_and_open(panel: CallsPanel) -> None:
    """Older ones fold; cards that are there already are kept."""
    panel.show_calls([call(1)])
    first = panel.cards[0]
    panel.show_calls([call(1), call(2, ended=1)])
    assert [card.words for card in panel.cards] == ["sync 401", "sync 200"]
    assert panel.cards[1] is first
    assert [card._parts.isHidden() for card in panel.cards] == [False, True]
    panel.show_calls([call(1), call(2, ended=1)])
    assert [card._parts.isHidden() for card in panel.cards] == [False, True]
    assert not panel._ready.isVisible()


def test_calls_of_another_capture_replace_them(panel: CallsPanel) -> None:
    """Nothing of before stays."""
    panel.show_calls([call(1)])
    panel.show_calls([call(9, ended=2)])
    assert [card.words for card in panel.cards] == ["sync timed out"]
    panel.clear()
    assert panel.cards == []


def test_the_checklist_stays_until_a_sync_runs(panel: CallsPanel) -> None:
    """Who filled in the last field sees that everything is there."""
    panel.show_check(check(*MISSING))
    assert panel.checklist.isVisible()
    assert not panel._ready.isVisible()
    panel.show_check(check(*(item(one["field"], one["name"]) for one in MISSING)))
    assert panel.checklist.isVisible()
    panel.show_running(running=True)
    panel.show_waiting(3)
    assert panel.running.text().endswith("waited for 3 s.")
    assert panel.running.isVisible()
    assert not panel.checklist.isVisible()
    panel.show_running(running=False)
    assert not panel.running.isVisible()


def test_trouble_is_said(panel: CallsPanel) -> None:
    """And goes with the next try."""
    panel.show_trouble(Problem("It cannot be read.", "Try again."))
    assert panel.trouble.text() == "It cannot be read. Try again."
    panel.show_running(running=True)
    assert not panel.trouble.isVisible()
