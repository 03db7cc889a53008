"""The middle of the window."""

from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.engine_link import State
from inspector.gui.models.capture_feed import CaptureFeed
from inspector.gui.models.capture_model import CaptureModel
from inspector.gui.models.row_source import RowSource
from inspector.gui.models.scope import FAILING, endpoint_scope
from inspector.gui.panels.list_panel import ListPanel
from inspector.gui.widgets.button import Button
from tests.gui.fake_link import FakeLink
from tests.gui.naming import unnamed
from tests.gui.row_samples import FakeReader


class Panel:
    """A panel with its feed and a link nobody answers."""

    def __init__(self, qtbot: QtBot) -> None:
        self.link = FakeLink()
        self.link.state = State.READY
        self.link.answers["filter"] = {"token": "a"}
        self.model = CaptureModel(RowSource(FakeReader()))
        self.feed = CaptureFeed(self.model, self.link)
        self.feed.open(1, 100)
        self.panel = ListPanel(self.model, self.feed)
        qtbot.addWidget(self.panel)
        self.panel.resize(616, 500)
        self.panel.show()
        self.qtbot = qtbot

    def arrive(self, last: int) -> None:
        """Captures come, up to this id."""
        with self.qtbot.waitSignal(self.feed.rows_added):
            self.link.notice.emit({"notice": "arrived", "first": last, "last": last})

    @property
    def pill(self) -> str:
        """What the pill says, empty while it is hidden."""
        pill = self.panel.title.pill
        return pill.text() if pill.isVisible() else ""

    def buttons(self) -> dict[str, Button]:
        """Buttons in sight."""
        return {each.text(): each for each in self.panel.findChildren(Button) if each.isVisible()}


@pytest.fixture
def shown(qtbot: QtBot) -> Panel:
    return Panel(qtbot)


def test_it_counts_what_is_shown(shown: Panel) -> None:
    """The title follows the list, live."""
    assert shown.panel.title.accessibleName() == "All captures, 100"
    shown.arrive(103)
    assert shown.panel.title.accessibleName() == "All captures, 103"
    assert unnamed(shown.panel) == []


def test_gaps_are_not_counted(shown: Panel) -> None:
    """A row says that the engine was gone; it is no capture."""
    shown.panel.show_total(99)
    assert shown.panel.title.accessibleName() == "All captures, 99"
    shown.panel.show_total(120)  # told before the list shows them
    assert shown.panel.title.accessibleName() == "All captures, 100"


def test_following_needs_no_pill(shown: Panel) -> None:
    """What is in sight is not announced."""
    shown.arrive(103)
    assert shown.pill == ""


def test_what_comes_unseen_is_counted(shown: Panel) -> None:
    """With a selection the rows stay and the pill counts up; a press shows the newest."""
    shown.panel.list.select(98)
    shown.arrive(105)
    shown.arrive(112)
    assert shown.pill == "12 new"
    assert shown.panel.unseen == 12
    shown.panel.title.pill.click()
    assert shown.pill == ""
    assert shown.panel.list.following
    assert shown.panel.list.verticalScrollBar().value() == 0


def test_scrolling_to_the_top_is_seeing(shown: Panel) -> None:
    """The pill goes when the user scrolls up to the newest."""
    bar = shown.panel.list.verticalScrollBar()
    bar.setValue(300)
    shown.arrive(104)
    assert shown.pill == "4 new"
    bar.setValue(0)
    assert shown.pill == ""


def test_paused_says_how_many_wait(shown: Panel) -> None:
    """The same place counts what waits; a press lets the list go on."""
    shown.feed.pause(paused=True)
    assert shown.pill == "Paused"
    with shown.qtbot.waitSignal(shown.feed.paused_changed):
        shown.link.notice.emit({"notice": "arrived", "first": 101, "last": 107})
    assert shown.pill == "7 waiting"
    with shown.qtbot.waitSignal(shown.feed.rows_added):
        shown.panel.title.pill.click()
    assert not shown.feed.paused
    assert shown.model.rowCount() == 107


def test_cleared_captures_are_spoken_of(shown: Panel) -> None:
    """A strip says how many are hidden, and shows them again."""
    shown.feed.clear()
    assert shown.panel._cleared.sentence == "100 earlier captures are hidden, not deleted."
    assert shown.panel._nothing.words.text() == "The list is cleared"
    shown.buttons()["Show again"].click()
    assert shown.model.rowCount() == 100
    assert shown.panel._cleared.isHidden()


def test_an_empty_filter_offers_a_way_out(shown: Panel, tmp_path: Path) -> None:
    """No match is a sentence with a button."""
    file = tmp_path / "ids"
    file.write_bytes(array("q").tobytes())
    shown.feed.look_for("nothing like this")
    shown.link.notice.emit(
        {"notice": "filtered", "token": "a", "file": str(file), "count": 0, "done": True}
    )
    assert shown.panel._nothing.words.text() == "No capture matches this filter"
    with shown.qtbot.waitSignal(shown.panel.filter_unwanted):
        shown.buttons()["Clear the filter"].click()


def test_a_search_says_how_far_it_is(shown: Panel, tmp_path: Path) -> None:
    """Matches count up while the archive is searched."""
    file = tmp_path / "ids"
    file.write_bytes(array("q", [50, 3]).tobytes())
    shown.feed.look_for("fuse")
    notice = {"notice": "filtered", "token": "a", "file": str(file), "count": 2, "done": False}
    shown.link.notice.emit(notice | {"fraction": 0.42})
    assert shown.panel.title.accessibleName() == "All captures, 2 so far, 42% searched"
    shown.feed.close()


def test_an_empty_endpoint_says_where_to_send(shown: Panel) -> None:
    """The address of an endpoint that nothing reached yet."""
    shown.feed.open(1, 0)
    shown.panel.show_address("http://127.0.0.1:8787")
    shown.panel.show_scope(endpoint_scope("/fuse"))
    shown.feed.finding = type(shown.feed.finding)("endpoint:/fuse")
    shown.panel.refresh()
    assert shown.panel._nothing.words.text() == "Nothing received at /fuse yet"
    assert shown.panel._nothing.hint.text() == "Point the sender at http://127.0.0.1:8787/fuse"


def test_no_failures_is_good_news(shown: Panel) -> None:
    """An empty list of failures is said plainly, without a button."""
    shown.feed.open(1, 0)
    shown.feed.finding = type(shown.feed.finding)("is:failing")
    shown.panel.show_scope(FAILING)
    assert shown.panel._nothing.words.text() == "No failing captures"
    assert shown.buttons() == {}


def test_a_wrong_query_is_explained(shown: Panel) -> None:
    """The engine's sentence stands where the rows would be."""
    shown.feed.open(1, 0)
    shown.link.answers["filter"] = Problem("There is no field vrdict.", "Try verdict.")
    shown.feed.look_for("vrdict:failed")
    assert shown.panel._nothing.words.text() == "There is no field vrdict."
    assert shown.panel._nothing.hint.text() == "Try verdict."


def test_an_empty_endpoint_leads_to_what_helps(shown: Panel, qtbot: QtBot) -> None:
    """Where there is a page about its provider; elsewhere nothing is offered."""
    shown.feed.open(1, 0)
    shown.panel.show_scope(endpoint_scope("/fuse"))
    shown.feed.finding = type(shown.feed.finding)("endpoint:/fuse")
    shown.panel.refresh()
    assert shown.panel._nothing.action.isHidden()
    shown.panel.show_guided(frozenset({"/fuse"}))
    assert shown.panel._nothing.action.text() == "When nothing arrives"
    with qtbot.waitSignal(shown.panel.guide_wanted) as wanted:
        shown.panel._nothing.action.click()
    assert wanted.args == ["/fuse"]
