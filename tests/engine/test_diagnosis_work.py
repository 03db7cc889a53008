"""Facts about diagnosing in a process of its own, called here in this one."""

from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from inspector.core.capture import Endpoint, Request
from inspector.core.diagnosis import Diagnosis
from inspector.core.problem import Problem
from inspector.doctor.comparing import Compared
from inspector.engine import diagnosis_work
from inspector.engine.diagnosing import STOPPED
from inspector.engine.diagnosis_work import (
    Progress,
    Work,
    case_there,
    compare_there,
    diagnose_failing_there,
    diagnose_there,
    how_far,
    next_there,
)
from inspector.engine.endpoints import FIRST_ENDPOINTS
from inspector.engine.rules import Rules, providers_of
from tests.engine.house import FUSE, FUSE_BODY, archive_of, secret, signed

OTHER_BODY = FUSE_BODY.replace(b"mx", b"plaid")
SWAPPED = Request(b"", OTHER_BODY, "POST", "/fuse", "1.1", FUSE.headers)
ENDPOINTS: tuple[Endpoint, ...] = tuple(FIRST_ENDPOINTS)


def work_of(archive: Archive) -> Work:
    """Work with the sample secret."""
    return Work(archive.path, ENDPOINTS, Rules((secret("fuse"),), {}, providers_of(ENDPOINTS)))


def files(folder: Path) -> Progress:
    """Files to follow it by."""
    told = folder / "x.told"
    told.touch()
    return Progress(told, folder / "x.stop")


def test_the_body_of_another_capture_is_found(tmp_path: Path) -> None:
    """The nearest captures at the endpoint are tried, and the one named."""
    with archive_of(tmp_path, FUSE, SWAPPED) as archive:
        found = diagnose_there(work_of(archive), 2, "fuse", files(tmp_path))
        assert isinstance(found, Diagnosis)
        assert [cause.id for cause in found.causes] == ["mixup-other-capture"]
        assert "capture 1" in found.causes[0].explanation


def test_only_what_fails_is_diagnosed_unasked(tmp_path: Path) -> None:
    """A capture that passes gives nothing."""
    with archive_of(tmp_path, FUSE, SWAPPED) as archive:
        work = work_of(archive)
        assert diagnose_failing_there(work, 1) == []
        found = diagnose_failing_there(work, 2)
        assert not isinstance(found, Problem)
        assert [one.scheme for one in found] == ["fuse"]


def test_what_takes_long_is_left_until_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large body must not keep the machine busy by itself."""
    monkeypatch.setattr(diagnosis_work, "LONGEST_UNASKED", -1.0)
    with archive_of(tmp_path, signed("fuse", "/fuse", FUSE_BODY, "another key")) as archive:
        found = diagnose_failing_there(work_of(archive), 1)
        assert isinstance(found, Problem)
        assert found.kind == "too-long"


def test_an_examination_ends_when_nobody_wants_it(tmp_path: Path) -> None:
    """Once the file is there, at the next hypothesis."""
    progress = files(tmp_path)
    progress.stop.touch()
    with archive_of(tmp_path, SWAPPED) as archive:
        assert diagnose_there(work_of(archive), 1, "fuse", progress) == STOPPED
        assert compare_there(work_of(archive), 1, "fuse", progress, b"{}") == STOPPED


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    """In a file that who waits can read at any time."""
    progress = files(tmp_path)
    assert how_far(progress.told) == (0, 0, "")
    with archive_of(tmp_path, SWAPPED) as archive:
        diagnose_there(work_of(archive), 1, "fuse", progress)
    done, total, trying = how_far(progress.told)
    assert 0 < done <= total
    assert not trying or "-" in trying


def test_offsets_come_from_captures_that_match(tmp_path: Path) -> None:
    """Reception minus the signed time, of this scheme only."""
    good = signed("fynapse", "/fynapse", b"{}")
    with archive_of(tmp_path, good, good, FUSE) as archive:
        rules = Rules((secret("fynapse"),), {}, providers_of(ENDPOINTS))
        case = case_there(Work(archive.path, ENDPOINTS, rules), 2, "fynapse")
        assert not isinstance(case, Problem)
        assert len(case.offsets) == 1
        assert abs(case.offsets[0]) < 1
        assert [one.name for one in case.neighbours] == ["capture 1"]


def test_a_paste_is_compared(tmp_path: Path) -> None:
    """With what the scheme signs of this capture."""
    good = signed("fiskil", "/fiskil", b'{"a": 1}')
    with archive_of(tmp_path, good) as archive:
        found = compare_there(work_of(archive), 1, "fiskil", files(tmp_path), b'{"a":1}')
        assert isinstance(found, Compared)
        assert found.place is not None
        assert found.place.offset == 5


def test_an_archive_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    """Nothing is raised."""
    work = Work(tmp_path / "none.sqlite", (), Rules())
    assert isinstance(diagnose_failing_there(work, 1), Problem)
    assert isinstance(next_there(work.archive, "", 5, 5, ()), Problem)
