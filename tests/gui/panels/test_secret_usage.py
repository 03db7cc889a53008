"""How often each secret matched."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.secret_usage import SecretUsage, words_of
from tests.gui.fake_link import FakeLink


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    return FakeLink()


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1e6)


def test_an_engine_that_does_not_know_is_asked_once(link: FakeLink) -> None:
    """The column then stays away."""
    usage = SecretUsage(link, link)
    usage.ask()
    usage.ask()
    assert len(link.commands("secret-usage")) == 1
    assert usage.words == {}


def test_only_news_is_told(link: FakeLink) -> None:
    """The same answer twice changes nothing; a lost engine is asked again later."""
    usage = SecretUsage(link, link)
    told = QSignalSpy(usage.changed)
    link.answers["secret-usage"] = {"usage": {"1": {"count": 0, "last": None}}}
    usage.ask()
    usage.ask()
    link.answers["secret-usage"] = Problem("The engine stopped.", kind="engine-lost")
    usage.ask()
    usage.ask()
    assert told.count() == 1
    assert usage.words == {"1": "nothing matched yet"}
    assert len(link.commands("secret-usage")) == 4


def test_questions_never_overlap(link: FakeLink, qtbot: QtBot) -> None:
    """While one is open no other is asked; many calls within a second are one question."""
    usage = SecretUsage(link, link)
    link.answers["secret-usage"] = None
    usage.ask()
    usage.ask()
    assert len(link.waiting) == 1
    usage._soon.setInterval(1)
    link.waiting.pop()({"usage": {}})
    assert usage._soon.isActive()  # what was asked meanwhile
    with qtbot.waitSignal(usage._soon.timeout):
        usage.ask_soon()
        usage.ask_soon()
    assert len(link.commands("secret-usage")) == 2


def test_the_last_match_in_words() -> None:
    """The time of today, else the day too."""
    now = datetime.now(UTC).astimezone()
    assert words_of({"count": 1200, "last": _microseconds(now)}) == f"1,200, last {now:%H:%M:%S}"
    earlier = now - timedelta(days=3)
    assert (
        words_of({"count": 1, "last": _microseconds(earlier)}) == f"1, last {earlier:%d %b %H:%M}"
    )
