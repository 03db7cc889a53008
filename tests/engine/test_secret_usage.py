"""Facts about telling how many captures each secret verified."""

from pathlib import Path

import pytest

from inspector.archive.values import Judgement
from inspector.core.event import Event
from inspector.core.verdict import Outcome, Verdict
from inspector.engine import secret_usage
from tests.engine.house import FUSE, NOW, archive_of, play, secret


def judged(number: int, secret_id: str) -> Judgement:
    """A capture that a secret verified."""
    return Judgement(number, Event(), (Verdict("fuse", Outcome.VERIFIED, "", "", secret_id),))


def test_every_secret_is_told(tmp_path: Path) -> None:
    """Those that verified nothing too, and those the archive alone remembers."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE, FUSE) as archive:
            archive.store_judgements([judged(1, "gone"), judged(2, "fuse")])
            told = await secret_usage.secret_usage(archive, [secret("fuse"), secret("fiskil")])
            assert told["usage"] == {
                "fuse": {"count": 1, "last": NOW},
                "fiskil": {"count": 0, "last": 0},
                "gone": {"count": 1, "last": NOW},
            }

    play(scene)


def test_a_last_match_is_searched_before_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not for ever: the next question goes on."""

    async def scene() -> None:
        with archive_of(tmp_path, *[FUSE] * 6) as archive:
            archive.store_judgements([judged(1, "a"), judged(6, "a")])
            archive.store_judgements([judged(6, "b")])
            monkeypatch.setattr(secret_usage, "_PIECE", 2)
            monkeypatch.setattr(secret_usage, "MOST_SECONDS", 0.0)
            await secret_usage.secret_usage(archive, [])
            assert archive.search_usage(2)
            monkeypatch.setattr(secret_usage, "MOST_SECONDS", 30.0)
            told = await secret_usage.secret_usage(archive, [])
            assert told["usage"]["a"] == {"count": 1, "last": NOW}
            assert not archive.search_usage(2)

    play(scene)
