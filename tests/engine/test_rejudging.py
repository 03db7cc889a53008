"""Facts about history judged anew."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from inspector.archive.values import Judgement
from inspector.core.capture import Endpoint, Request
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Finding
from inspector.engine import rejudging as module
from inspector.engine.endpoints import EndpointTable
from inspector.engine.history import History, JudgedPiece
from inspector.engine.judge import Judge
from inspector.engine.judging import LARGE_BODY
from inspector.engine.rejudging import Rejudging, differs
from inspector.engine.rules import Rules
from inspector.engine.slices import Slices
from tests.engine.house import FUSE, archive_of, play, secret
from tests.engine.test_judge import Here

RIGHT = Rules((secret("fuse"),))
WRONG = Rules((secret("fuse", "wrong"),))
LARGE = replace(FUSE, body=b" " * LARGE_BODY + FUSE.body)


@dataclass
class Desk:
    """An archive whose history is judged anew, and what was told about it."""

    archive: Archive
    judge: Judge = field(init=False)
    rejudging: Rejudging = field(init=False)
    slices: Slices = field(init=False)
    changed: list[int] = field(default_factory=list)
    progress: list[tuple[int, int]] = field(default_factory=list)
    troubles: list[Problem] = field(default_factory=list)
    stopped: bool = False
    _new: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Put it together."""
        self.slices = Slices(asyncio.get_running_loop())
        table = EndpointTable([Endpoint("/fuse", "fuse")])
        self.judge = Judge(self.archive.path, table, Rules(), Here())
        self.rejudging = Rejudging(
            self.archive, History(self.archive.reader), self.judge, self.slices,
            self._judged, self._progressed, self._trouble,
        )  # fmt: skip

    def _judged(self, captures: Sequence[int]) -> None:
        self.changed += captures

    def _progressed(self, done: int, total: int, stopped: bool) -> None:  # noqa: FBT001 - as called
        self.stopped = stopped
        self.progress.append((done, total))
        self._new.set()

    def _trouble(self, problem: Problem) -> None:
        self.troubles.append(problem)
        self._new.set()

    async def finished(self) -> None:
        """Wait until nothing is stale."""
        while self.rejudging.progress is not None:
            self._new.clear()
            await self._new.wait()

    async def apply(self, rules: Rules) -> None:
        """Change the rules and wait."""
        self.rejudging.apply(rules)
        await self.finished()

    def outcomes(self) -> list[str]:
        """The outcome of every capture, oldest first; `-` without a verdict."""
        rows = self.archive.reader.rows(range(1, self.archive.last_id + 1))
        return [row.verdicts[0].outcome.value if row.verdicts else "-" for row in rows]


def test_verdicts_follow_the_secret(tmp_path: Path) -> None:
    """Newest first, and the last report says that all is done."""

    async def scene() -> None:
        with archive_of(tmp_path, *[FUSE] * 5) as archive:
            desk = Desk(archive)
            await desk.apply(WRONG)
            assert desk.outcomes() == ["failed"] * 5
            desk.changed.clear()
            await desk.apply(RIGHT)
            assert desk.outcomes() == ["verified"] * 5
            assert desk.changed == [5, 4, 3, 2, 1]
            assert desk.progress[-1] == (5, 5)

    play(scene)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """Requests of other providers keep what was concluded about them."""
    other = Request(b"", b"{}", "POST", "/other", "1.1", ())

    async def scene() -> None:
        with archive_of(tmp_path, FUSE, other, FUSE) as archive:
            desk = Desk(archive)
            await desk.apply(WRONG)
            desk.changed.clear()
            await desk.apply(RIGHT)
            assert desk.changed == [3, 1]

    play(scene)


def test_rules_told_again_change_nothing(tmp_path: Path) -> None:
    """Neither in the same run nor in the next."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE) as archive:
            desk = Desk(archive)
            await desk.apply(RIGHT)
            reports = len(desk.progress)
            await desk.apply(RIGHT)
            assert len(desk.progress) == reports
            again = Desk(archive)
            await again.apply(RIGHT)
            assert (again.progress, again.changed) == ([], [])

    play(scene)


def test_a_newer_change_takes_over_in_the_middle(tmp_path: Path) -> None:
    """What was judged by the older rules is judged once more."""

    async def scene() -> None:
        with archive_of(tmp_path, *[FUSE] * 200) as archive:
            desk = Desk(archive)
            desk.rejudging.apply(WRONG)
            desk.rejudging.step(0.0)
            assert desk.changed == [200]
            await desk.apply(RIGHT)
            assert desk.outcomes() == ["verified"] * 200

    play(scene)


def test_it_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    """At the next start, as soon as the same rules are told."""

    async def scene() -> None:
        with archive_of(tmp_path, *[FUSE] * 100) as archive:
            desk = Desk(archive)
            desk.rejudging.apply(RIGHT)
            for _ in range(50):
                desk.rejudging.step(0.0)
            desk.slices.stop()
            desk.rejudging.stop()
            again = Desk(archive)
            await again.apply(RIGHT)
            assert again.changed == list(range(50, 0, -1))
            assert again.outcomes() == ["verified"] * 100

    play(scene)


def test_what_came_before_the_rules_were_told_is_judged_anew(tmp_path: Path) -> None:
    """And only that, when the rules are those of last time."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE, FUSE) as archive:
            await Desk(archive).apply(RIGHT)
            again = Desk(archive)
            again.rejudging.will_judge(2)
            again.archive.store_judgements([Judgement(2, Event())])
            await again.apply(RIGHT)
            assert again.changed == [2]
            assert again.outcomes() == ["verified"] * 2

    play(scene)


def test_what_is_on_screen_comes_first(tmp_path: Path) -> None:
    """Ids that somebody looks at, in the order they were named."""

    async def scene() -> None:
        with archive_of(tmp_path, *[FUSE] * 100) as archive:
            desk = Desk(archive)
            desk.rejudging.apply(RIGHT)
            desk.rejudging.first([7, 3])
            await desk.finished()
            assert desk.changed[:2] == [7, 3]
            assert desk.outcomes() == ["verified"] * 100

    play(scene)


def test_large_bodies_are_judged_by_the_worker(tmp_path: Path) -> None:
    """The job is done when they are, too."""

    async def scene() -> None:
        with archive_of(tmp_path, LARGE, FUSE, LARGE) as archive:
            desk = Desk(archive)
            await desk.apply(RIGHT)
            assert desk.outcomes() == ["verified"] * 3
            assert desk.progress[-1] == (3, 3)

    play(scene)


def test_what_cannot_be_written_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told, and once there is room history follows."""
    full = Problem("The disk is full.", kind="disk-full")

    async def scene() -> None:
        with archive_of(tmp_path, FUSE) as archive:
            desk = Desk(archive)
            desk.rejudging.apply(RIGHT)
            monkeypatch.setattr(archive, "store_prepared", lambda _judgements: full)
            while not desk.troubles:
                desk._new.clear()
                await desk._new.wait()
            monkeypatch.undo()
            await desk.finished()
            assert desk.outcomes() == ["verified"]

    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    play(scene)


def test_a_change_passes_over_what_it_cannot_touch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their bodies are not even read."""
    read: list[int] = []
    judged = History.judged

    def noting(history: History, ids: Sequence[int]) -> JudgedPiece:
        read.extend(ids)
        return judged(history, ids)

    async def scene() -> None:
        with archive_of(tmp_path, FUSE, FUSE) as archive:
            desk = Desk(archive)
            await desk.apply(RIGHT)
            read.clear()
            await desk.apply(Rules((*RIGHT.secrets, secret("fiskil"))))
            assert (read, desk.progress[-1]) == ([], (2, 2))
            await desk.apply(Rules((*WRONG.secrets, secret("fiskil"))))
            assert read == [2, 1]

    monkeypatch.setattr(History, "judged", noting)
    play(scene)


def test_the_worker_helps_with_a_long_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All follows, and a change in between takes over."""

    async def scene() -> None:
        with archive_of(tmp_path, *[FUSE] * 60) as archive:
            desk = Desk(archive)
            await desk.apply(WRONG)
            assert desk.outcomes() == ["failed"] * 60
            desk.rejudging.apply(Rules())
            desk.rejudging.step(0.0)
            await desk.apply(RIGHT)
            assert desk.outcomes() == ["verified"] * 60
            assert desk.progress[-1] == (60, 60)

    monkeypatch.setattr(module, "LENT", 8)
    monkeypatch.setattr(module, "HELP_FROM", 16)
    monkeypatch.setattr(module, "SPARE_CORES", True)
    play(scene)


def test_the_user_stops_it_and_goes_on(tmp_path: Path) -> None:
    """What is done stays; the rest is told, and taken up when the user wants it."""

    async def scene() -> None:
        with archive_of(tmp_path, *[FUSE] * 50) as archive:
            desk = Desk(archive)
            desk.rejudging.apply(RIGHT)
            desk.rejudging.step(0.0)
            desk.rejudging.cancel()
            assert not desk.rejudging.step(1.0)
            desk.rejudging.first([1])
            assert (desk.stopped, desk.progress[-1]) == (True, (1, 50))
            assert desk.outcomes() == ["-"] * 49 + ["verified"]
            desk.rejudging.go_on()
            await desk.finished()
            assert not desk.stopped
            assert desk.outcomes() == ["verified"] * 50

    play(scene)


def test_an_emptied_archive_is_not_stale(tmp_path: Path) -> None:
    """The rules are those of everything in it."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE, FUSE) as archive:
            desk = Desk(archive)
            desk.rejudging.apply(RIGHT)
            archive.empty()
            desk.rejudging.clear()
            desk.slices.stop()
            desk.rejudging.step(0.1)
            assert desk.rejudging.progress is None
            assert (desk.changed, desk.progress[-1]) == ([], (0, 0))

    play(scene)


def test_a_judgement_differs_by_what_the_archive_keeps() -> None:
    """An event's own findings are kept only as part of the judgement's."""
    kept = Judgement(1, Event("fuse"), (), (Finding("a", "b"),))
    made = kept._replace(event=Event("fuse", findings=(Finding("a", "b"),)))

    assert not differs(made, kept)
    assert differs(made, None)
    assert differs(made, kept._replace(findings=()))
