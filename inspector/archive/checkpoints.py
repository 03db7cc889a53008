"""Moves what was committed from the write-ahead log into the file, in a thread of its own.

A checkpoint inside the writer's commits costs a fifth of its rate; in a thread with its own
connection next to nothing. The first commit into an emptied log waits for the disk, so the thread
makes that one, too, with a mark of no other meaning. It sleeps while nothing is written.
"""

import sqlite3
import threading
from concurrent.futures import Future
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from inspector.archive import opening, rescue
from inspector.archive.marks import write_mark
from inspector.core.problem import Problem

INTERVAL = 0.1  # seconds between two passes while captures come in
IDLE = 2.0  # seconds without a write before the log is emptied
ENOUGH = 4 * 1024 * 1024  # bytes written before a pass is worth its waits for the disk
LONGEST = 5.0  # seconds until a pass though less was written: only then a power cut loses nothing
LIMIT = 64 * 1024 * 1024 // 4096  # pages of log after which the writer waits until it is empty
PATIENCE = 0.05  # seconds to wait for readers and the writer
LOG_BEGUN = "log-begun"  # the mark


class Checkpoints:
    """The checkpoint thread of one archive."""

    def __init__(self, path: Path) -> None:
        self._connection = opening.connect(path, "rw", PATIENCE, of_one_thread=False)
        self._connection.execute("PRAGMA wal_autocheckpoint = 0")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._written = threading.Event()
        self._stop = threading.Event()
        self._copy: tuple[Path, Future[Problem | None]] | None = None
        self._size = 0
        self._logs = 0
        self._moved_at = monotonic()
        self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
        self._thread.start()

    def written(self, size: int, *, quietly: bool) -> None:
        """Say that about `size` bytes were committed; cheap enough for every batch.

        What is written `quietly`, such as a heartbeat, does not wake the thread until it is much.
        """
        self._size += size  # a lost update only postpones a pass
        if (not quietly or self._size >= ENOUGH) and not self._written.is_set():
            self._written.set()

    def copy_to(self, path: Path) -> "Future[Problem | None]":
        """Write all that is committed into a new file, in the thread; one copy at a time.

        Works on a file that was moved or deleted, too: it is open.
        """
        done: Future[Problem | None] = Future()
        if self._copy is not None:
            done.set_result(Problem("A copy is being written already.", kind="copying"))
            return done
        self._copy = (path, done)
        self._written.set()
        return done

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stop.set()
        self._written.set()
        self._thread.join()
        self._write_copy()
        self._connection.close()

    def _run(self) -> None:
        dirty = False
        while not self._stop.is_set():
            if self._written.wait(IDLE if dirty else None):
                dirty = True
                self._stop.wait(INTERVAL)
                self._written.clear()
                self._write_copy()
                self._move()
            else:
                log = checkpoint(self._connection, "TRUNCATE")
                dirty = not log.empty
                if log.empty:
                    self._begin_log()

    def _move(self) -> None:
        """Move what was written, if that is enough or long ago."""
        late = monotonic() - self._moved_at >= LONGEST
        if self._stop.is_set() or not (late or self._size >= ENOUGH):
            return
        self._size = 0
        self._moved_at = monotonic()
        log = checkpoint(self._connection, "PASSIVE")
        if log.pages > LIMIT:
            checkpoint(self._connection, "PASSIVE")  # little is left while the writer waits
            log = checkpoint(self._connection, "RESTART")
        if log.empty:
            self._begin_log()

    def _write_copy(self) -> None:
        copy, self._copy = self._copy, None
        if copy is not None:
            path, done = copy
            done.set_result(rescue.write_copy(self._connection, path))

    def _begin_log(self) -> None:
        connection = self._connection
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
