"""Facts about counts, rate and backlog as they are told."""

import asyncio
from collections.abc import Callable

import pytest

from inspector.archive.values import Counts
from inspector.engine import status as module
from inspector.engine.notices import Notices
from inspector.engine.status import Status
from tests.engine.house import Heard, play


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not wait for seconds."""
    monkeypatch.setattr(module, "SOON", 0.001)
    monkeypatch.setattr(module, "EVERY", 0.01)


def status_of(counts: Callable[[], Counts], heard: Heard) -> Status:
    """A status that tells `heard`."""
    loop = asyncio.get_running_loop()
    notices = Notices(loop)
    notices.subscribe(heard.hear)
    return Status(loop, notices, counts, lambda: (1, 2), lambda: None)


def test_what_changed_is_told_and_what_did_not_is_not() -> None:
    """A second look at the same counts says nothing."""

    async def scene() -> None:
        heard = Heard()
        status = status_of(lambda: Counts(3, 1, 0, 0, {"/fuse": (3, 1)}), heard)
        for _ in range(3):
            status.changed()
            await heard.one("backlog", judging=1, indexing=2)
        status._tell()
        assert heard.of("counts") == [
            {
                "notice": "counts", "all": 3, "failing": 1, "starred": 0, "refused": 0,
                "endpoints": {"/fuse": [3, 1]},
            }
        ]  # fmt: skip
        assert len(heard.of("backlog")) == 1
        status.stop()

    play(scene)


def test_the_rate_follows_arrivals() -> None:
    """Within a second."""

    async def scene() -> None:
        heard = Heard()
        status = status_of(lambda: Counts(0, 0, 0, 0, {}), heard)
        status.arrived(7)
        assert status.rate()["per_minute"] == 7
        await heard.one("rate", per_minute=7)
        status.stop()

    play(scene)
