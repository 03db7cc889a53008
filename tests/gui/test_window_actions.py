"""Actions by their keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.settings import Settings
from tests.gui.window_kit import Kit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path, Settings(shortcuts={"clear": "Ctl+L"}))
    made.fill()
    made.window.activateWindow()
    yield made
    made.close()


def test_keys_do_what_the_list_says(kit: Kit) -> None:
    """Real key events, wherever the keyboard is."""
    QTest.keyClick(kit.window, Qt.Key.Key_P, CTRL)
    assert kit.session.feed.paused
    QTest.keyClick(kit.window, Qt.Key.Key_L, CTRL | SHIFT)
    assert kit.session.feed.hidden == 100


def test_other_keys_take_effect_at_once(kit: Kit) -> None:
    """The old ones do nothing any more."""
    kit.window.commands.keymap.give("pause", "F9")
    QTest.keyClick(kit.window, Qt.Key.Key_P, CTRL)
    assert not kit.session.feed.paused
    QTest.keyClick(kit.window, Qt.Key.Key_F9)
    assert kit.session.feed.paused


def test_what_does_not_apply_is_not_done(kit: Kit) -> None:
    """Its keys do nothing, and it is not offered."""
    kit.window.show_page("settings")
    QTest.keyClick(kit.window, Qt.Key.Key_S)
    assert kit.link.commands("star") == []
    assert "star" not in [spec.id for spec in kit.window.commands.offered()]


def test_typing_letters_is_no_command(kit: Kit) -> None:
    """A field takes a letter before a shortcut does."""
    kit.window.commands.run("next-capture")
    edit = kit.window.toolbar.filter.edit
    edit.setFocus()
    QTest.keyClicks(edit, "s")
    assert edit.text() == "s"
    assert kit.link.commands("star") == []


def test_wrong_keys_of_the_settings_are_said(kit: Kit) -> None:
    """In the strip, with what holds instead."""
    kit.window.say_wrong_keys()
    assert "Clear the list: “Ctl+L” is no key." in kit.window.strip.sentence


def test_quitting_closes_the_window(kit: Kit, qtbot: QtBot) -> None:
    """The same way as its button."""
    with qtbot.waitSignal(kit.window.closed):
        QTest.keyClick(kit.window, Qt.Key.Key_Q, CTRL)


def test_controls_name_their_keys(kit: Kit) -> None:
    """In their tooltips, as the keymap has them now; the detail's too, once it is there."""
    bar, keymap = kit.window.toolbar, kit.window.commands.keymap
    assert bar.pause.toolTip() == "Pause (Ctrl+P)"
    keymap.give("pause", "F9")
    assert bar.pause.toolTip() == "Pause (F9)"
    assert kit.window.captures.detail.head.star.toolTip() == "Star (S)"
    keymap.give("filter", "")
    assert bar.filter._caps == ()
