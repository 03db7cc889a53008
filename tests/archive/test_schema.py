"""Versions of the file's format."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from inspector.archive import schema
from inspector.archive.archive import Archive
from inspector.archive.values import Note
from inspector.core.capture import Kind
from inspector.core.verdict import Outcome
from tests.archive.making import opened

VERSION_1 = Path(__file__).parent.parent / "data" / "archive-v1.db"


def test_version_1_still_opens(tmp_path: Path) -> None:
    """A file written by the first release shows everything it holds."""
    path = tmp_path / "old.db"
    shutil.copy(VERSION_1, path)

    archive = opened(Archive.open(path))
    rows = archive.reader.rows(range(1, 5))
    capture = archive.reader.capture(1)
    judged = archive.reader.judgements([1])
    counts = archive.counts()
    endpoints = archive.endpoints()
    assert archive.save_note(1, Note("seen", "red")) is None
    archive.close()

    assert [row.kind for row in rows] == [Kind.COMPLETE, Kind.COMPLETE, Kind.MALFORMED, Kind.GAP]
    assert capture is not None
    assert capture.request.header("X-Signature") == "abc"
    assert capture.request.body == b'{"type":"sync"}'
    assert judged[0].verdicts[0].outcome is Outcome.FAILED
    assert (counts.all, counts.failing, counts.starred, counts.refused) == (3, 1, 1, 1)
    assert [(endpoint.path, endpoint.auto_sync) for endpoint in endpoints] == [("/fuse", False)]


def test_a_new_file_carries_our_mark_and_the_newest_version() -> None:
    """Application id and version are in the file's header."""
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.create(connection)

        assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_an_old_file_comes_to_have_the_tables_of_a_new_one(tmp_path: Path) -> None:
    """The same columns of the same types, whatever version it began with."""
    path = tmp_path / "old.db"
    shutil.copy(VERSION_1, path)
    assert opened(Archive.open(path)).close() is None

    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(":memory:")) as new:
        schema.create(new)
        assert columns(old) == columns(new)


def columns(connection: sqlite3.Connection) -> set[tuple[str | int, ...]]:
    """Table, place, name and type of every column."""
    statement = """SELECT t.name, c.cid, c.name, c.type FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table'"""
    return set(connection.execute(statement))


def test_an_old_file_comes_to_have_the_indexes_of_a_new_one(tmp_path: Path) -> None:
    """What is looked up by capture stays quick in it."""
    path = tmp_path / "old.db"
    shutil.copy(VERSION_1, path)
    assert opened(Archive.open(path)).close() is None

    statement = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(":memory:")) as new:
        schema.create(new)
        assert set(old.execute(statement)) == set(new.execute(statement)) != set()


def test_upgrades_run_in_order_from_the_files_version() -> None:
    """A file of version 2 takes the steps to 3 and 4, not the one to 2, and ends at 4."""
    steps: list[int] = []
    upgrades = tuple(lambda _connection, n=n: steps.append(n) for n in (2, 3, 4))
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.upgrade(connection, 2, upgrades)

        assert steps == [3, 4]
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
