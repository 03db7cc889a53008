"""Saving an archive under another name while it is open, even when its own file is gone."""

import os
import sqlite3
from pathlib import Path

from inspector.archive import failures
from inspector.core.problem import Problem

MOST_NAMES = 1000
PATIENCE_MS = 5_000
"""How long to wait for a lock: a person pressed a button for this."""


def free_name(path: Path) -> Path:
    """A name for a copy of `path` that nothing has yet: `captures-saved.sqlite`, `…-saved-2…`."""
    for number in range(1, MOST_NAMES):
        ending = "" if number == 1 else f"-{number}"
        name = path.with_name(f"{path.stem}-saved{ending}{path.suffix}")
        if not name.exists():
            return name
    return path.with_name(f"{path.stem}-saved-{os.getpid()}{path.suffix}")


def write_copy(connection: sqlite3.Connection, path: Path) -> Problem | None:
    """Write all that is committed into a new file that only this user may read.

    Args:
        connection: Open on the archive, outside a transaction.
        path: The new file. A file that is there is left alone.

    Problems: `exists`, `disk-full`, `read-only`, `cannot-open`, `cannot-write`.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return Problem(f"There is a file at {path} already.", "Choose another name.", "exists")
    except PermissionError:
        return failures.read_only(path)
    except OSError as error:
        return failures.cannot_open(path, error.strerror or str(error))
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    try:
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        connection.execute("VACUUM INTO ?", (str(path),))
    except sqlite3.Error as error:
        path.unlink(missing_ok=True)
        return failures.of_sqlite(error, path)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
    return None
