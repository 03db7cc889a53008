"""Where the palette leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.palette_jumps import action_entries, jump_entries, typed_entries
from tests.gui.row_samples import FakeReader, gap
from tests.gui.window_kit import Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


def test_actions_carry_their_keys(kit: Kit) -> None:
    """As the keymap has them now; the palette does not offer itself."""
    kit.window.commands.keymap.give("pause", "F9")
    entries = {entry.words: entry for entry in action_entries(kit.window.commands)}
    assert entries["Pause the list"].keys == "F9"
    assert "Stop listening" in entries
    assert "Command palette" not in entries
    assert "Star" not in entries


def test_endpoints_and_filters(kit: Kit) -> None:
    """An endpoint shows its captures, a filter goes into the field."""
    entries = {entry.words: entry for entry in jump_entries(kit.window)}
    entries["/fuse"].act()
    assert kit.session.scope.path == "/fuse"
    assert entries["/fuse"].keys == "Alt+4"
    entries["Only Powens"].act()
    assert kit.window.toolbar.filter.text == "provider:powens"


def test_a_number_is_a_capture(kit: Kit) -> None:
    """With or without #; a filter that hides it is left; gaps and other words are none."""
    kit.window.use_filter("provider:none")
    kit.session.source.read_from(FakeReader({7: gap(7)}))
    entry = typed_entries(kit.window, "#42")[0]
    assert (entry.words, entry.detail) == ("Capture 42", "ACCOUNT_SYNCED")
    entry.act()
    assert kit.window.captures.list_panel.list.selected_id == 42
    assert kit.window.toolbar.filter.text == ""
    for typed in ("7", "²", "-3", "9" * 30):
        assert [each.group for each in typed_entries(kit.window, typed)] == ["Filter"]


def test_typed_words_are_a_filter_too(kit: Kit) -> None:
    """Whatever was typed can be looked for; nothing typed, nothing."""
    typed_entries(kit.window, " acc ")[-1].act()
    assert kit.session.typed == "acc"
    assert typed_entries(kit.window, " ") == []
