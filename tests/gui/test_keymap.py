"""Keys by action."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.actions import ACTIONS
from inspector.gui.keymap import RESERVED, Keymap, portable
from inspector.settings import Settings

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def keymap() -> Keymap:
    return Keymap(Settings())


def test_defaults_hold_and_are_keys(keymap: Keymap) -> None:
    """Without a choice every action has its default, and each default is one Qt can read."""
    assert all(keymap.is_default(spec.id) for spec in ACTIONS)
    assert [spec.id for spec in ACTIONS if spec.shortcut != portable(spec.shortcut)] == []
    assert [spec.id for spec in ACTIONS if spec.shortcut in RESERVED] == []


def test_a_choice_comes_before_a_default() -> None:
    """Also when it takes the default keys of another action, which then has none."""
    keymap = Keymap(Settings(shortcuts={"pause": "ctrl+k", "quit": ""}))
    assert (keymap.keys("pause"), keymap.keys("palette"), keymap.keys("quit")) == ("Ctrl+K", "", "")
    assert keymap.problems == []


def test_bad_values_are_said_and_the_default_holds() -> None:
    """What is no key, reserved or taken twice; ids of another version are left alone."""
    chosen = {"pause": "Ctl+P", "clear": "Tab", "quit": "F9", "about": "F9", "from-2031": "F8"}
    keymap = Keymap(Settings(shortcuts=chosen))
    assert keymap.keys("pause") == "Ctrl+P"
    assert keymap.keys("clear") == "Ctrl+Shift+L"
    assert (keymap.keys("quit"), keymap.keys("about")) == ("F9", "")
    assert keymap.problems == [
        "Pause the list: “Ctl+P” is no key.",
        "Clear the list: Tab moves between controls, so it cannot be given away.",
        "About Webhook Inspector: F9 belongs to “Quit”.",
    ]


def test_giving_takes_from_who_had_them(keymap: Keymap, qtbot: QtBot) -> None:
    """One key does one thing."""
    assert keymap.objection("pause", "Ctrl+F") == "Ctrl+F belongs to “Filter the list”."
    with qtbot.waitSignal(keymap.changed):
        keymap.give("pause", "Ctrl+F")
    assert (keymap.keys("pause"), keymap.keys("filter")) == ("Ctrl+F", "")
    assert keymap._settings.shortcuts == {"filter": "", "pause": "Ctrl+F"}
    assert keymap.owner("Ctrl+P") is None


def test_resetting_leaves_no_trace(keymap: Keymap) -> None:
    """What is as it came is not stored."""
    keymap.give("pause", "Ctrl+F")
    keymap.reset("filter")
    keymap.reset("pause")
    assert keymap._settings.shortcuts == {}
    keymap.give("pause", "")
    keymap.reset_all()
    assert keymap.is_default("pause")
