"""Facts about diagnosing without being asked."""

from pathlib import Path

from inspector.core.secret import Use
from tests.engine.house import FUSE, archive_of, house, play, secret
from tests.engine.test_diagnosing import OTHER, RIGHT, WRONG


def test_failing_captures_are_diagnosed_without_asking(tmp_path: Path) -> None:
    """Those of an earlier run too, newest first; passing ones are left alone."""
    with archive_of(tmp_path, OTHER, FUSE, OTHER):
        pass

    async def scene() -> None:
        async with house(tmp_path, secrets=(WRONG, RIGHT, secret("fuse", use=Use.PREVIOUS))) as at:
            await at.heard.one("diagnosed", capture=1)
            assert [m["capture"] for m in at.heard.of("diagnosed")] == [3, 1]
            assert at.engine.archive.reader.diagnoses(2) == []
            kept = at.engine.diagnosing.kept(3, "fuse")
            assert kept is not None
            assert [cause.id for cause in kept.causes] == ["secret-retired"]

    play(scene)


def test_a_new_secret_has_everything_diagnosed_again(tmp_path: Path) -> None:
    """What was kept was computed from other rules."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.set_secrets([WRONG])
            await at.send(OTHER)
            await at.heard.one("diagnosed", capture=1)
            at.heard.messages.clear()
            at.engine.changes.set_secrets([WRONG, RIGHT])
            await at.heard.one("diagnosed", capture=1)
            kept = at.engine.diagnosing.kept(1, "fuse")
            assert kept is not None
            assert [cause.id for cause in kept.causes] == ["secret-retired"]

    play(scene)


def test_no_process_is_made_where_nothing_fails(tmp_path: Path) -> None:
    """A start with passing captures costs nothing."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            backlog = at.engine._failing
            await backlog._look()
            assert backlog._worker._pool is None

    play(scene)
