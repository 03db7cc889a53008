"""List and detail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui.models.capture_model import Column
from tests.gui.window_kit import Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


def test_selecting_shows_the_detail(kit: Kit) -> None:
    """The capture that is selected is the one the detail asks about; none shows none."""
    page = kit.window.captures
    page.list_panel.list.select(98)
    asked = [fields["capture"] for do, fields in kit.link.asked if "capture" in fields]
    assert set(asked) == {98}
    page.list_panel.list.select(0)
    assert page.list_panel.list.selected_id == 0


def test_a_new_verdict_refreshes_the_detail(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only when the capture that is looked at was judged anew."""
    page = kit.window.captures
    page.list_panel.list.select(98)
    refreshed: list[int] = []
    monkeypatch.setattr(page.detail, "refresh", lambda: refreshed.append(98))
    kit.session.feed.judged.emit([[1, 2]])
    assert refreshed == []
    kit.session.feed.judged.emit([[5, 5], [97, 98]])
    assert refreshed == [98]


def test_wide_windows_show_both(kit: Kit) -> None:
    """List and detail stand side by side; opening changes nothing."""
    page = kit.window.captures
    page.list_panel.list.select(98)
    page.list_panel.list.opened.emit()
    assert page.list_panel.isVisible()
    kit.qtbot.waitUntil(page.detail.isVisible)
    assert page.back.isHidden()


def test_in_a_narrow_window_the_detail_covers_the_list(kit: Kit) -> None:
    """Enter or a click opens it; Esc and the button go back, with the keyboard in the list."""
    kit.window.resize(900, 700)
    page = kit.window.captures
    page.list_panel.list.select(98)
    assert page.list_panel.isVisible()
    for event in (page.list_panel.list.opened, page.list_panel.list.picked):
        event.emit()
        kit.qtbot.waitUntil(page.detail.isVisible)
        assert page.list_panel.isHidden()
        page.back.click()
        assert page.list_panel.isVisible()
        assert not page.detail.isVisible()
    page.list_panel.list.opened.emit()
    QTest.keyClick(page.detail, Qt.Key.Key_Escape)
    assert page.list_panel.isVisible()


def test_growing_shows_both_again(kit: Kit) -> None:
    """What a narrow window covered comes back."""
    kit.window.resize(900, 700)
    page = kit.window.captures
    page.list_panel.list.select(98)
    page.list_panel.list.opened.emit()
    kit.window.resize(1440, 900)
    assert page.list_panel.isVisible()
    assert page.detail.isVisible()


def test_stars_and_secrets_are_passed_on(kit: Kit, qtbot: QtBot) -> None:
    """The detail's wishes reach session and window."""
    page = kit.window.captures
    page.list_panel.list.select(98)
    page.detail.star_toggled.emit(98, True)  # noqa: FBT003
    assert kit.link.commands("star") == [{"capture": 98, "on": True}]
    page.detail.treat_as_requested.emit("/x", "fuse")
    assert kit.link.commands("treat-as") == [{"path": "/x", "provider": "fuse"}]
    with qtbot.waitSignal(page.secrets_requested) as wanted:
        page.detail.secrets_requested.emit("fuse")
    assert wanted.args == ["fuse"]


def test_badges_on_screen_follow_a_secret_first(kit: Kit) -> None:
    """After an edit the engine hears what is looked at, the selected capture first."""
    kit.window.captures.list_panel.list.select(98)
    kit.session.vault.put(Secret("f", "fiskil", "c2VjcmV0"))
    ids = kit.link.commands("rejudge-first")[-1]["ids"]
    assert ids[0] == 98
    assert ids[1:4] == [100, 99, 98]
    commands = [do for do, _fields in kit.link.asked]
    assert commands.index("secrets") < commands.index("rejudge-first")


def test_columns_are_chosen_and_remembered(kit: Kit) -> None:
    """By menu and by dragging a title; a narrow list hides, but forgets nothing."""
    panel = kit.window.captures.list_panel
    panel.columns.fill()
    entries = {each.text(): each for each in panel.columns.actions()}
    entries["Size"].trigger()
    assert panel.list.chosen_columns[-1] is Column.SIZE
    panel.list.header.moved.emit(Column.TIME, 1)
    stored = kit.session.settings.window["columns"]
    assert stored == "provider time event signatures reply size"
    panel.list.resize(400, 500)
    panel.list.header.moved.emit(Column.EVENT, 0)
    assert kit.session.settings.window["columns"] == "event provider time signatures reply size"


def test_times_are_switched_and_remembered(kit: Kit) -> None:
    """How long ago, or at what time."""
    page = kit.window.captures
    page.switch_times()
    assert kit.session.settings.relative_times
    assert kit.session.model.relative
    page.switch_times()
    assert not kit.session.model.relative


def test_notes_reach_the_engine(kit: Kit) -> None:
    """By key from the list; what is being written is kept when the window closes."""
    kit.window.captures.list_panel.list.select(98)
    kit.window.commands.run("note")
    note = kit.window.captures.detail.head.note
    note.area.set_text("Asked the bank")
    kit.window.commands.run("mark-red")
    assert kit.link.commands("note") == [{"capture": 98, "colour": "red"}]
    assert kit.window.commands.words("mark-red") == "Remove the red mark"
    kit.window.close()
    kept = {"capture": 98, "note": "Asked the bank"}
    assert kit.link.commands("note")[-1] == kept
