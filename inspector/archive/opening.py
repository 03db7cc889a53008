"""Opening the file: is it ours, is it of a version we know, may we write to it.

Nothing is written before all of that is known, so that a foreign file stays as it is.
"""

import os
import sqlite3
import struct
from pathlib import Path
from typing import NamedTuple

from inspector.archive import failures, schema
from inspector.core.problem import Problem

OLDEST_SQLITE = (3, 35, 0)  # RETURNING
WRITER_PATIENCE = 5.0  # seconds to wait for a lock: rather late than refused
READER_PATIENCE = 0.25  # locks that stop readers are short
WAL_LIMIT = 64 * 1024 * 1024  # bytes the write-ahead log may keep on disk once it starts anew


class Opened(NamedTuple):
    """A connection that may write, and whether the archive was made just now."""

    connection: sqlite3.Connection
    is_new: bool


def open_writer(path: Path) -> Opened | Problem:
    """Open or create the archive for writing.

    Problems: `not-an-archive`, `newer-version`, `read-only`, `in-use`, `cannot-open`.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = connect(path, "rw", WRITER_PATIENCE)
    except PermissionError:
        return failures.read_only(path)
    except OSError as error:
        return failures.cannot_open(path, error.strerror or str(error))
    except sqlite3.Error as error:
        return failures.of_sqlite(error, path)
    try:
        prepared = _prepare(connection, path)
    except sqlite3.Error as error:
        prepared = failures.of_sqlite(error, path)
    if isinstance(prepared, Problem):
        connection.close()
        return prepared
    return Opened(connection, prepared)


def connect(
    path: Path, mode: str, patience: float, *, of_one_thread: bool = True
) -> sqlite3.Connection:
    """Open a connection that leaves transactions to its user.

    Args:
        path: The file.
        mode: As in SQLite's URIs.
        patience: Seconds to wait for a lock that another connection holds.
        of_one_thread: Whether using it in another thread is a mistake.
    """
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=patience,
        check_same_thread=of_one_thread,
    )


def version_of(connection: sqlite3.Connection, path: Path) -> int | Problem:
    """The format version of an open file, 0 when it is empty, or why we cannot use it."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != schema.APPLICATION_ID:
        used = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        return failures.not_an_archive(path) if used or application or version else 0
    if version > schema.VERSION:
        return failures.newer_version(path, version, schema.VERSION)
    return version


def unusable(path: Path) -> Problem | None:
    """Why there can be no archive at `path`, as far as can be told without touching anything."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return failures.cannot_open(path, f"SQLite {sqlite3.sqlite_version} is too old")
    if not path.parent.is_dir():
        return Problem(
            f"The folder {path.parent} does not exist.",
            "Make it, or choose another place.",
            "cannot-open",
        )
    if path.is_dir():
        return failures.cannot_open(path, "it is a folder")
    if not path.exists() and _is_log_left(path):
        return _only_log(path)
    return failures.not_an_archive(path) if _is_foreign(path) else None


def _is_log_left(path: Path) -> bool:
    """Whether captures lie in the log of an archive that is not there: a new one would drop it."""
    try:
        return log_of(path).stat().st_size > 0
    except OSError:
        return False


def _only_log(path: Path) -> Problem:
    return Problem(
        f"{path} is gone, but {log_of(path).name} beside it still holds its newest captures.",
        "Put the archive back, or choose another place.",
        "moved",
    )


def _is_foreign(path: Path) -> bool:
    """Whether the file's first bytes show that it is something else.

    An archive whose log was not moved yet may have an empty header: then SQLite must tell.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    if not header:
        return False
    if not header.startswith(b"SQLite format 3\0"):
        return True
    pages, application = struct.unpack_from(">I", header, 28)[0], header[68:72]
    ours = application == schema.APPLICATION_ID.to_bytes(4, "big")
    unwritten = application == bytes(4) and (pages <= 1 or log_of(path).exists())
    return not ours and not unwritten


def log_of(path: Path) -> Path:
    """SQLite's write-ahead log of a file."""
    return path.with_name(path.name + "-wal")


def _prepare(connection: sqlite3.Connection, path: Path) -> bool | Problem:
    """Check, create or upgrade; whether it is new."""
    version = version_of(connection, path)
    if isinstance(version, Problem):
        return version
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_LIMIT}")
    connection.execute("PRAGMA secure_delete = OFF")  # emptying ends with VACUUM
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version == 0:
            schema.create(connection)
        else:
            schema.upgrade(connection, version)
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return version == 0


def open_reader(path: Path, *, older: bool = False) -> sqlite3.Connection | Problem:
    """Open an archive so that it cannot be written.

    With `older`, one of an older format is read as it stands: for whoever reads once and leaves,
    as an engine may bring it up to date meanwhile.

    Where not even the shared-memory file beside it can be made (a read-only share), the file is
    read as it stands, which holds everything once an engine has closed it.

    Problems: `missing`, `not-an-archive`, `newer-version`, `older-version`, `cannot-open`.
    """
    if not path.is_file():
        return Problem(f"There is no archive at {path}.", "Choose another file.", "missing")
    found = _open_checked(path, "ro", older=older)
    if isinstance(found, Problem) and found.kind in ("cannot-open", "read-only"):
        log = log_of(path)
        if log.is_file() and log.stat().st_size:
            return Problem(
                f"{path} has changes in {log.name} that cannot be read here.",
                "Copy both files to a folder you can write to, and open the copy.",
                "cannot-open",
            )
        return _open_checked(path, "ro&immutable=1", older=older)
    return found


def _open_checked(path: Path, mode: str, *, older: bool) -> sqlite3.Connection | Problem:
    try:
        connection = connect(path, mode, READER_PATIENCE)
    except sqlite3.Error as error:
        return failures.of_sqlite(error, path)
    try:
        version = version_of(connection, path)
        if older and isinstance(version, int) and 0 < version < schema.VERSION:
            connection.execute("PRAGMA temp_store = MEMORY")
            schema.stand_in(connection, version)
            return connection
    except sqlite3.Error as error:
        version = failures.of_sqlite(error, path)
    if version == schema.VERSION:
        return connection
    connection.close()
    if isinstance(version, Problem):
        return version
    return Problem(
        f"{path} has the older format {version}.",
        "Open it once where it can be written, in the window or by `listen`: that brings it up to date.",
        "older-version",
    )
