"""The toolbar."""

from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from inspector.gui.views.toolbar import Toolbar
from tests.gui.naming import unnamed

SIMULATIONS: list[dict[str, Any]] = [
    {
        "provider": "fuse",
        "name": "Fuse",
        "events": [{"name": "a.b", "meaning": "Something happened"}],
        "faults": ["tampered"],
    },
    {"provider": "fiskil", "name": "Fiskil", "events": [], "faults": []},
]


@pytest.fixture
def bar(qtbot: QtBot) -> Toolbar:
    made = Toolbar()
    qtbot.addWidget(made)
    made.resize(1440, 52)
    made.show()
    return made


def entries(menu: object) -> dict[str, QAction]:
    """Entries of a menu by their words."""
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_every_control_has_a_name(bar: Toolbar) -> None:
    """Also those that show only an icon."""
    bar.show_tests(SIMULATIONS)
    bar.set_narrow(True)
    assert unnamed(bar) == []


def test_pause_says_what_a_press_does(bar: Toolbar, qtbot: QtBot) -> None:
    """Paused, the button offers to go on; setting it again says nothing."""
    with qtbot.waitSignal(bar.pause_toggled) as toggled:
        bar.pause.click()
    assert toggled.args == [True]
    assert bar.pause.accessibleName() == "Resume"
    with qtbot.assertNotEmitted(bar.pause_toggled):
        bar.set_paused(True)
    bar.set_paused(False)
    assert bar.pause.accessibleName() == "Pause"


def test_tests_come_from_the_simulator(bar: Toolbar, qtbot: QtBot) -> None:
    """Each provider's events, with their meaning, and its faults."""
    bar.show_tests(SIMULATIONS)
    top = entries(bar.tests)
    assert list(top) == ["One of each provider", "Fuse", "Fiskil", "Edit before sending…"]
    fuse = entries(top["Fuse"].menu())
    assert fuse["a.b"].toolTip() == "Something happened"
    with qtbot.waitSignal(bar.test_wanted) as wanted:
        fuse["a.b"].trigger()
    assert wanted.args == ["fuse", "a.b", ""]
    with qtbot.waitSignal(bar.test_wanted) as wanted:
        entries(fuse["With a fault"].menu())["tampered"].trigger()
    assert wanted.args == ["fuse", "", "tampered"]


def test_one_of_each(bar: Toolbar) -> None:
    """One press sends a delivery of every provider."""
    bar.show_tests(SIMULATIONS)
    sent: list[str] = []
    bar.test_wanted.connect(lambda provider, _event, _fault: sent.append(provider))
    entries(bar.tests)["One of each provider"].trigger()
    assert sent == ["fuse", "fiskil"]


def test_without_an_engine_there_is_nothing_to_send(bar: Toolbar) -> None:
    """The button waits until the engine says what it can simulate."""
    assert not bar.send.isEnabled()
    bar.show_tests(SIMULATIONS)
    assert bar.send.isEnabled()


def test_a_narrow_bar_keeps_names_as_tooltips(bar: Toolbar) -> None:
    """Words go, names stay."""
    wide = bar.pause.sizeHint().width()
    bar.set_narrow(True)
    assert bar.pause.sizeHint().width() < wide
    assert bar.pause.toolTip() == bar.pause.accessibleName() == "Pause"


def test_controls_stand_in_the_middle(bar: Toolbar) -> None:
    """Box, buttons and filter share one middle line."""
    middles = {
        widget.geometry().center().y()
        for widget in (bar.listening, bar.pause, bar.filter, bar.send, bar.menu_button)
    }
    assert len(middles) == 1
