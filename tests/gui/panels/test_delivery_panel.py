"""The tab Delivery."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.delivery_panel import MOST_CARDS, DeliveryPanel
from inspector.gui.presenting import presenting
from inspector.gui.views.attempt_rung import AttemptRung
from tests.gui.delivery_answers import FIRST, FISKIL_RULE, SECOND, answer, attempt
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed


class Scene:
    """A panel whose clock the test sets."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.now = FIRST + 81 * SECOND
        self.link = FakeLink()
        self.link.answers["delivery"] = answer()
        self.panel = DeliveryPanel(self.link, lambda: self.now)
        self.counts: list[str] = []
        self.panel.counted.connect(self.counts.append)
        qtbot.addWidget(self.panel)
        self.panel.resize(600, 700)
        self.panel.show()

    def show(self, capture: int = 2) -> None:
        """Select a capture and wait for its delivery."""
        self.panel.show_capture(capture)
        asked = len(self.link.asked) + 1
        self.qtbot.waitUntil(lambda: len(self.link.asked) >= asked)


def ticks(scene: Scene) -> bool:
    """Whether the panel follows the clock now."""
    return scene.panel.is_ticking


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene(qtbot)
    yield made
    made.panel.close()


def test_it_shows_what_came_and_what_is_due(scene: Scene) -> None:
    """Headline, countdown, chart, rule, and the attempts with the newest on top."""
    scene.show()
    panel = scene.panel

    assert scene.link.commands("delivery") == [{"capture": 2}]
    assert scene.counts[-1] == "2/6"
    assert panel.headline.text() == "Attempt 2 of 6 was answered 503"
    assert panel.outlook.text().startswith("Fiskil tries again between ")
    assert (panel.wait.text(), panel.wait_aside.text()) == ("in 46 s", "at the earliest")
    assert panel.rule.text() == FISKIL_RULE
    assert panel.chart.isVisible()
    assert [card.attempt.number for card in panel.cards] == [2, 1]
    assert sorted(rung.number for rung in panel.findChildren(AttemptRung)) == [1, 2, 3]
    assert unnamed(panel) == []
    assert "Attempt 1, " in spoken(panel)


def test_it_ticks_only_while_it_is_seen(scene: Scene) -> None:
    """And only while something is due; what did not change is not said again."""
    assert not ticks(scene)
    scene.show()
    assert ticks(scene)
    scene.panel.hide()
    assert not ticks(scene)
    scene.now += 5 * SECOND
    scene.panel.show()
    assert ticks(scene)
    assert scene.panel.wait.text() == "in 41 s"
    scene.link.answers["delivery"] = answer(
        attempt(1), attempt(2, 9, status=200), standing="accepted", windows=[]
    )
    scene.show()
    assert scene.panel.headline.text() == "Attempt 2 of 6 was accepted, 200"
    assert not ticks(scene)
    assert scene.panel.wait.text() == ""


def test_a_missed_attempt_is_said(scene: Scene) -> None:
    """The line of what is due changes with the sentence."""
    scene.show()
    scene.now = FIRST + 2000 * SECOND
    scene.panel.follow_clock()

    assert scene.panel.outlook.text().endswith("nothing came here.")
    assert "Was due " in spoken(scene.panel)
    assert [card.attempt.number for card in scene.panel.cards] == [2, 1]


def test_the_chart_goes_where_there_is_no_room(scene: Scene) -> None:
    """Below 420 px the attempts stay; one mark alone is no chart."""
    scene.show()
    scene.panel.resize(440, 700)
    assert not scene.panel.chart.isVisible()
    scene.panel.resize(600, 700)
    assert scene.panel.chart.isVisible()
    scene.link.answers["delivery"] = answer(attempt(1), standing="unknown", windows=[], of=None)
    scene.show(1)
    assert not scene.panel.chart.isVisible()


def test_another_attempt_can_be_opened(scene: Scene) -> None:
    """By the link of its card."""
    scene.show()
    link = scene.panel.cards[1].open
    assert link is not None
    with scene.qtbot.waitSignal(scene.panel.capture_wanted) as caught:
        link.click()
    assert caught.args == [1]


def test_whoever_walks_on_asks_for_nothing(scene: Scene) -> None:
    """Only the capture that stays is asked about; what came of the others is dropped."""
    for capture in range(10, 20):
        scene.panel.show_capture(capture)
    scene.show(2)

    assert scene.link.commands("delivery") == [{"capture": 2}]
    scene.panel.clear()
    assert scene.panel.delivery is None
    assert scene.counts[-1] == ""
    assert scene.panel.cards == []


def test_a_further_attempt_is_looked_for_when_captures_come(scene: Scene) -> None:
    """Only newer ones, only while it is seen, and once for many of them."""
    scene.show()
    scene.link.notice.emit({"notice": "judged", "ids": [[1, 2]]})
    assert not scene.panel._news.isActive()
    scene.panel._news.setInterval(0)
    scene.link.answers["delivery"] = answer(*(attempt(n, 60.0 * n) for n in (1, 2, 3)))
    for last in (3, 4):
        scene.link.notice.emit({"notice": "judged", "ids": [[3, last]]})
    scene.qtbot.waitUntil(lambda: scene.counts[-1] == "3/6")
    assert len(scene.link.commands("delivery")) == 2
    scene.panel.hide()
    scene.link.notice.emit({"notice": "judged", "ids": [[5, 6]]})
    assert not scene.panel._news.isActive()
    scene.link.answers["delivery"] = answer(*(attempt(n, 60.0 * n) for n in (1, 2, 3, 5)))
    scene.panel.show()
    scene.qtbot.waitUntil(lambda: scene.counts[-1] == "4/6")


def test_a_problem_leaves_it_empty(scene: Scene) -> None:
    """The engine may have stopped: the tab says nothing rather than something old."""
    scene.link.answers["delivery"] = Problem("There is no request 2 in the archive.")
    scene.show()

    assert scene.panel.delivery is None
    assert not scene.panel.headline.isVisible()


def test_very_many_attempts_are_not_all_shown(scene: Scene) -> None:
    """The newest ones, the one that is looked at, and how many more there are."""
    made = [attempt(n, 60.0 * n) for n in range(1, 41)]
    scene.link.answers["delivery"] = answer(*made, of=None, windows=[], standing="untimed")
    scene.show(3)

    assert [card.attempt.number for card in scene.panel.cards] == [
        *range(40, 40 - MOST_CARDS, -1),
        3,
    ]
    assert "19 more, not shown here" in spoken(scene.panel)


def test_larger_type_has_room(scene: Scene) -> None:
    """While presenting: nothing is cut at the top or beneath."""
    scene.show()
    before = scene.panel.chart.height()
    presenting.use(on=True)
    try:
        scene.show()
        assert scene.panel.chart.sizeHint().height() > before
        scene.panel.grab()
    finally:
        presenting.use(on=False)


def test_an_answer_after_the_window_is_gone_is_dropped(qtbot: QtBot) -> None:
    """The engine answers when it can; nobody is there to show it to."""
    link = FakeLink()
    link.answers["delivery"] = None
    panel = DeliveryPanel(link)
    panel.show_capture(2)
    qtbot.waitUntil(lambda: bool(link.waiting))
    gone: list[bool] = []
    panel.destroyed.connect(lambda: gone.append(True))
    panel.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))

    link.waiting[0](answer())
