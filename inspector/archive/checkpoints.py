"""Moves what was committed from the write-ahead log into the file, in a thread of its own.

A checkpoint inside the writer's commits costs a fifth of its rate; in a thread with its own
connection next to nothing. The thread sleeps while nothing is written.
"""

import sqlite3
import threading
from pathlib import Path

from inspector.archive import opening

INTERVAL = 0.1  # seconds between two passes while captures come in
IDLE = 2.0  # seconds without a write before the log is cut to nothing
CAP = 64 * 1024 * 1024 // 4096  # pages of log after which the writer itself helps


class Checkpoints:
    """The checkpoint thread of one archive."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = threading.Event()
        self._stop = threading.Event()
        self.log_pages = 0  # length of the log at the last pass
        self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
        self._thread.start()

    def written(self) -> None:
        """Say that something was committed; cheap enough for every batch."""
        if not self._written.is_set():
            self._written.set()

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stop.set()
        self._written.set()
        self._thread.join()

    def _run(self) -> None:
        connection = opening.connect(self._path, "rw")
        try:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            while not self._stop.is_set():
                self._wait_for_work(connection)
        finally:
            connection.close()

    def _wait_for_work(self, connection: sqlite3.Connection) -> None:
        if not self._written.wait(IDLE if self.log_pages else None):
            self.log_pages = checkpoint(connection, "TRUNCATE")
            return
        self._stop.wait(INTERVAL)
        self._written.clear()
        if not self._stop.is_set():
            self.log_pages = checkpoint(connection, "PASSIVE")


def checkpoint(connection: sqlite3.Connection, mode: str) -> int:
    """Run one checkpoint and return the pages left in the log; failing only postpones it."""
    try:
        _busy, pages, _moved = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    except sqlite3.Error:
        return 0
    return max(0, int(pages))
