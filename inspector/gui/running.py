"""Runs the window until it is closed: asyncio inside Qt, failures reported, the engine ended."""

import asyncio
import os
import signal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_API", "pyside6")

from qasync import QEventLoop

from inspector import reports
from inspector import settings as stored
from inspector.core.problem import Problem
from inspector.gui import spoken_roles
from inspector.gui.crash_report import CrashReport
from inspector.gui.desktop import Desktop
from inspector.gui.first_window import Claim
from inspector.gui.main_window import MainWindow
from inspector.gui.raising import Raising
from inspector.gui.screenshot import Picture, take
from inspector.gui.widgets.focus_ring import FocusRing


def run(
    app: QApplication,
    window: MainWindow,
    problem: Problem | None,
    picture: Picture | None,
    claimed: Claim | None = None,
) -> int:
    """Run a window that is shown; the exit code.

    Args:
        app: The application.
        window: The window; it and its session are deleted at the end.
        problem: What was wrong with the settings.
        picture: The picture to save instead of waiting for the user.
        claimed: The right to be its archive's window; second starts raise it.
    """
    spoken_roles.install()
    loop = QEventLoop(app)
    with loop:
        if picture is None:
            desktop = Desktop(window)
            window.pages.desktop_changed.connect(desktop.follow)
            Raising(window, claimed)  # belongs to the window from now on
        code: int = loop.run_until_complete(_run(app, window, problem, picture))
    return code


async def _run(
    app: QApplication, window: MainWindow, problem: Problem | None, picture: Picture | None
) -> int:
    loop = asyncio.get_running_loop()
    session = window.session
    ring = FocusRing(app)
    folder = stored.reports_directory()
    tail = reports.begin(folder, "window")
    report = CrashReport(window.strip, folder)
    report.install(loop)

    def on_engine_died(code: int, said: str) -> None:
        session.engine_report = report.of_engine(code, said)

    session.link.engine_died.connect(on_engine_died)
    vault = session.vault
    vault.secrets_changed.connect(
        lambda: tail.hide("secrets", [each.value for each in vault.secrets])
    )
    vault.credentials_changed.connect(
        lambda: tail.hide("credentials", [each.value for each in vault.credentials])
    )
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    if window.isHidden():  # closed while it painted its first frame
        closed.set()
    _close_on_signals(loop, window)
    session.call_engine()
    QTimer.singleShot(0, window, window.captures.prepare)
    if problem is not None:
        session.problem_met.emit(problem, "", None)
    window.say_wrong_keys()
    try:
        code = 0 if picture is None else await take(window, picture)
        if picture is not None:
            window.close()
        await closed.wait()
    finally:
        ended = asyncio.Event()
        session.stop(ended.set)
        await ended.wait()
        session.link.join()
        report.remove()
        reports.end(tail)
    ring.stop()
    window.deleteLater()
    session.deleteLater()
    return code


def _close_on_signals(loop: asyncio.AbstractEventLoop, window: MainWindow) -> None:
    """Ctrl-C and SIGTERM close the window as its button does."""
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, window.close)
        except (NotImplementedError, RuntimeError):
            return  # Windows: the console's Ctrl-C ends the process
