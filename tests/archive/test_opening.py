"""Whether a file is an archive we can use, told before anything is written."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from inspector.archive import opening, schema
from inspector.archive.archive import Archive
from inspector.archive.reading import Reader
from inspector.core.problem import Problem
from tests.archive.making import arrived, make, opened

NOBODY = 65534


def change(path: Path, *statements: str) -> None:
    """Change a closed file with SQLite."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def problem_of(found: Archive | Reader | Problem) -> Problem:
    """The problem that was expected."""
    if isinstance(found, Problem):
        return found
    found.close()
    pytest.fail("it opened")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user may read."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, which may write everything."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


posix = pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")


@posix
def test_a_new_archive_is_readable_by_its_user_only(path: Path) -> None:
    """Webhooks hold personal data: mode 0600, the log beside it too."""
    archive = opened(Archive.open(path))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob("arch*")}
    archive.close()

    assert archive.is_new
    assert modes[path.name] == modes[f"{path.name}-wal"] == 0o600


def test_an_existing_archive_is_not_new(path: Path) -> None:
    """Endpoints of the first start are not made again after the user deleted them."""
    make(path)
    archive = opened(Archive.open(path))
    archive.close()

    assert not archive.is_new


def test_an_empty_file_becomes_an_archive(path: Path) -> None:
    """A file made by `touch` holds nothing that could be lost."""
    path.touch()
    archive = opened(Archive.open(path))
    archive.close()

    assert archive.is_new


@pytest.mark.parametrize("content", [b"not a database", b"x" * 5000])
def test_another_kind_of_file_stays_as_it_is(path: Path, content: bytes) -> None:
    """Neither the file nor its folder is touched."""
    path.write_bytes(content)

    assert problem_of(Archive.open(path)).kind == "not-an-archive"
    assert problem_of(Reader.open(path)).kind == "not-an-archive"
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


@pytest.mark.parametrize("statement", ["CREATE TABLE t(x)", "PRAGMA application_id = 7"])
def test_somebody_elses_database_stays_as_it_is(path: Path, statement: str) -> None:
    """A SQLite file of another program is told from ours by its header."""
    change(path, statement)
    before = path.read_bytes()

    assert problem_of(Archive.open(path)).kind == "not-an-archive"
    assert problem_of(Reader.open(path)).kind == "not-an-archive"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


def test_a_newer_version_stays_as_it_is(path: Path) -> None:
    """The sentence names both formats; the lock is free again afterwards."""
    make(path, [arrived()])
    change(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()

    problem = problem_of(Archive.open(path))

    assert problem.kind == "newer-version"
    assert f"format {schema.VERSION + 1}" in problem.sentence
    assert problem_of(Reader.open(path)).kind == "newer-version"
    assert path.read_bytes() == before
    change(path, f"PRAGMA user_version = {schema.VERSION}")
    opened(Archive.open(path)).close()


def test_a_reader_leaves_an_older_version_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only an engine brings a file up to date."""
    make(path)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)

    assert problem_of(Reader.open(path)).kind == "older-version"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """It is not made: a mistyped path would else look like a lost archive."""
    problem = problem_of(Archive.open(tmp_path / "nowhere" / "archive.db"))

    assert problem.kind == "cannot-open"
    assert "nowhere" in problem.sentence
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    """Opening a folder is a problem in words."""
    assert problem_of(Archive.open(tmp_path)).kind == "cannot-open"
    assert problem_of(Reader.open(tmp_path)).kind == "missing"


def test_an_ancient_sqlite_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of a syntax error in the middle of capturing."""
    monkeypatch.setattr(opening, "OLDEST_SQLITE", (99, 0, 0))

    assert sqlite3.sqlite_version in problem_of(Archive.open(path)).sentence


def test_a_failed_upgrade_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The step and the version are one transaction."""
    make(path, [arrived()])

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE captures ADD COLUMN colour TEXT")
        connection.execute("SELECT * FROM nowhere")

    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "upgrade", lambda connection, _version: step(connection))
    assert "nowhere" in problem_of(Archive.open(path)).sentence
    monkeypatch.undo()

    archive = opened(Archive.open(path))
    rows = archive.reader.rows([1])
    archive.close()
    assert len(rows) == 1


@posix
def test_a_file_that_may_not_be_written_says_so(shared: Path) -> None:
    """Read-only file in a folder that may be written."""
    path = shared / "archive.db"
    make(path, [arrived()])
    path.chmod(0o444)
    shared.chmod(0o777)
    (shared / "archive.db.lock").unlink(missing_ok=True)

    with as_nobody():
        problem = problem_of(Archive.open(path))

    assert problem.kind == "read-only"


@posix
def test_a_folder_that_may_not_be_written_says_so_and_can_be_read(shared: Path) -> None:
    """A support engineer opens an archive on a read-only share: no engine, but every row."""
    path = shared / "archive.db"
    make(path, [arrived(1), arrived(2)])
    path.chmod(0o444)
    (shared / "archive.db.lock").unlink(missing_ok=True)

    with as_nobody():
        problem = problem_of(Archive.open(path))
        reader = opened(Reader.open(path))
        rows = reader.rows(range(1, 3))
        reader.close()

    assert problem.kind == "read-only"
    assert [row.id for row in rows] == [1, 2]


@posix
def test_changes_that_cannot_be_read_are_told(shared: Path) -> None:
    """A log left on a read-only share is not passed over in silence."""
    path = shared / "archive.db"
    make(path, [arrived()])
    path.chmod(0o444)
    (shared / "archive.db-wal").write_bytes(b"x" * 100)
    (shared / "archive.db-wal").chmod(0o444)

    with as_nobody():
        problem = problem_of(Reader.open(path))

    assert "archive.db-wal" in problem.sentence
    assert "Copy both" in problem.remedy


def test_a_missing_file_is_not_made_by_reading(path: Path) -> None:
    """Reading makes no files."""
    assert problem_of(Reader.open(path)).kind == "missing"
    assert not path.exists()


def test_a_log_whose_archive_is_gone_is_not_dropped(tmp_path: Path) -> None:
    """A new archive in its place would throw the captures in it away."""
    path = tmp_path / "captures.sqlite"
    opening.log_of(path).write_bytes(b"captures")

    assert problem_of(Archive.open(path)).kind == "moved"
    assert not path.exists()
    opening.log_of(path).write_bytes(b"")
    made = Archive.open(path)
    assert isinstance(made, Archive)
    made.close()
