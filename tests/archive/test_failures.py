"""What SQLite refuses, in words."""

import sqlite3
from pathlib import Path

import pytest

from inspector.archive import failures

PATH = Path("folder") / "archive.db"


def error_of(code: int) -> sqlite3.Error:
    """An error as SQLite gives it, with its extended code."""
    error = sqlite3.OperationalError("it went wrong")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, "disk-full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "read-only"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in-use"),
        (sqlite3.SQLITE_NOTADB, "not-an-archive"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "cannot-open"),
        (sqlite3.SQLITE_IOERR_WRITE, "cannot-write"),
    ],
)
def test_each_failure_has_a_sentence_and_a_remedy(code: int, kind: str) -> None:
    """Extended codes count as their family; the file is named and there is something to do."""
    problem = failures.of_sqlite(error_of(code), PATH)

    assert problem.kind == kind
    assert str(PATH) in problem.sentence
    assert problem.sentence.endswith(".")
    assert problem.remedy.endswith(".")


def test_an_error_without_a_code_is_told_in_sqlites_words() -> None:
    """Nothing is hidden when we know no better words."""
    problem = failures.of_sqlite(sqlite3.OperationalError("no such table: x"), PATH)

    assert "no such table: x" in problem.sentence


def test_a_newer_version_is_named_with_ours() -> None:
    """The sentence says both formats."""
    assert "format 9, this one reads 1" in failures.newer_version(PATH, 9, 1).sentence
