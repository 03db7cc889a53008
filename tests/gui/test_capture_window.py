"""A capture in a window of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from inspector.core.problem import Problem
from inspector.gui.actions import SPECS
from inspector.gui.capture_window import CLOSE_KEY, CaptureWindow, actions_of
from inspector.gui.presenting import presenting
from tests.gui.naming import unnamed
from tests.gui.row_samples import FakeReader, row
from tests.gui.window_kit import Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    presenting.use(on=False)
    kit_window = made.window
    kit_window.own_windows.close_all()
    made.close()


def opened(kit: Kit, capture: int) -> CaptureWindow:
    """The window of a capture, opened as the user opens it."""
    kit.window.captures.list_panel.list.select(0)
    kit.window.captures.list_panel.list.select(capture)
    kit.window.commands.run("own-window")
    return kit.window.own_windows.open_windows[-1]


def test_it_does_not_follow_the_list(kit: Kit) -> None:
    """Two captures stand side by side whatever the list selects next."""
    first, second = opened(kit, 98), opened(kit, 97)
    kit.window.captures.list_panel.list.select(50)
    assert (first.detail.capture, second.detail.capture) == (98, 97)
    assert first.windowTitle().startswith("ACCOUNT_SYNCED · ")
    assert first.pos() != second.pos()


def test_the_same_capture_has_one_window(kit: Kit) -> None:
    """Asked for again, it is raised."""
    assert opened(kit, 98) is opened(kit, 98)
    assert len(kit.window.own_windows.open_windows) == 1


def test_it_closes_with_the_main_window(kit: Kit) -> None:
    """And keeps what was being written."""
    window = opened(kit, 98)
    window.detail.head.note.open()
    window.detail.head.note.area.set_text("Asked the bank")
    kit.window.close()
    assert kit.link.commands("note") == [{"capture": 98, "note": "Asked the bank"}]
    assert kit.window.own_windows.open_windows == []
    assert not window.isVisible()


def test_it_closes_by_key_and_with_its_archive(kit: Kit, qtbot: QtBot) -> None:
    """When the archive is emptied or another one is opened there is nothing to show."""
    window = opened(kit, 98)
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.closed):
        QTest.keySequence(window, CLOSE_KEY)
    window = opened(kit, 98)
    with qtbot.waitSignal(window.closed):
        kit.session.archive_opened.emit()
    window = opened(kit, 98)
    with qtbot.waitSignal(window.closed):
        kit.link.notice.emit({"notice": "cleared"})


def test_answers_that_come_late_find_no_window(kit: Kit, qtbot: QtBot) -> None:
    """A window may be closed while the engine is still at it."""
    kit.window.captures.list_panel.list.select(98)
    kit.link.answers |= {"headers": None, "render": None, "explain": None}
    kit.link.waiting.clear()
    kit.window.commands.run("own-window")
    window = kit.window.own_windows.open_windows[0]
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))
    assert kit.link.waiting
    for then in kit.link.waiting:
        then(Problem("Too late."))


def test_what_is_asked_for_there_is_done(kit: Kit, qtbot: QtBot) -> None:
    """Star, mark and secrets reach session and main window; it offers no window of its own."""
    window = opened(kit, 98)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_S)
    assert kit.link.commands("star") == [{"capture": 98, "on": True}]
    assert not window.detail.head._own_window.isVisible()
    window.detail.secrets_requested.emit("")
    assert kit.window.pages.currentWidget() is kit.window.pages.secrets


def test_its_keys_are_those_of_the_list_of_actions(kit: Kit) -> None:
    """Every action it knows is one of the program's."""
    window = opened(kit, 98)
    known = actions_of(window.detail)
    assert set(known) - set(SPECS) <= {"present"}
    for action in sorted(set(known) - {"present", "tab-body"}):
        known[action]()
    known["tab-body"]()
    assert window.detail.tabs.index == 0


def test_while_presenting_the_title_is_masked(kit: Kit, qtbot: QtBot) -> None:
    """As everything is."""
    who = row(98, label="jane@example.com", event_type="", description="of jane@example.com")
    kit.session.source.read_from(FakeReader({98: who}))
    window = opened(kit, 98)
    assert window.windowTitle().startswith("jane@example.com")
    presenting.use(on=True)
    assert "jane" not in window.windowTitle() + window.accessibleName()
    presenting.use(on=False)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("jane@example.com"))


def test_everything_has_a_name(kit: Kit) -> None:
    """The window, too."""
    window = opened(kit, 98)
    assert window.accessibleName().startswith("Capture ACCOUNT_SYNCED · ")
    assert unnamed(window) == []
