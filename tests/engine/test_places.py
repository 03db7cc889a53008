"""Facts about folders that only this user may enter."""

import os
import sys
from pathlib import Path

import pytest

from inspector.core.problem import Problem
from inspector.engine.places import archive_key, private_folder, scratch_parent

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")


def test_an_archive_has_one_key_however_it_is_written(tmp_path: Path) -> None:
    """Another way to write the same path gives the same key, another archive another."""
    archive = tmp_path / "a.sqlite"

    assert archive_key(tmp_path / "x" / ".." / "a.sqlite") == archive_key(archive)
    assert archive_key(tmp_path / "b.sqlite") != archive_key(archive)


@POSIX
def test_a_folder_is_made_for_this_user_only(tmp_path: Path) -> None:
    """Whatever the umask."""
    folder = tmp_path / "deep" / "door"

    assert private_folder(folder) is None
    assert folder.stat().st_mode & 0o777 == 0o700


@POSIX
def test_a_folder_that_is_too_open_is_closed(tmp_path: Path) -> None:
    """It is ours, so it may be made private."""
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o755)

    assert private_folder(folder) is None
    assert folder.stat().st_mode & 0o777 == 0o700


@POSIX
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """In a shared folder somebody else may have put it there."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")

    assert isinstance(private_folder(tmp_path / "link"), Problem)


@POSIX
def test_a_folder_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when we could enter it."""
    monkeypatch.setattr(os, "getuid", lambda: 12345)

    problem = private_folder(tmp_path)

    assert isinstance(problem, Problem)
    assert "somebody else" in problem.sentence


def test_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    """Nothing raises."""
    (tmp_path / "file").touch()

    assert isinstance(private_folder(tmp_path / "file" / "door"), Problem)


@POSIX
def test_users_do_not_share_the_place_for_files() -> None:
    """Each has a folder of its own in the temporary folder."""
    assert scratch_parent().name.endswith(str(os.getuid()))
