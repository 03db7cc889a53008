"""The sync of the capture that is looked at."""

from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.gui.panels.detail_sync import DetailSync
from tests.gui.detail_rows import FakeArchive, row
from tests.gui.fake_link import FakeLink
from tests.gui.sync_samples import MISSING, call, check, story

SYNC_PROBLEM = Problem("Mx-Api-Key is missing.", "", "sync-incomplete")


class Scene:
    """A sync beside an engine that answers at once."""

    def __init__(self, qtbot: QtBot) -> None:
        self.link = FakeLink()
        self.link.answers |= {
            "calls": {"calls": [], "running": False},
            "sync-check": check(),
            "sync": {"started": True},
            "sync-story": story("sync_data"),
        }
        self.archive = FakeArchive(row(1), row(2, event_type="x"), row(3, entity="another"))
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.sync = DetailSync(self.link, self.archive.rows, self.host)
        column = QVBoxLayout(self.host)
        for part in (self.sync.button, self.sync.panel, self.sync.strip):
            column.addWidget(part)
        self.host.resize(600, 600)
        self.host.show()

    def say(self, notice: str, **fields: Any) -> None:
        """The engine says something unasked."""
        self.link.notice.emit({"notice": notice, **fields})


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_others_are_asked_nothing(scene: Scene) -> None:
    """No tab, no button, no story for a gap or another provider."""
    told: list[tuple[bool, int]] = []
    scene.sync.calls_known.connect(lambda shown, count: told.append((shown, count)))
    scene.sync.show_row(row(1, provider="powens", event_type="CONNECTION_SYNCED"))
    scene.sync.show_row(row(2, kind=Kind.GAP))
    scene.sync.show_row(None)
    assert scene.link.asked == []
    assert told == [(False, 0)] * 3
    scene.sync.press()
    assert scene.link.asked == []


def test_a_press_syncs_once(qtbot: QtBot, scene: Scene) -> None:
    """The tab opens, progress shows, a second press asks nothing; the call comes with the notice."""
    scene.sync.show_row(row(1))
    with qtbot.waitSignal(scene.sync.tab_wanted):
        scene.sync.button.click()
    scene.sync.press()
    assert scene.link.commands("sync") == [{"capture": 1}]
    assert scene.sync.panel.running.isVisible()
    scene.say("calling", capture=1, kind="sync")
    scene.link.answers["calls"] = {"calls": [call()], "running": False}
    with qtbot.waitSignal(scene.sync.calls_known) as told:
        scene.say("called", capture=1, call=1, kind="sync", status=200)
    assert told.args == [True, 1]
    assert not scene.sync.button.is_running
    assert [card.words for card in scene.sync.panel.cards] == ["sync 200"]


def test_calls_of_others_are_not_ours(scene: Scene) -> None:
    """The notice of another capture shows no progress here."""
    scene.sync.show_row(row(1))
    scene.say("calling", capture=7, kind="sync")
    assert not scene.sync.button.is_running


def test_what_is_missing_is_asked_for_in_place(qtbot: QtBot, scene: Scene) -> None:
    """Pressing shows the checklist; a value entered is told with the environment, then checked."""
    scene.sync.show_row(row(1))
    scene.link.answers |= {"sync": SYNC_PROBLEM, "sync-check": check(*MISSING)}
    scene.sync.press()
    assert not scene.sync.button.is_running
    assert scene.sync.panel.checklist.isVisible()
    assert scene.host.focusWidget() is scene.sync.panel.checklist.first_field()
    before = len(scene.link.commands("sync-check"))
    with qtbot.waitSignal(scene.sync.entered) as told:
        scene.sync.panel.checklist.entered.emit("secret:fuse", "k")
    assert told.args == ["secret:fuse", "k", "sandbox", "/fuse"]
    assert len(scene.link.commands("sync-check")) == before + 1


def test_another_problem_is_said(scene: Scene) -> None:
    """A press or a check that cannot be is explained in the tab."""
    scene.sync.show_row(row(1))
    scene.link.answers["sync"] = Problem("The demo's Fuse does not run yet.")
    scene.sync.press()
    assert scene.sync.panel.trouble.text() == "The demo's Fuse does not run yet."
    scene.link.answers["sync-check"] = Problem("It is gone.")
    scene.sync.check()
    assert scene.sync.panel.trouble.text() == "It is gone."


def test_answers_about_the_capture_before_are_dropped(scene: Scene) -> None:
    """Quick selecting shows only the last one's calls."""
    scene.link.answers["calls"] = None
    scene.sync.show_row(row(1))
    scene.sync.show_row(row(2, event_type="transactions.updates"))
    scene.link.waiting[0]({"calls": [call()], "running": True})
    assert scene.sync.panel.cards == []
    assert not scene.sync.button.is_running


def test_a_follow_up_joins_the_story(qtbot: QtBot, scene: Scene) -> None:
    """A judged capture of the same connection is looked for; one of another is not."""
    scene.sync.show_row(row(1))
    qtbot.waitUntil(lambda: len(scene.link.commands("sync-story")) == 1)
    assert not scene.sync.strip.isVisible()
    scene.link.answers["sync-story"] = story("sync_data", "sync 200", "transactions.updates, 3 new")
    scene.say("judged", ids=[[3, 3]])
    assert not scene.sync._soon.isActive()
    scene.say("judged", ids=[[2, 2]])
    qtbot.waitUntil(scene.sync.strip.isVisible)
    assert scene.sync.strip.words == "sync_data → sync 200 → transactions.updates, 3 new"


def test_an_answer_after_the_window_is_gone_is_dropped(qtbot: QtBot, scene: Scene) -> None:
    """It finds no widget any more, and looks for none."""
    scene.link.answers |= {"sync-check": None, "calls": None}
    window = QWidget()
    sync = DetailSync(scene.link, scene.archive.rows, window)
    for part in (sync.button, sync.button.hint, sync.panel, sync.strip):
        part.setParent(window)
    sync.show_row(row(1))
    sync.check()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert len(scene.link.waiting) == 2
    for answered in scene.link.waiting:
        answered(check())


def test_a_new_engine_is_asked_again(scene: Scene) -> None:
    """What was on its way is not, for an engine that just started."""
    scene.sync.show_row(row(1))
    scene.sync.press()
    scene.sync.reload()
    assert not scene.sync.button.is_running
    assert len(scene.link.commands("calls")) == 2
