"""The pages beside the sidebar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.settings import ThemeChoice
from tests.gui.naming import unnamed
from tests.gui.window_kit import Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


def test_each_place_has_its_page(kit: Kit) -> None:
    """Captures or first steps, secrets, settings; made once."""
    pages = kit.window.pages
    pages.show_place("secrets", empty=False)
    assert pages.currentWidget() is pages.secrets
    pages.show_place("settings", empty=True)
    assert pages.currentWidget() is pages.settings
    pages.show_place("", empty=True)
    assert pages.currentWidget() is pages.empty
    pages.show_place("", empty=False)
    assert pages.currentWidget() is pages.captures
    assert pages.secrets is pages.secrets


@pytest.mark.parametrize("place", ["", "guide", "machine", "secrets", "settings"])
def test_every_control_has_a_name(kit: Kit, place: str) -> None:
    """Whatever page is shown, screen readers can name what has the keyboard."""
    kit.window.show_page(place)
    assert unnamed(kit.window) == []


def test_the_settings_page_changes_the_program(kit: Kit) -> None:
    """Theme, port and tolerances take effect at once."""
    page = kit.window.pages.settings
    page.theme_chosen.emit(ThemeChoice.DARK)
    assert kit.themes.choice is ThemeChoice.DARK
    page.port_chosen.emit(9000)
    assert kit.link.commands("listen") == [{"port": 9000}]
    asked = len(kit.link.commands("settings"))
    page.tolerances_changed.emit()
    assert len(kit.link.commands("settings")) == asked + 1


def test_the_first_steps_can_be_taken(kit: Kit, qtbot: QtBot) -> None:
    """A test of any provider, a secret, something to copy."""
    pages = kit.window.pages
    pages.empty.send_test_requested.emit("")
    assert kit.link.commands("simulate")[0]["provider"] == "fuse"
    with qtbot.waitSignal(pages.secrets_wanted) as wanted:
        pages.empty.add_secret_requested.emit("fuse")
    assert wanted.args == ["fuse"]
    with qtbot.waitSignal(pages.copy_wanted) as copied:
        pages.empty.copy_requested.emit("text")
    assert copied.args == ["text"]


def test_the_keyboard_starts_in_the_list(kit: Kit) -> None:
    """Or in what stands in its place."""
    pages = kit.window.pages
    pages.focus_first()
    assert kit.window.focusWidget() is pages.captures.list_panel.list
    pages.show_place("", empty=True)
    pages.focus_first()
    first = kit.window.focusWidget()
    assert first.accessibleName() == "Copy the address"
    assert pages.empty.isAncestorOf(first)
    pages.show_place("settings", empty=True)  # what had the keyboard goes away
    assert kit.window.focusWidget().accessibleName() == "Theme: As the system"


def test_the_pages_of_providers_are_reached_from_everywhere(kit: Kit) -> None:
    """From a card, an empty endpoint and the list of actions; the entered address is kept."""
    window, pages = kit.window, kit.window.pages
    pages.empty.guide_requested.emit("powens")
    assert pages.currentWidget() is pages.guide
    assert pages.guide.provider == "powens"
    pages.captures.list_panel.guide_wanted.emit("/fuse")
    assert pages.guide.provider == "fuse"
    window.sidebar.guide_wanted.emit("fiskil")
    assert pages.guide.provider == "fiskil"
    pages.guide.address_entered.emit("https://hooks.example.org")
    assert kit.settings.public_address == "https://hooks.example.org"
    window.show_page("machine")
    assert pages.currentWidget() is pages.machine
