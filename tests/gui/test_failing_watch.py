"""Telling of signatures that fail as they arrive."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from inspector.archive.values import Row
from inspector.gui import failing_watch
from inspector.gui.failing_watch import MOST_FRESH, FailingWatch, lines_of
from tests.gui.fake_link import FakeLink
from tests.gui.row_samples import EXPIRED, FAIL, PASS, row


class Watched:
    """A watch over captures of which the even ones fail."""

    def __init__(self) -> None:
        self.link = FakeLink()
        self.read: list[int] = []
        self.watch = FailingWatch(self.link, self.rows, self.link)
        self.watch.on = True

    def rows(self, ids: Sequence[int]) -> list[Row]:
        self.read += ids
        return [row(n, failing=n % 2 == 0, verdicts=(PASS if n % 2 else FAIL,)) for n in ids]

    def arrive(self, first: int, last: int) -> None:
        self.link.notice.emit({"notice": "arrived", "first": first, "last": last})

    def judge(self, first: int, last: int) -> None:
        self.link.notice.emit({"notice": "judged", "ids": [[first, last]]})


@pytest.fixture
def watched(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Watched:
    del qapp
    monkeypatch.setattr(failing_watch, "GATHER_MS", 20)
    return Watched()


def test_what_fails_within_a_moment_is_told_together(watched: Watched, qtbot: QtBot) -> None:
    """Once a capture, with what failed and how often."""
    with qtbot.waitSignal(watched.watch.told) as told:
        watched.arrive(1, 4)
        watched.judge(1, 3)
        watched.judge(4, 4)
    assert told.args == ["2 signatures failed", "Powens: hmac does not match, 2 times"]
    with qtbot.assertNotEmitted(watched.watch.told, wait=60):
        watched.judge(1, 4)
    assert watched.read == [1, 2, 3, 4]


def test_history_judged_anew_is_no_news(watched: Watched, qtbot: QtBot) -> None:
    """Only what came while the window watched counts; off, nothing does."""
    with qtbot.assertNotEmitted(watched.watch.told, wait=60):
        watched.judge(1, 400)
        watched.watch.on = False
        watched.arrive(401, 402)
        watched.judge(401, 402)
    assert watched.read == []


def test_a_burst_is_watched_at_its_end(watched: Watched) -> None:
    """Memory and reading stay bounded."""
    watched.arrive(1, 1_000_000)
    watched.arrive(1_000_001, 1_000_010)
    assert len(watched.watch._fresh) == MOST_FRESH
    watched.judge(1, 1_000_010)
    assert watched.read == list(range(1_000_010 - failing_watch.MOST_READ + 1, 1_000_011))


def test_words_hold_nothing_received() -> None:
    """Provider, scheme and outcome; a provider nobody knows is not named."""
    secretive = row(1, verdicts=(FAIL,), label="secret-label", entity="jane@example.org")
    other = row(2, verdicts=(EXPIRED,), provider="fynapse")
    unknown = row(3, verdicts=(FAIL, PASS), provider="")
    assert lines_of([secretive, secretive, other, unknown]) == [
        "Powens: hmac does not match, 2 times",
        "Fynapse: fynapse expired",
        "Unknown sender: hmac does not match",
    ]
    many = [row(n, verdicts=(FAIL,), provider=each) for n, each in enumerate(("fuse", "fiskil"))]
    assert lines_of([*many, other, secretive])[-1] == "and 1 more kinds"
