"""Facts about diagnosing what somebody looks at."""

import asyncio
import json
from pathlib import Path

from inspector.core.diagnosis import Act, Diagnosis
from inspector.core.problem import Problem
from inspector.core.secret import Use
from inspector.engine.diagnosing import STOPPED
from tests.engine.house import FUSE, house, play, secret, signed

OTHER = signed("fuse", "/fuse", FUSE.body, "another key")
WRONG = secret("fuse", "a wrong key", id="wrong")
RIGHT = secret("fuse", "another key", id="right", use=Use.RETIRED, label="of last year")


def test_a_capture_is_diagnosed_and_the_answer_kept(tmp_path: Path) -> None:
    """The second question is answered from the archive, which holds no secret."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.set_secrets([WRONG, RIGHT])
            await at.send(OTHER)
            await at.heard.judged(1)
            found = await at.engine.diagnosing.diagnose(1, "fuse")
            assert isinstance(found, Diagnosis)
            assert [cause.id for cause in found.causes] == ["secret-retired"]
            action = found.causes[0].action
            assert action is not None
            assert (action.kind, action.value) == (Act.USE_SECRET, "right")
            assert "secret-retired" in found.tried
            assert at.engine.diagnosing.kept(1, "fuse") == found
            (row,) = at.engine.archive.reader.diagnoses(1)
            assert "another key" not in json.dumps(row)

    play(scene)


def test_what_was_kept_is_stale_once_the_secrets_are_others(tmp_path: Path) -> None:
    """Then it is found out anew."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.set_secrets([WRONG])
            await at.send(OTHER)
            await at.heard.judged(1)
            found = await at.engine.diagnosing.diagnose(1, "fuse")
            assert isinstance(found, Diagnosis)
            assert found.causes == ()
            at.engine.changes.set_secrets([WRONG, RIGHT])
            assert at.engine.diagnosing.kept(1, "fuse") is None
            again = await at.engine.diagnosing.diagnose(1, "fuse")
            assert isinstance(again, Diagnosis)
            assert [cause.id for cause in again.causes] == ["secret-retired"]

    play(scene)


def test_who_cancels_is_told_at_once(tmp_path: Path) -> None:
    """However far the process is; a later question is answered."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.set_secrets([WRONG])
            await at.send(OTHER)
            await at.heard.judged(1)
            asked = asyncio.create_task(at.engine.diagnosing.diagnose(1, "fuse"))
            await asyncio.sleep(0)
            at.engine.diagnosing.cancel(1, "fuse")
            assert await asked == STOPPED
            assert isinstance(await at.engine.diagnosing.diagnose(1, "fuse"), Diagnosis)

    play(scene)


def test_what_cannot_be_diagnosed_is_a_problem(tmp_path: Path) -> None:
    """A scheme or a capture that is not there."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            for number, scheme, kind in ((7, "fuse", "no-capture"), (1, "morse", "no-scheme")):
                found = await at.engine.diagnosing.diagnose(number, scheme)
                assert isinstance(found, Problem)
                assert found.kind == kind

    play(scene)
