"""The whole tour by keyboard: a real window, a real engine, and nothing but key events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.settings import ThemeChoice
from tests.gui.keyboard import focused, press, receiver, tab_to, write
from tests.gui.live_kit import Live


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Live]:  # noqa: ARG001 - set
    made = Live(qtbot, tmp_path)
    made.window.activateWindow()
    made.window.pages.focus_first()
    yield made
    made.close()


def test_the_tour_needs_no_mouse(live: Live, qtbot: QtBot) -> None:
    """Send, look, fold, find, star, filter, secrets, endpoint, settings, theme, palette, quit."""
    send_and_look(live)
    read_the_body(live)
    star_and_filter(live)
    enter_a_secret(live)
    add_an_endpoint(live)
    change_settings(live)
    use_the_palette(live)
    with qtbot.waitSignal(live.window.closed):
        press("Ctrl+Q")


def send_and_look(live: Live) -> None:
    """One test of each provider from the menu; then down the list."""
    live.until(live.window.toolbar.send.isEnabled)
    press("Ctrl+T")
    assert QApplication.activePopupWidget() is live.window.toolbar.tests
    press("Down", "Return")
    everyone = len(live.window.toolbar._providers)
    live.until(lambda: live.session.model.rowCount() == everyone)
    view = live.window.captures.list_panel.list
    assert receiver() is view  # the first steps had the keyboard and are gone
    press("Ctrl+L", "Down", "Down")
    assert view.selected_id == live.session.model.id_at(1)
    press("K", "J")
    assert view.selected_id == live.session.model.id_at(1)
    press("Ctrl+F")  # Fuse has much to fold
    write("provider:fuse")
    press("Return")
    live.until(lambda: live.session.feed.finding.done and live.session.model.rowCount() == 1)
    press("Down", "Down")
    assert view.selected_id == live.session.model.id_at(0)


def read_the_body(live: Live) -> None:
    """Into the detail; fold and unfold, find, the other tabs, and back to the list."""
    detail = live.window.captures.detail
    body = detail.body.view
    panel = detail.body  # all of it is there, not the lines of the capture before
    live.until(lambda: panel._ended and body.lines is not None and body.lines.count > 3)
    press("Return")
    assert receiver() is body
    press("Ctrl+Shift+J")
    live.until(lambda: body.has_folds)
    press("Ctrl+Shift+J")
    live.until(lambda: not body.has_folds)
    press("Home", "Left")
    assert body.has_folds
    press("Right", "Ctrl+F")
    assert focused() == "Find in body"
    write("e")
    live.until(lambda: detail.body.find_bar.count.text() != "")
    press("Return", "Esc")
    assert receiver() is body
    press("Ctrl+2")
    assert detail.tabs.index == 1
    press("Right")
    assert detail.tabs.index == 2
    press("Ctrl+1", "Esc")
    assert receiver() is live.window.captures.list_panel.list


def star_and_filter(live: Live) -> None:
    """A star by one key; a filter typed, left, cleared and repeated."""
    press("S")
    live.until(lambda: live.session.facts.counts.starred == 1)
    press("Alt+3")
    live.until(lambda: live.session.feed.finding.done and live.session.model.rowCount() == 1)
    press("Alt+1", "Ctrl+F")
    write("provider:fuse")
    press("Return")
    live.until(lambda: live.session.feed.finding.done and live.session.model.rowCount() == 1)
    press("Down")
    assert receiver() is live.window.captures.list_panel.list
    press("Ctrl+F", "Esc")
    assert live.session.model.rowCount() == live.session.facts.counts.all
    press("Ctrl+Shift+F")
    live.until(lambda: live.session.feed.finding.done and live.session.model.rowCount() == 1)
    press("Ctrl+F", "Esc", "Esc")


def enter_a_secret(live: Live) -> None:
    """The form opens with the cursor in the value; Enter saves, and what it proves is judged."""
    press("Ctrl+Shift+N")
    assert focused() == "Value"
    write("a-secret-of-this-test")
    press("Return")
    live.until(lambda: len(live.session.vault.secrets) == 1)


def add_an_endpoint(live: Live) -> None:
    """A sheet that is filled and saved; the keyboard goes back to where it was."""
    press("Ctrl+E")
    assert focused() == "Path"
    write("/orders")
    tab_to("Add endpoint")
    press("Return")
    live.until(lambda: "/orders" in [each.path for each in live.session.facts.endpoints])


def change_settings(live: Live) -> None:
    """The theme by arrow keys, a tolerance typed, another key for an action."""
    press("Ctrl+,")
    tab_to("Theme: ")
    press("Right", "Right")
    assert theme.current().is_dark
    assert live.session.settings.theme is ThemeChoice.DARK
    press("Ctrl+Shift+T")
    assert not theme.current().is_dark
    tab_to("Pause the list")
    press("Return", "Ctrl+F12")
    assert live.window.commands.keymap.keys("pause") == "Ctrl+F12"
    press("Ctrl+F12")
    assert live.session.feed.paused
    press("Ctrl+F12")


def use_the_palette(live: Live) -> None:
    """A capture by its number, an endpoint by its path; Esc leaves everything as it was."""
    press("Ctrl+K")
    write("2")
    press("Return")
    assert live.window.captures.list_panel.list.selected_id == 2
    press("Ctrl+K")
    write("/orders")
    press("Return")
    assert live.session.scope.path == "/orders"
    press("Ctrl+K", "Down", "Esc")
    assert live.session.scope.path == "/orders"
    tab_to("More")
    press("Return")
    assert QApplication.activePopupWidget() is live.window.toolbar.more
    press("Esc")
    assert QApplication.activePopupWidget() is None
