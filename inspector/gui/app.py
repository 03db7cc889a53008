"""Opens the window: one Qt application, one asyncio loop, one session; or saves a picture of it."""

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from inspector import settings as stored
from inspector.core.problem import Problem
from inspector.gui import icons
from inspector.gui.crash_report import CrashReport
from inspector.gui.display import missing_display
from inspector.gui.main_window import MainWindow
from inspector.gui.screenshot import Picture, take
from inspector.gui.session import Opening, Session
from inspector.gui.shortcuts import add_shortcuts
from inspector.gui.theme_switch import ThemeSwitch
from inspector.gui.widgets.focus_ring import FocusRing
from inspector.settings import Settings, ThemeChoice

NAME = "Webhook Inspector"
DEFAULT_SIZE = (1440, 900)


def open_window(options: argparse.Namespace) -> int:
    """Open the window as the command line asks; the exit code.

    Args:
        options: `archive`, `port`, `screenshot`, `after`, `size` and `theme`, each None when it
            was not given.
    """
    picture = _picture_of(options)
    problem = missing_display()
    if problem is not None and picture is None:
        sys.stderr.write(f"{problem}\n")
        return 2
    if problem is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    loaded = stored.load()
    opening = _opening_of(options, loaded.settings, remembers=picture is None)
    app = _application()
    choice = ThemeChoice(options.theme) if options.theme else opening.settings.theme
    themes = ThemeSwitch(app, choice)
    loop = QEventLoop(app)
    with loop:
        code: int = loop.run_until_complete(_run(app, opening, themes, loaded.problem, picture))
    return code


def _picture_of(options: argparse.Namespace) -> Picture | None:
    if not options.screenshot:
        return None
    width, height = options.size or DEFAULT_SIZE
    return Picture(Path(options.screenshot), float(options.after), width, height)


def _opening_of(options: argparse.Namespace, settings: Settings, *, remembers: bool) -> Opening:
    """The archive and port of the command line, else those of the last time."""
    last = Path(settings.last_archive) if settings.last_archive else None
    if last is None or not last.exists():
        last = stored.default_archive()
    archive = Path(options.archive) if options.archive else last
    port = settings.port if options.port is None else options.port
    return Opening(settings, archive, port, remembers)


def _application() -> QApplication:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QGuiApplication.setDesktopFileName("webhook-inspector")
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([NAME])
    app.setApplicationName("webhook-inspector")
    app.setApplicationDisplayName(NAME)
    # The engine has still to be told when the window is gone, so closing it must not end the loop.
    app.setQuitOnLastWindowClosed(False)
    return app


async def _run(
    app: QApplication,
    opening: Opening,
    themes: ThemeSwitch,
    problem: Problem | None,
    picture: Picture | None,
) -> int:
    """Show the window until it is closed, then end the engine."""
    loop = asyncio.get_running_loop()
    session = Session(opening)
    window = MainWindow(session, themes)
    window.setWindowIcon(icons.icon("inbox", "acc", 32))
    ring = FocusRing(app)
    add_shortcuts(window)
    report = CrashReport(window.strip)
    report.install(loop)
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    _close_on_signals(loop, window)
    if picture is not None:
        window.resize(picture.width, picture.height)
    session.start()
    window.show()
    window.pages.focus_first()
    if problem is not None:
        session.problem_met.emit(problem, "", None)
    try:
        code = 0 if picture is None else await take(window, picture)
        if picture is not None:
            window.close()
        await closed.wait()
    finally:
        ended = asyncio.Event()
        session.stop(ended.set)
        await ended.wait()
        report.remove()
    ring.setParent(None)
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
