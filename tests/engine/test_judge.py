"""Facts about judging by the rules of now."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inspector.archive.values import Judgement
from inspector.core.capture import Endpoint, Request
from inspector.core.problem import Problem
from inspector.core.verdict import Outcome
from inspector.engine.endpoints import EndpointTable
from inspector.engine.judge import Judge, judge_there, read_capture
from inspector.engine.rules import Rules
from inspector.engine.worker import Worker
from tests.engine.house import FUSE, archive_of, arrival, play, secret

ENDPOINTS = EndpointTable([Endpoint("/fuse", "fuse")])
RULES = Rules((secret("fuse"),))


class Here(Worker):
    """Runs at once, in this process; calls `before` first."""

    def __init__(self, before: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.before = before
        self.calls = 0

    async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run the function."""
        self.calls += 1
        result = function(*args, **kwargs)
        self.before()
        await asyncio.sleep(0)
        return result


def outcomes(judgement: Judgement | Problem | None) -> list[Outcome]:
    """What the schemes said."""
    assert isinstance(judgement, Judgement)
    return [verdict.outcome for verdict in judgement.verdicts]


def test_memory_archive_and_worker_judge_alike(tmp_path: Path) -> None:
    """Wherever the bytes come from."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE) as archive:
            judge = Judge(archive.path, ENDPOINTS, RULES, Here())
            capture = archive.reader.capture(1)
            assert capture is not None
            there = await judge.large(1)
            assert judge.arrival(1, arrival(FUSE)) == judge.capture(capture) == there
            assert outcomes(there) == [Outcome.VERIFIED]

    play(scene)


def test_the_endpoint_of_now_decides(tmp_path: Path) -> None:
    """Not the one that took the request when it came."""

    async def scene() -> None:
        table = EndpointTable([])
        elsewhere = Request(b"", b"{}", "POST", "/x", "1.1", ())
        with archive_of(tmp_path, elsewhere) as archive:
            judge = Judge(archive.path, table, RULES, Here())
            capture = archive.reader.capture(1)
            assert capture is not None
            before = judge.capture(capture).event.provider
            table.replace([Endpoint("/x", "fuse")])
            assert (before, judge.capture(capture).event.provider) == ("", "fuse")

    play(scene)


def test_rules_that_change_meanwhile_are_obeyed(tmp_path: Path) -> None:
    """What the worker judged by older rules is judged once more."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE) as archive:
            worker = Here()
            judge = Judge(archive.path, ENDPOINTS, Rules((secret("fuse", "wrong"),)), worker)

            def change() -> None:
                judge.rules = RULES

            worker.before = change
            assert outcomes(await judge.large(1)) == [Outcome.VERIFIED]
            assert worker.calls == 2

    play(scene)


def test_many_are_judged_by_the_rules_of_now(tmp_path: Path) -> None:
    """Also when these change while the worker is at it."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE, FUSE) as archive:
            worker = Here()
            judge = Judge(archive.path, ENDPOINTS, Rules(), worker)

            def change() -> None:
                judge.rules = RULES

            worker.before = change
            answer = await judge.many([1, 2])
            assert not isinstance(answer, Problem)
            verdicts = [each[2] for each in answer[0]]
            assert [text.count('"verified"') for text in verdicts] == [1, 1]
            assert worker.calls == 2

    play(scene)


def test_what_is_gone_is_none(tmp_path: Path) -> None:
    """A capture that was deleted, an archive that is not there."""
    with archive_of(tmp_path) as archive:
        assert judge_there(archive.path, 5, (), RULES) is None
    assert read_capture(tmp_path / "nothing.sqlite", 1) is None
