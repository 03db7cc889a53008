"""Facts about saving an archive under another name."""

import stat
import sys
from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from inspector.archive.rescue import free_name
from tests.archive.making import arrived


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive.open(tmp_path / "captures.sqlite")
    assert isinstance(made, Archive)
    for _ in range(3):
        made.add(arrived())
    assert made.commit() is None
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_deleted_archive_is_saved_whole(archive: Archive) -> None:
    """Under a free name, readable by its user only, and it opens as the archive it was."""
    archive.path.unlink()
    archive.add(arrived())
    problem = archive.commit()
    assert problem is not None
    assert problem.kind == "moved"
    name = free_name(archive.path)

    assert archive.copy_to(name).result(10) is None

    assert name.name == "captures-saved.sqlite"
    assert stat.S_IMODE(name.stat().st_mode) == 0o600
    saved = Archive.open(name)
    assert isinstance(saved, Archive)
    assert (saved.counts().all, saved.is_new) == (3, False)
    saved.close()
    archive.close()


def test_nothing_is_overwritten(archive: Archive) -> None:
    """A name that is taken is a problem, and the next one is proposed."""
    taken = free_name(archive.path)
    taken.write_bytes(b"mine")

    problem = archive.copy_to(taken).result(10)

    assert problem is not None
    assert problem.kind == "exists"
    assert taken.read_bytes() == b"mine"
    assert free_name(archive.path).name == "captures-saved-2.sqlite"
    archive.close()


def test_a_copy_that_cannot_be_written_leaves_nothing(archive: Archive, tmp_path: Path) -> None:
    """A folder that is not there is said."""
    problem = archive.copy_to(tmp_path / "nowhere" / "a.sqlite").result(10)

    assert problem is not None
    assert problem.kind == "cannot-open"
    archive.close()
