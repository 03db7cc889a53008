"""Facts about captures that wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.capture import Request
from inspector.engine import backlog as module
from inspector.engine.backlog import Backlog
from inspector.engine.judging import LARGE_BODY
from inspector.listener.arrival import Arrival
from tests.engine.house import FUSE, arrival

SMALL = arrival(FUSE)
LARGE = arrival(Request(b"", b"x" * (LARGE_BODY + 1), "POST", "/", "1.1", ()))


def waiting(*arrivals: Arrival) -> Backlog:
    """A backlog of captures 1, 2, 3 ..."""
    backlog = Backlog()
    for number, each in enumerate(arrivals, start=1):
        backlog.keep(number, each)
    backlog.add(1, len(arrivals))
    return backlog


def test_the_oldest_comes_first_with_its_bytes() -> None:
    """Once it is taken nothing of it stays in memory."""
    backlog = waiting(SMALL, SMALL)

    assert backlog.take(10) == (1, SMALL)
    assert len(backlog) == 1
    assert backlog.take(10) == (2, SMALL)
    assert (backlog.take(10), backlog._kept_size) == (None, 0)


def test_large_bodies_are_not_kept() -> None:
    """Ids without bytes come as many as are wanted at once, up to one with bytes."""
    backlog = waiting(LARGE, LARGE, LARGE, SMALL)

    assert backlog.take(2) == [1, 2]
    assert backlog.take(2) == [3]
    assert backlog.take(2) == (4, SMALL)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is beyond the bound is read back."""
    monkeypatch.setattr(module, "KEPT_BYTES", 2500)
    backlog = waiting(*[SMALL] * 100)

    assert 0 < len(backlog._kept) < 10
    assert backlog._kept_size <= 2500
    assert len(backlog) == 100


def test_the_newest_can_be_taken_from_the_other_end() -> None:
    """What arrives afterwards waits, too."""
    backlog = waiting(*[SMALL] * 10)

    assert backlog.take_newest(4) == [7, 8, 9, 10]
    backlog.add(11, 12)
    assert backlog.take_newest(4) == [11, 12]
    assert len(backlog) == len(backlog._kept) == 6
    assert backlog.take_newest(100) == [1, 2, 3, 4, 5, 6]
    assert (backlog.take_newest(1), len(backlog), backlog._kept_size) == ([], 0, 0)


def test_what_was_not_committed_is_forgotten() -> None:
    """It never waited, so only its bytes go."""
    backlog = Backlog()
    backlog.keep(1, SMALL)
    backlog.forget(1, 1)

    assert (len(backlog), backlog._kept_size) == (0, 0)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 5)), max_size=30))
def test_every_capture_is_taken_once(steps: list[tuple[bool, int]]) -> None:
    """From whichever end, whatever arrives in between."""
    backlog, arrived, taken = Backlog(), 0, list[int]()
    for newest, count in steps:
        backlog.add(arrived + 1, arrived + count)
        arrived += count
        taken += taken_from(backlog, count) if not newest else backlog.take_newest(count)
        assert len(backlog) == arrived - len(taken)
    while len(backlog):
        taken += taken_from(backlog, 100)

    assert sorted(taken) == list(range(1, arrived + 1))


def taken_from(backlog: Backlog, count: int) -> list[int]:
    """Ids from the old end."""
    piece = backlog.take(count)
    return piece if isinstance(piece, list) else []
