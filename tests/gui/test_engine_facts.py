"""What the engine says of itself."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.engine_facts import EndpointFact, EngineFacts, Work, problem_of
from tests.gui.fake_link import FakeLink

HELLO = {
    "address": "http://127.0.0.1:8787",
    "problem": None,
    "port": 8787,
    "counts": {"all": 5, "failing": 1, "starred": 2, "refused": 1, "endpoints": {"/fuse": [4, 1]}},
    "rate": {"per_minute": 12, "buckets": [0] * 19 + [3]},
    "backlog": {"judging": 0, "indexing": 0},
    "rejudging": None,
    "endpoints": [
        {"path": "/fuse", "provider": "fuse", "reply": {}},
        {"path": "/orders", "provider": "", "reply": {}},
    ],
}


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def facts(link: FakeLink) -> EngineFacts:
    made = EngineFacts(link)
    link.connected.emit(HELLO)
    return made


def test_hello_tells_everything(facts: EngineFacts) -> None:
    """After connecting nothing is unknown."""
    assert facts.counts.all == 5
    assert facts.endpoints == (
        EndpointFact("/fuse", "fuse", 4, 1),
        EndpointFact("/orders", "", 0, 0),
    )
    assert (facts.address, facts.port, facts.per_minute) == ("http://127.0.0.1:8787", 8787, 12)
    assert facts.work.words == ""


def test_notices_change_it(facts: EngineFacts, link: FakeLink, qtbot: QtBot) -> None:
    """Each notice changes its part and says so."""
    with qtbot.waitSignal(facts.counts_changed):
        link.notice.emit({"notice": "counts", "all": 6, "endpoints": {"/orders": [1, 0]}})
    assert facts.endpoints[1].count == 1
    with qtbot.waitSignal(facts.rate_changed):
        link.notice.emit({"notice": "rate", "per_minute": 60, "buckets": [1] * 20})
    assert facts.per_minute == 60
    with qtbot.waitSignal(facts.counts_changed):
        link.notice.emit({"notice": "endpoints", "endpoints": []})
    assert facts.endpoints == ()


def test_stopping_is_told(facts: EngineFacts, link: FakeLink, qtbot: QtBot) -> None:
    """Without an address it does not listen; why is a problem."""
    problem = {"sentence": "Port 8787 is taken.", "remedy": "", "kind": "port-taken"}
    with qtbot.waitSignal(facts.listening_changed):
        link.notice.emit({"notice": "listening", "address": None, "problem": problem})
    assert facts.address == ""
    assert facts.problem == Problem("Port 8787 is taken.", "", "port-taken")


def test_trouble_is_passed_on(facts: EngineFacts, link: FakeLink, qtbot: QtBot) -> None:
    """What the engine met while working."""
    with qtbot.waitSignal(facts.trouble) as met:
        link.notice.emit({"notice": "trouble", "sentence": "Disk full.", "remedy": "Free some."})
    assert met.args == [Problem("Disk full.", "Free some.")]


def test_work_is_said_in_order_of_interest(facts: EngineFacts, link: FakeLink) -> None:
    """Judging again first, then what waits to be judged, then the index."""
    link.notice.emit({"notice": "backlog", "judging": 12, "indexing": 4000})
    assert facts.work.words == "12 to judge"
    link.notice.emit({"notice": "rejudging", "done": 1, "total": 4000})
    assert facts.work.words == "Judging again: 1 of 4,000"
    link.notice.emit({"notice": "rejudging", "done": 4000, "total": 4000})
    assert facts.work.words == "12 to judge"
    assert Work(indexing=4000).words == "4,000 to index for search"


def test_no_problem_is_none() -> None:
    """The engine writes null where nothing is wrong."""
    assert problem_of(None) is None
    assert problem_of({}) is None


def test_unknown_notices_are_ignored(facts: EngineFacts, link: FakeLink) -> None:
    """A newer engine may say more."""
    link.notice.emit({"notice": "something-new"})
    assert facts.counts.all == 5
