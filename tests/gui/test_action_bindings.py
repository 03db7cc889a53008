"""What actions do in a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.action_bindings import bind
from inspector.gui.actions import ACTIONS
from inspector.gui.models.scope import FAILING, STARRED
from tests.gui.window_kit import ADDRESS, Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


def test_every_action_is_bound_and_nothing_else(kit: Kit) -> None:
    """The list and the bindings name the same ids."""
    assert sorted(bind(kit.window)) == sorted(spec.id for spec in ACTIONS)


def test_places_are_reached(kit: Kit) -> None:
    """Failing, starred, secrets, settings; a page gives way to the list."""
    run, window = kit.window.commands.run, kit.window
    run("show-settings")
    assert window.pages.currentWidget() is window.pages.settings
    run("show-failing")
    assert kit.session.scope == FAILING
    assert window.pages.currentWidget() is window.captures
    run("show-starred")
    assert kit.session.scope == STARRED
    run("show-secrets")
    assert window.pages.currentWidget() is window.pages.secrets


def test_the_filter_is_cleared_and_repeated(kit: Kit) -> None:
    """Repeating applies once something was cleared."""
    commands = kit.window.commands
    assert not commands.can("filter-repeat")
    kit.window.use_filter("provider:fuse")
    commands.run("filter-clear")
    assert kit.window.toolbar.filter.text == ""
    commands.run("filter-repeat")
    assert kit.window.toolbar.filter.text == kit.session.typed == "provider:fuse"


def test_what_a_capture_allows(kit: Kit) -> None:
    """Without one nothing of it is offered; with one it is starred, copied, read."""
    commands, captures = kit.window.commands, kit.window.captures
    assert not commands.can("star")
    commands.run("next-capture")
    assert captures.list_panel.list.selected_id == 100
    commands.run("next-capture")
    commands.run("previous-capture")
    assert commands.words("star") == "Star"
    commands.run("star")
    assert kit.link.commands("star") == [{"capture": 100, "on": True}]
    assert commands.words("star") == "Remove star"
    commands.run("tab-headers")
    assert captures.detail.tabs.index == 2
    commands.run("copy-curl")
    assert kit.link.commands("headers")
    assert not commands.can("copy-opened")
    for action in ("view-raw", "wrap", "fold", "find-in-body", "find-next", "find-previous"):
        commands.run(action)
    for action in ("copy-path", "copy-value", "copy-key", "copy-jq"):
        commands.run(action)
    assert captures.detail.tabs.index == 0
    assert captures.detail.body.view_name == "raw"


def test_the_windows_own(kit: Kit) -> None:
    """Address, theme, tests, secrets, endpoints, pause, clear, newest."""
    commands, window = kit.window.commands, kit.window
    commands.run("copy-address")
    assert QApplication.clipboard().text() == ADDRESS
    commands.run("theme")
    assert theme.current().is_dark
    commands.run("theme-system")
    window.toolbar.show_tests([{"provider": "fuse", "name": "Fuse", "events": [], "faults": []}])
    commands.run("send-test-each")
    assert kit.link.commands("simulate") == [{"provider": "fuse", "event": "", "fault": ""}]
    commands.run("pause")
    assert commands.words("pause") == "Let the list go on"
    commands.run("newest")
    assert not kit.session.feed.paused
    commands.run("clear")
    assert commands.can("show-cleared")
    commands.run("show-cleared")
    commands.run("add-secret")
    assert window.pages.currentWidget() is window.pages.secrets
    commands.run("to-list")
    assert window.focusWidget() is window.captures.list_panel.list
    commands.run("filter")
    assert window.focusWidget() is window.toolbar.filter.edit


def test_the_list_is_arranged(kit: Kit) -> None:
    """Times are switched, and the menu of columns opens under its button."""
    commands, panel = kit.window.commands, kit.window.captures.list_panel
    assert commands.words("times") == "Say how long ago"
    commands.run("times")
    assert commands.words("times") == "Say the time"
    commands.run("columns")
    assert panel.columns.isVisible()
    panel.columns.close()
