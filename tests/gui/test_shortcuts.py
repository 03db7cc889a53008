"""Keys that work everywhere in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.models.scope import FAILING
from inspector.gui.shortcuts import add_shortcuts
from tests.gui.window_kit import Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    made.keys = add_shortcuts(made.window)  # type: ignore[attr-defined]
    yield made
    made.close()


def press(kit: Kit, text: str) -> None:
    """Press a key combination anywhere."""
    kit.keys[text].activated.emit()  # type: ignore[attr-defined]


def test_the_filter_is_one_key_away(kit: Kit) -> None:
    """Also from a page that has no list."""
    kit.window.show_page("settings")
    press(kit, "Ctrl+F")
    assert kit.window.pages.currentWidget() is kit.window.captures
    assert kit.window.focusWidget() is kit.window.toolbar.filter.edit


def test_the_list_is_one_key_away(kit: Kit) -> None:
    """From wherever the keyboard is."""
    press(kit, "Ctrl+L")
    assert kit.window.focusWidget() is kit.window.captures.list_panel.list


def test_pause_and_clear_have_keys(kit: Kit) -> None:
    """Pause toggles, Clear hides."""
    paused: list[bool] = []
    kit.session.feed.paused_changed.connect(lambda: paused.append(kit.session.feed.paused))
    press(kit, "Ctrl+P")
    press(kit, "Ctrl+P")
    assert paused == [True, False]
    press(kit, "Ctrl+Shift+L")
    assert kit.session.feed.hidden == 100


def test_places_have_numbers(kit: Kit) -> None:
    """Alt+2 leads to the failing captures; Ctrl+comma to the settings."""
    press(kit, "Alt+2")
    assert kit.session.scope == FAILING
    press(kit, "Ctrl+,")
    assert kit.window.pages.currentWidget() is kit.window.pages.settings


def test_quitting_closes_the_window(kit: Kit, qtbot: QtBot) -> None:
    """The same way as its button."""
    with qtbot.waitSignal(kit.window.closed):
        press(kit, "Ctrl+Q")
