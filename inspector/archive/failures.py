"""What SQLite and the file system refuse, as sentences."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from inspector.core.problem import Problem

MISUSE = (sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""Our own mistakes, such as a closed connection: never told to the user as a problem."""


def of_sqlite(error: sqlite3.Error, path: Path) -> Problem:
    """Turn an error of SQLite into a problem.

    Kinds: `disk-full`, `read-only`, `in-use`, `not-an-archive`, `damaged`, `cannot-open`,
    `cannot-write`.
    """
    say = _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, cannot_write)
    return say(path, str(error))


def read_only(path: Path, _why: str = "") -> Problem:
    """Say that nothing can be written to the file or beside it."""
    return Problem(
        f"{path} may be read but not written.",
        "Copy it to a folder you can write to, or allow writing to the file and its folder.",
        "read-only",
    )


def not_an_archive(path: Path, _why: str = "") -> Problem:
    """Say that the file is something else; it was not touched."""
    return Problem(
        f"{path} is not an archive of Webhook Inspector; nothing in it was changed.",
        "Choose another file.",
        "not-an-archive",
    )


def newer_version(path: Path, version: int, known: int) -> Problem:
    """Say that a newer program wrote the file."""
    return Problem(
        f"{path} was written by a newer Webhook Inspector (format {version}, this one reads "
        f"{known}); nothing in it was changed.",
        "Update Webhook Inspector, or choose another file.",
        "newer-version",
    )


def cannot_open(path: Path, why: str) -> Problem:
    """Say that the file cannot be opened, and why."""
    return Problem(
        f"{path} cannot be opened: {why.rstrip('.')}.", "Choose another place.", "cannot-open"
    )


def cannot_write(path: Path, why: str) -> Problem:
    """Say what SQLite says when it is nothing we know better words for."""
    return Problem(
        f"{path} cannot be written or read: {why.rstrip('.')}.",
        "Look at the disk it is on.",
        "cannot-write",
    )


def in_use(path: Path, _why: str = "") -> Problem:
    """Say that a program other than an engine holds the file."""
    return Problem(f"Another program is writing to {path}.", "Close it, then try again.", "in-use")


def _disk_full(path: Path, _why: str) -> Problem:
    return Problem(
        f"The disk that holds {path} is full.",
        "Make room: what was archived before is still there.",
        "disk-full",
    )


def _damaged(path: Path, why: str) -> Problem:
    return Problem(
        f"{path} is damaged: {why.rstrip('.')}.",
        "Keep a copy of it and of the files beside it, and start a new archive.",
        "damaged",
    )


_SENTENCES: dict[int, Callable[[Path, str], Problem]] = {
    sqlite3.SQLITE_FULL: _disk_full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_BUSY: in_use,
    sqlite3.SQLITE_LOCKED: in_use,
    sqlite3.SQLITE_NOTADB: not_an_archive,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_CANTOPEN: cannot_open,
}
