"""The demo's window with its real engine."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.verdict import Outcome
from inspector.gui.app import _opening_of_demo
from inspector.gui.demo import Demo
from inspector.gui.main_window import MainWindow
from inspector.gui.panels.presenter_strip import PresenterStrip
from inspector.gui.panels.sync_section import SyncSection
from inspector.gui.session import DEMO_ONLY, Session
from inspector.gui.story import Story
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import ThemeChoice
from tests.gui.test_app import options

WAIT = 20_000
LARGEST_GROWTH = 20.0
"""MB."""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A demo's window, shown; ended as the user would."""
    demo = Demo.open()
    assert isinstance(demo, Demo)
    session = Session(_opening_of_demo(options(demo=True), demo))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    themes = ThemeSwitch(app, ThemeChoice.LIGHT)
    shown = MainWindow(session, themes)
    qtbot.addWidget(shown)
    session.show_archive()
    shown.show()
    session.call_engine()
    yield shown
    ended: list[bool] = []
    session.stop(lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)
    session.link.join()
    themes.stop()
    demo.close()


def resident() -> float:
    """Resident memory of this process in MB; 0 where it cannot be told."""
    if sys.platform != "linux":
        return 0.0
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def outcomes(session: Session) -> set[Outcome]:
    """All badges in the list."""
    rows = range(session.model.rowCount())
    session.source.load(0, max(0, len(rows) - 1))
    lines = [session.model.line(row) for row in rows]
    return {badge.outcome for line in lines if line is not None for badge in line.badges}


def take_next_step(story: Story, qtbot: QtBot) -> None:
    """Tell the next step and wait until it is told."""
    before = story.state.step
    story.next_step()
    qtbot.waitUntil(lambda: story.state.step > before, timeout=WAIT)


def test_a_pass_and_a_failure_come_soon(window: MainWindow, qtbot: QtBot) -> None:
    """By themselves; the presenter can pause, step and reset; no other archive opens."""
    session = window.session
    story = session.story
    assert story is not None
    assert "Demo" in window.windowTitle()
    strip = window.findChild(PresenterStrip)
    assert strip is not None
    both = {Outcome.VERIFIED, Outcome.FAILED}
    qtbot.waitUntil(lambda: both <= outcomes(session), timeout=WAIT)
    window.commands.run("story-pause")
    qtbot.waitUntil(lambda: story.state.paused, timeout=WAIT)
    at = story.state.step
    window.commands.run("story-next")
    qtbot.waitUntil(lambda: story.state.step == at + 1, timeout=WAIT)
    assert window.commands.words("story-pause") == "Resume the story"
    assert "open-archive" not in [spec.id for spec in window.commands.offered()]
    with qtbot.waitSignal(session.problem_met) as met:
        session.open_archive(Path("mine.sqlite"))
    assert met.args is not None
    assert met.args[0] is DEMO_ONLY
    strip.reset.click()
    qtbot.waitUntil(lambda: story.state.round == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: both <= outcomes(session), timeout=WAIT)


def test_a_whole_story_shows_everything_and_leaves_the_window_small(
    window: MainWindow, qtbot: QtBot
) -> None:
    """Every outcome is in the list after one round, and the window grew by less than 20 MB."""
    session = window.session
    story = session.story
    assert story is not None
    qtbot.waitUntil(lambda: story.state.step >= 2, timeout=WAIT)
    story.pause_or_resume()
    qtbot.waitUntil(lambda: story.state.paused, timeout=WAIT)
    began = resident()
    while story.state.step < story.state.of:
        take_next_step(story, qtbot)
        window.commands.run("next-capture")
    found = set(Outcome)
    qtbot.waitUntil(lambda: found <= outcomes(session), timeout=WAIT)

    assert session.reader is not None
    assert [call.status for call in session.reader.calls(1)] == [200]
    assert resident() - began < LARGEST_GROWTH


def test_the_button_syncs_with_the_emulated_fuse(window: MainWindow, qtbot: QtBot) -> None:
    """A press brings a call, a follow-up and the time line; no address is offered to be changed."""
    session = window.session
    story = session.story
    assert story is not None
    qtbot.waitUntil(lambda: session.model.rowCount() > 0, timeout=WAIT)
    window.commands.run("story-pause")
    qtbot.waitUntil(lambda: story.state.paused, timeout=WAIT)
    window.show_capture(1)
    detail = window.captures.detail
    qtbot.waitUntil(lambda: detail.capture == 1 and detail.sync.button.is_offered, timeout=WAIT)
    assert window.commands.can("sync")

    def called() -> bool:
        window.commands.run("sync")  # the emulated API may be a moment away
        return bool(detail.sync.panel.cards)

    qtbot.waitUntil(called, timeout=WAIT)
    assert detail.sync.panel.cards[-1].words == "sync 200"
    qtbot.waitUntil(lambda: "transactions.updates" in detail.sync.strip.words, timeout=WAIT)
    assert detail.sync.strip.words.startswith("sync_data → sync 200 → ")
    assert session.reader is not None
    assert {call.url[:17] for call in session.reader.calls(1)} == {"http://127.0.0.1:"}
    window.show_page("settings")
    assert window.findChildren(SyncSection) == []
