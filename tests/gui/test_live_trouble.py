"""What the window says and does when things go wrong under a real engine process."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector import reports
from inspector.archive.reading import Reader
from inspector.core.capture import Kind
from inspector.core.secret import Secret
from inspector.gui.crash_report import CrashReport
from inspector.gui.engine_link import State
from inspector.gui.widgets.button import Button
from tests.gui.live_kit import Live

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be moved there")


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Live]:  # noqa: ARG001 - set
    made = Live(qtbot, tmp_path)
    yield made
    made.close()


def press(live: Live) -> None:
    """Press the one button of the condition."""
    next(each for each in live.window.standing.findChildren(Button) if each.isVisible()).click()


def kill_engine(live: Live) -> None:
    """Kill the engine and wait until it is back."""
    os.kill(live.session.link._process.pid, signal.SIGKILL)
    live.until(lambda: live.session.link.state is not State.READY)
    live.until(lambda: live.session.link.state is State.READY)


def test_an_archive_moved_away_is_missed_and_found_again(live: Live) -> None:
    """In place, with what was refused; the list stays, and all goes on when it is back."""
    assert live.post("/fuse", b"{}") == 200
    live.until(lambda: live.session.model.rowCount() == 1)
    away = live.session.archive.rename(live.session.archive.with_name("away.sqlite"))
    assert live.post("/fuse", b"{}") == 503
    live.until(live.window.standing.isVisible)
    assert "was moved or deleted while it was in use" in live.window.standing.sentence
    live.until(lambda: "1 request was answered 503" in live.window.standing.sentence)
    assert live.session.model.rowCount() == 1
    away.rename(live.session.archive)
    live.until(live.window.standing.isHidden)
    assert live.post("/fuse", b"{}") == 200


def test_what_a_deleted_archive_held_is_saved_by_one_press(live: Live) -> None:
    """The window goes on with the copy, at the same address; the time between is a gap."""
    assert live.post("/fuse", b"kept") == 200
    address = live.session.facts.address
    live.session.archive.unlink()
    live.until(live.window.standing.isVisible)
    press(live)
    live.until(lambda: live.session.archive.name == "a-saved.sqlite")
    live.until(lambda: live.session.link.state is State.READY)
    live.until(lambda: live.session.model.rowCount() == 2)
    gap, kept = live.session.model.row_at(0), live.session.model.row_at(1)
    assert gap is not None
    assert kept is not None
    assert (gap.kind, kept.target) == (Kind.GAP, "/fuse")
    assert live.window.standing.isHidden()
    assert "a-saved.sqlite, which is open now" in live.window.strip.sentence
    live.until(lambda: live.session.facts.address == address)
    assert live.post("/fuse", b"{}") == 200


def test_an_engine_that_comes_back_does_not_listen_when_it_did_not(live: Live) -> None:
    """Whoever stopped listening did not ask for it again."""
    live.session.stop_listening()
    live.until(lambda: live.session.facts.address == "")
    kill_engine(live)
    assert live.session.facts.address == ""
    assert live.session.conditions.current is None
    live.session.listen(0)
    live.until(lambda: bool(live.session.facts.address))


def test_an_engine_that_crashed_leaves_a_report(live: Live, home: Path) -> None:
    """Told with what it may be copied by; where Python stood is in it, what was received is not."""
    crash = CrashReport(live.window.strip, home / "reports")
    live.session.vault.put(Secret("a", "fuse", "canary-secret"))
    assert live.post("/fuse", b"canary-body") == 200

    def on_died(code: int, said: str) -> None:
        live.session.engine_report = crash.of_engine(code, said)

    live.session.link.engine_died.connect(on_died)
    os.kill(live.session.link._process.pid, signal.SIGSEGV)
    live.until(lambda: bool(reports.reports(home / "reports")))
    live.until(lambda: "was started again" in live.window.strip.sentence)
    text = reports.reports(home / "reports")[0].read_text()
    assert "signal SIGSEGV" in text
    assert "Fatal Python error: Segmentation fault" in text
    assert "engine/__main__.py" in text
    assert "canary" not in text
    next(each for each in live.window.strip.findChildren(Button) if each.isVisible()).click()
    assert QApplication.clipboard().text() == text


def test_a_port_taken_meanwhile_is_told_with_a_free_one(live: Live) -> None:
    """The engine was gone for a moment, and somebody else was quicker."""
    port = int(live.session.facts.address.rpartition(":")[2])
    os.kill(live.session.link._process.pid, signal.SIGSTOP)
    os.kill(live.session.link._process.pid, signal.SIGKILL)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        live.session.link._process.join()
        other.bind(("127.0.0.1", port))
        other.listen()
        live.until(lambda: live.session.link.state is not State.READY)
        live.until(lambda: live.session.link.state is State.READY)
        live.until(live.window.standing.isVisible)
        assert f"Port {port} is already taken" in live.window.standing.sentence
        press(live)
        live.until(lambda: bool(live.session.facts.address))
        assert live.window.standing.isHidden()


def test_an_archive_whose_log_alone_is_left_is_not_replaced(live: Live, tmp_path: Path) -> None:
    """Moved while the engine was dead: its newest captures lie in the log, so nothing is made anew."""
    assert live.post("/fuse", b"{}") == 200
    archive = live.session.archive
    os.kill(live.session.link._process.pid, signal.SIGSTOP)
    log = Path(f"{archive}-wal")
    assert log.stat().st_size > 0
    away = archive.rename(tmp_path / "away.sqlite")
    os.kill(live.session.link._process.pid, signal.SIGKILL)
    live.until(lambda: live.session.link.state is State.FAILED)
    assert "still holds its newest captures" in live.window.standing.sentence
    away.rename(archive)
    live.session.link.start()
    live.until(lambda: live.session.link.state is State.READY)
    reader = Reader.open(archive)
    assert isinstance(reader, Reader)
    assert reader.bounds()[1] >= 1
    reader.close()
