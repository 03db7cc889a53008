"""The sidebar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.engine_facts import CountFacts, EndpointFact
from inspector.gui.models.scope import ALL, FAILING, endpoint_scope
from inspector.gui.views.nav_item import RAIL, NavItem
from inspector.gui.views.sidebar import Sidebar
from tests.gui.naming import unnamed

COUNTS = CountFacts(all=128, failing=3, starred=4, refused=0)
ENDPOINTS = (EndpointFact("/fuse", "fuse", 40), EndpointFact("/powens/{event}", "powens", 61, 1))


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(223, 800)
    made.show_counts(COUNTS, ENDPOINTS)
    made.show()
    return made


def names(sidebar: Sidebar) -> list[str]:
    """What its rows say, in no order."""
    return sorted(item.accessibleName() for item in sidebar.findChildren(NavItem))


def item(sidebar: Sidebar, words: str) -> NavItem:
    """The row with these words."""
    return next(each for each in sidebar.findChildren(NavItem) if each.text() == words)


def test_it_shows_what_there_is(sidebar: Sidebar) -> None:
    """Lists with counts, endpoints, and the pages; nothing that does not work yet."""
    assert names(sidebar) == [
        "/fuse, 40",
        "/powens/{event}, 61, 1 failing",
        "Add endpoint",
        "All captures, 128",
        "Failing, 3",
        "Secrets",
        "Set up a provider",
        "Settings",
        "Starred, 4",
    ]
    assert unnamed(sidebar) == []


def test_choosing_a_list_tells_its_scope(sidebar: Sidebar, qtbot: QtBot) -> None:
    """Failing and endpoints lead to their captures, and are marked."""
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        item(sidebar, "Failing").click()
    assert chosen.args == [FAILING]
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        item(sidebar, "/powens/{event}").click()
    assert chosen.args == [endpoint_scope("/powens/{event}")]
    checked = [each.text() for each in sidebar.findChildren(NavItem) if each.isChecked()]
    assert checked == ["/powens/{event}"]


def test_choosing_twice_stays(sidebar: Sidebar) -> None:
    """A press on the current place does not unmark it."""
    item(sidebar, "Failing").click()
    item(sidebar, "Failing").click()
    assert item(sidebar, "Failing").isChecked()


def test_pages_are_places_too(sidebar: Sidebar, qtbot: QtBot) -> None:
    """Secrets and settings are told by their word."""
    with qtbot.waitSignal(sidebar.page_chosen) as chosen:
        item(sidebar, "Secrets").click()
    assert chosen.args == ["secrets"]
    sidebar.show_current(ALL.key)
    assert item(sidebar, "All captures").isChecked()


def test_places_have_numbers(sidebar: Sidebar, qtbot: QtBot) -> None:
    """The keys Alt+1 to Alt+9 lead to the places from the top."""
    with qtbot.waitSignal(sidebar.scope_chosen) as chosen:
        sidebar.go_to(2)
    assert chosen.args == [FAILING]
    with qtbot.waitSignal(sidebar.page_chosen):
        sidebar.go_to(7)
    sidebar.go_to(99)


def test_endpoints_follow_the_engine(sidebar: Sidebar) -> None:
    """New ones appear, forgotten ones go, counts change in place."""
    kept = item(sidebar, "/fuse")
    sidebar.show_counts(COUNTS, (EndpointFact("/fuse", "fuse", 41), ENDPOINTS[1]))
    assert item(sidebar, "/fuse") is kept
    assert kept.accessibleName() == "/fuse, 41"
    sidebar.show_counts(COUNTS, (EndpointFact("/orders", "", 1),))
    assert [each.text() for each in sidebar._endpoints.values()] == ["/orders"]


def test_endpoints_can_be_added_changed_and_forgotten(sidebar: Sidebar, qtbot: QtBot) -> None:
    """Adding names no path; the menu of an endpoint names its own."""
    with qtbot.waitSignal(sidebar.endpoint_wanted) as wanted:
        item(sidebar, "Add endpoint").click()
    assert wanted.args == [""]
    menu = sidebar.endpoint_menu("/fuse")
    guide, change, forget = menu.actions()
    with qtbot.waitSignal(sidebar.guide_wanted) as wanted:
        guide.trigger()
    assert wanted.args == ["fuse"]
    with qtbot.waitSignal(sidebar.endpoint_wanted) as wanted:
        change.trigger()
    assert wanted.args == ["/fuse"]
    with qtbot.waitSignal(sidebar.endpoint_unwanted) as unwanted:
        forget.trigger()
    assert unwanted.args == ["/fuse"]


def test_it_becomes_a_rail(sidebar: Sidebar) -> None:
    """52 px of icons and tiles; words and counts go into tooltips."""
    sidebar.set_narrow(True)
    assert sidebar.narrow
    assert sidebar.maximumWidth() == RAIL
    assert item(sidebar, "Failing").toolTip() == "Failing, 3"
    sidebar.set_narrow(False)
    sidebar.resize(223, 800)
    assert item(sidebar, "Failing").toolTip() == ""


def next_by_tab(widget: QWidget) -> QWidget:
    """Where the Tab key goes from here."""
    after = widget.nextInFocusChain()
    assert after is not None
    if after.isVisible() and after.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return after
    return next_by_tab(after)


def test_tab_goes_from_top_to_bottom(sidebar: Sidebar, qtbot: QtBot) -> None:
    """Endpoints stand between the lists and the pages for the keyboard too, also new ones."""
    more = (*ENDPOINTS, EndpointFact("/fiskil", "fiskil", 1))
    sidebar.show_counts(COUNTS, more)
    qtbot.waitUntil(lambda: item(sidebar, "/fiskil").isVisible())
    found: list[QWidget] = [item(sidebar, "All captures")]
    while len(found) < 11:
        found.append(next_by_tab(found[-1]))
    lists = ["All captures", "Failing", "Starred", "Add an endpoint"]
    paths = [each.path for each in more]
    expected = [*lists, *paths, "Add endpoint", "Set up a provider", "Secrets", "Settings"]
    assert [each.objectName() for each in found] == expected
