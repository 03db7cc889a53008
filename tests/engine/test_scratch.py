"""Facts about the files an engine makes for its windows."""

import sys
from pathlib import Path

import pytest

from inspector.core.problem import Problem
from inspector.engine import places
from inspector.engine.scratch import Scratch


def opened(archive: Path) -> Scratch:
    """The scratch folder of an archive."""
    scratch = Scratch.open(archive)
    assert isinstance(scratch, Scratch)
    return scratch


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_only_this_user_can_read_the_files(tmp_path: Path) -> None:
    """They hold bodies of captures."""
    scratch = opened(tmp_path / "a.sqlite")
    path = scratch.new(".text")

    assert scratch.folder.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == b""


def test_names_are_never_used_twice(tmp_path: Path) -> None:
    """And say what is inside."""
    scratch = opened(tmp_path / "a.sqlite")

    names = {scratch.new(".ids").name for _ in range(20)}

    assert len(names) == 20
    assert all(name.endswith(".ids") for name in names)


def test_files_go_when_they_are_dropped_and_the_folder_at_the_end(tmp_path: Path) -> None:
    """Dropping one that is gone does no harm."""
    scratch = opened(tmp_path / "a.sqlite")
    first, second = scratch.new(".text"), scratch.new(".lines")

    scratch.drop(first, first)
    assert not first.exists()
    assert second.exists()

    scratch.close()
    assert not scratch.folder.exists()


def test_what_a_killed_engine_left_is_deleted(tmp_path: Path) -> None:
    """By the next engine of the same archive; that of another archive is left alone."""
    left, other = opened(tmp_path / "a.sqlite"), opened(tmp_path / "b.sqlite")
    left.new(".text").write_text("somebody's account")

    opened(tmp_path / "a.sqlite")

    assert not left.folder.exists()
    assert other.folder.exists()


def test_without_a_place_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing raises."""
    (tmp_path / "file").touch()
    monkeypatch.setattr(places, "scratch_parent", lambda: tmp_path / "file" / "x")

    assert isinstance(Scratch.open(tmp_path / "a.sqlite"), Problem)
