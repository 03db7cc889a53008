"""Moves what was committed from the write-ahead log into the file, in a thread of its own.

A checkpoint inside the writer's commits costs a fifth of its rate; in a thread with its own
connection next to nothing. The first commit into an emptied log waits for the disk, so the thread
makes that one, too, with a mark of no other meaning. It sleeps while nothing is written.
"""

import sqlite3
import threading
from pathlib import Path
from typing import NamedTuple

from inspector.archive import opening
from inspector.archive.marks import write_mark

INTERVAL = 0.1  # seconds between two passes while captures come in
IDLE = 2.0  # seconds without a write before the log is emptied
ENOUGH = 4 * 1024 * 1024  # bytes written before a pass is worth its waits for the disk
LIMIT = 64 * 1024 * 1024 // 4096  # pages of log after which the writer waits until it is empty
PATIENCE = 0.05  # seconds to wait for readers and the writer
LOG_BEGUN = "log-begun"  # the mark


class Checkpoints:
    """The checkpoint thread of one archive."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = threading.Event()
        self._stop = threading.Event()
        self._size = 0
        self._logs = 0
        self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
        self._thread.start()

    def written(self, size: int) -> None:
        """Say that about `size` bytes were committed; cheap enough for every batch."""
        self._size += size  # a lost update only postpones a pass
        if not self._written.is_set():
            self._written.set()

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stop.set()
        self._written.set()
        self._thread.join()

    def _run(self) -> None:
        connection = opening.connect(self._path, "rw", PATIENCE)
        try:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("PRAGMA synchronous = NORMAL")
            dirty = False
            while not self._stop.is_set():
                if self._written.wait(IDLE if dirty else None):
                    dirty = True
                    self._stop.wait(INTERVAL)
                    self._written.clear()
                    self._move(connection)
                else:
                    dirty = not checkpoint(connection, "TRUNCATE").empty
                    self._begin_log(connection)
        finally:
            connection.close()

    def _move(self, connection: sqlite3.Connection) -> None:
        """Move what was written, if that is enough."""
        if self._size < ENOUGH or self._stop.is_set():
            return
        self._size = 0
        log = checkpoint(connection, "PASSIVE")
        if log.pages > LIMIT:
            checkpoint(connection, "PASSIVE")  # so that little is left while the writer waits
            log = checkpoint(connection, "RESTART")
        if log.empty:
            self._begin_log(connection)

    def _begin_log(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("BEGIN IMMEDIATE")
            self._logs += 1
            write_mark(connection, LOG_BEGUN, self._logs)
            connection.execute("COMMIT")
        except sqlite3.Error:  # the writer will meet the same failure and tell it
            if connection.in_transaction:
                connection.execute("ROLLBACK")


class Log(NamedTuple):
    """The write-ahead log after a checkpoint.

    Attributes:
        pages: Its length.
        empty: Whether all of it was moved, so that the next write starts it anew.
    """

    pages: int
    empty: bool


def checkpoint(connection: sqlite3.Connection, mode: str) -> Log:
    """Run one checkpoint; failing only postpones it."""
    try:
        busy, pages, moved = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    except sqlite3.Error:
        return Log(0, empty=False)
    return Log(max(0, pages), empty=not busy and pages == moved)
