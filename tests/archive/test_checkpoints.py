"""The write-ahead log is moved into the file beside the writing."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from inspector.archive import checkpoints, opening
from inspector.archive.archive import Archive
from inspector.archive.checkpoints import Checkpoints, Log, checkpoint
from inspector.archive.reading import Reader
from tests.archive.making import arrived, keep, make, opened


class Watched:
    """Waits until the checkpoint thread has done something."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, Log]] = []
        self._changed = threading.Condition()
        real = checkpoints.checkpoint

        def noted(connection: sqlite3.Connection, mode: str) -> Log:
            log = real(connection, mode)
            with self._changed:
                self.done.append((mode, log))
                self._changed.notify_all()
            return log

        monkeypatch.setattr(checkpoints, "checkpoint", noted)

    def wait_for(self, wanted: Callable[[list[tuple[str, Log]]], bool]) -> None:
        """Wait for it, 30 seconds at most."""
        with self._changed:
            assert self._changed.wait_for(lambda: wanted(self.done), 30)


def test_a_quiet_archive_is_brought_into_one_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some time after the last capture the log is empty, but for the page that begins it."""
    monkeypatch.setattr(checkpoints, "IDLE", 0.01)
    watched = Watched(monkeypatch)
    archive = opened(Archive.open(path))
    keep(archive, *(arrived(number, b"x" * 1000) for number in range(100)))
    watched.wait_for(lambda done: any(log.empty for mode, log in done if mode == "TRUNCATE"))

    archive._checkpoints.stop()
    log_size = path.with_name("archive.db-wal").stat().st_size
    assert path.stat().st_size > 100_000
    assert log_size < 10_000
    archive.close()


def test_a_growing_log_is_moved_while_captures_come_in(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once enough is written, without any work of the writer."""
    monkeypatch.setattr(checkpoints, "ENOUGH", 50_000)
    monkeypatch.setattr(checkpoints, "INTERVAL", 0.001)
    watched = Watched(monkeypatch)
    archive = opened(Archive.open(path))
    keep(archive, *(arrived(number, b"x" * 1000) for number in range(100)))
    watched.wait_for(lambda done: any(mode == "PASSIVE" for mode, _ in done))
    archive.close()


def test_a_trickle_is_moved_after_a_while(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little is written, but it shall not wait for the disk for ever."""
    monkeypatch.setattr(checkpoints, "LONGEST", 0.0)
    monkeypatch.setattr(checkpoints, "INTERVAL", 0.001)
    watched = Watched(monkeypatch)
    archive = opened(Archive.open(path))
    keep(archive, arrived())
    watched.wait_for(lambda done: any(mode == "PASSIVE" for mode, _ in done))
    archive.close()


def test_a_heartbeat_does_not_keep_the_thread_awake(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks wake it only when they have become much."""
    make(path)
    thread = Checkpoints(path)
    thread.stop()
    thread._written.clear()
    thread.written(1000, quietly=True)
    woken = [thread._written.is_set()]
    monkeypatch.setattr(checkpoints, "ENOUGH", 1500)
    thread.written(1000, quietly=True)
    woken.append(thread._written.is_set())

    assert woken == [False, True]


def test_a_log_above_the_limit_is_begun_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer waits for that moment, so the log cannot grow for ever."""
    monkeypatch.setattr(checkpoints, "ENOUGH", 1)
    monkeypatch.setattr(checkpoints, "INTERVAL", 0.001)
    monkeypatch.setattr(checkpoints, "LIMIT", 3)
    watched = Watched(monkeypatch)
    archive = opened(Archive.open(path))
    for number in range(20):
        keep(archive, arrived(number, b"x" * 9000))
    watched.wait_for(lambda done: any(mode == "RESTART" and log.empty for mode, log in done))

    assert archive.counts().all == 20
    archive.close()


def test_a_long_read_only_postpones_it(path: Path) -> None:
    """A reader that holds on keeps the log, not the writer."""
    archive = opened(Archive.open(path))
    keep(archive, arrived())
    reader = opened(Reader.open(path))
    reader.connection.execute("BEGIN")
    assert reader.bounds() == (1, 1)
    keep(archive, arrived())

    with closing(opening.connect(path, "rw", 0.0)) as connection:
        assert not checkpoint(connection, "TRUNCATE").empty
        assert reader.bounds() == (1, 1)
        reader.connection.execute("COMMIT")
        assert checkpoint(connection, "TRUNCATE") == Log(0, empty=True)
    reader.close()
    archive.close()


def test_a_failing_checkpoint_is_no_error(path: Path) -> None:
    """It is tried again later; the writer tells of a full disk itself."""
    make(path)
    with closing(opening.connect(path, "rw", 0.0)) as connection:
        connection.set_progress_handler(lambda: 1, 1)
        assert checkpoint(connection, "TRUNCATE") == Log(0, empty=False)


def test_the_thread_ends_when_told(path: Path) -> None:
    """Also when nothing was ever written."""
    make(path)
    thread = Checkpoints(path)
    thread.stop()

    assert not thread._thread.is_alive()
