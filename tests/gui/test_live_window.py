"""The real window with a real engine over real sockets."""

import base64
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.capture import Kind
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome
from inspector.gui import theme
from inspector.gui.engine_link import State
from inspector.gui.models.scope import ALL
from tests.gui.live_kit import Live

KEY = base64.b64encode(b"k" * 32).decode()
FISKIL = Secret("f", "fiskil", KEY)


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Live]:  # noqa: ARG001 - set
    made = Live(qtbot, tmp_path)
    yield made
    made.close()


def test_a_webhook_appears_and_what_is_selected_stays(live: Live) -> None:
    """The first steps give way to the list; a selection does not move when more arrive."""
    assert live.window.pages.currentWidget() is live.window.pages.empty
    assert live.post("/anything", b"{}") == 200
    live.until(lambda: live.session.model.rowCount() == 1)
    assert live.window.pages.currentWidget() is live.window.captures
    view = live.window.captures.list_panel.list
    QTest.keyClick(view, Qt.Key.Key_Down)
    chosen = view.selected_id
    for _ in range(5):
        live.post("/fuse", b'{"type": "x"}')
    live.until(lambda: live.session.model.rowCount() == 6)
    assert view.selected_id == chosen
    assert view.currentIndex().row() == 5
    assert live.window.captures.list_panel.unseen == 5
    live.until(lambda: "6 captures" in live.window.status.accessibleName())


def test_a_secret_flips_the_badge(live: Live) -> None:
    """Entered after the fact, it proves what is there already; taken away, nothing is proved."""
    live.session.vault.put(FISKIL)
    live.send("fiskil")
    live.until(lambda: live.outcomes(0) == [Outcome.VERIFIED])
    live.session.vault.put(Secret("f", "fiskil", base64.b64encode(b"x" * 32).decode()))
    live.until(lambda: live.outcomes(0) == [Outcome.FAILED])
    live.until(lambda: "Failing, 1" in item_names(live))
    live.session.vault.remove("f")
    live.until(lambda: live.outcomes(0) == [Outcome.NO_SECRET])


def item_names(live: Live) -> str:
    """What the sidebar says."""
    return ", ".join(each.accessibleName() for each in live.window.sidebar._places().values())


def test_a_filter_finds_and_follows(live: Live) -> None:
    """Typed words and the sidebar narrow the list; what arrives and matches appears."""
    live.session.vault.put(FISKIL)
    live.send("fiskil")
    live.send("fuse")
    field = live.window.toolbar.filter
    field._replace("provider:fiskil")
    live.until(lambda: live.session.feed.finding.done and live.session.model.rowCount() == 1)
    live.send("fiskil", "tampered")
    assert live.session.model.rowCount() == 2
    live.window.sidebar.go_to(2)
    live.until(lambda: live.session.feed.finding.done and live.session.model.rowCount() == 1)
    assert live.outcomes(0) == [Outcome.FAILED]
    live.window.pages.filter_unwanted.emit()
    live.session.choose_scope(ALL)
    assert live.session.model.rowCount() == 3


def test_a_body_unfolds_and_the_theme_switches(live: Live) -> None:
    """The detail shows the capture's lines in both themes."""
    live.send("fuse")
    view = live.window.captures.list_panel.list
    QTest.keyClick(view, Qt.Key.Key_Down)
    live.until(live.window.captures.detail.isVisible)
    light = live.window.grab().toImage()
    theme.themes.use("dark")
    dark = live.window.grab().toImage()
    assert light != dark


@pytest.mark.skipif(sys.platform == "win32", reason="signals are Unix")
def test_a_killed_engine_comes_back_with_an_honest_gap(live: Live) -> None:
    """What was answered is there; the list says for how long nothing could be received."""
    assert live.post("/fuse", b"{}") == 200
    live.until(lambda: live.session.model.rowCount() == 1)
    address = live.session.facts.address
    os.kill(live.session.link._process.pid, signal.SIGKILL)
    live.until(lambda: live.session.link.state is not State.READY)
    live.until(lambda: live.session.link.state is State.READY)
    live.until(lambda: live.session.model.rowCount() == 2)
    gap, kept = live.session.model.row_at(0), live.session.model.row_at(1)
    assert gap is not None
    assert kept is not None
    assert gap.kind is Kind.GAP
    assert kept.target == "/fuse"
    assert "stopped and was started again" in live.window.strip.sentence
    live.until(lambda: live.session.facts.address == address)
    assert live.post("/fuse", b"{}") == 200
    live.until(lambda: live.session.model.rowCount() == 3)


def test_stopping_and_emptying(live: Live) -> None:
    """Stopping keeps the list; emptying by name makes it empty and leads to the first steps."""
    live.send("fuse")
    live.session.stop_listening()
    live.until(lambda: live.session.facts.address == "")
    live.session.empty_archive("a.sqlite")
    live.until(lambda: live.session.model.rowCount() == 0)
    assert live.window.pages.currentWidget() is live.window.pages.empty
    live.session.listen(0)
    live.until(lambda: bool(live.session.facts.address))
    live.send("powens")
    assert live.session.model.rowCount() == 1


def test_pause_clear_and_star(live: Live) -> None:
    """Capturing goes on while the list stands still; cleared and starred are counted."""
    live.send("fuse")
    live.window.toolbar.pause.click()
    live.post("/fuse", b"{}")
    live.until(lambda: live.session.feed.waiting == 1)
    assert live.session.model.rowCount() == 1
    live.window.toolbar.pause.click()
    live.until(lambda: live.session.model.rowCount() == 2)
    live.session.star(1, on=True)
    live.until(lambda: "Starred, 1" in item_names(live))
    live.session.feed.clear()
    assert live.session.model.rowCount() == 0
    live.session.feed.undo_clear()
    assert live.session.model.rowCount() == 2
