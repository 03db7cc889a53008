"""Opens the window: one Qt application, one session; the first frame first, then all the rest."""

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from inspector import settings as stored
from inspector.core.problem import Problem
from inspector.gui import icons
from inspector.gui.display import missing_display
from inspector.gui.first_window import ask_to_raise, claim
from inspector.gui.main_window import MainWindow
from inspector.gui.screenshot import Picture
from inspector.gui.session import Opening, Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import Settings, ThemeChoice

if TYPE_CHECKING:
    from inspector.gui.demo import Demo

NAME = "Webhook Inspector"
DEFAULT_SIZE = (1440, 900)
FIRST_FRAME_MS = 300
"""How long to wait for the screen to ask for the first frame; a window may start minimised."""


def open_window(options: argparse.Namespace) -> int:
    """Open the window as the command line asks; the exit code.

    Args:
        options: `archive`, `port`, `screenshot`, `after`, `size` and `theme`, each None when it
            was not given; `demo`, whether it shows invented webhooks.
    """
    picture = _picture_of(options)
    problem = missing_display()
    if problem is not None and picture is None:
        sys.stderr.write(f"{problem}\n")
        return 2
    if problem is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not options.demo:
        loaded = stored.load()
        opening = _opening_of(options, loaded.settings, remembers=picture is None)
        return _open(options, opening, loaded.problem, picture)
    from inspector.gui.demo import Demo  # noqa: PLC0415 - only a demo needs it

    demo = Demo.open()
    if isinstance(demo, Problem):
        sys.stderr.write(f"{demo}\n")
        return 2
    try:
        return _open(options, _opening_of_demo(options, demo), None, picture)
    finally:
        demo.close()


def _open(
    options: argparse.Namespace, opening: Opening, problem: Problem | None, picture: Picture | None
) -> int:
    """Open a window and run it, or raise the one that shows this archive; the exit code."""
    claimed = claim(opening.archive) if picture is None else None
    if isinstance(claimed, str):
        return _raise_first(claimed, options)
    app = _application()
    choice = ThemeChoice(options.theme) if options.theme else opening.settings.theme
    themes = ThemeSwitch(app, choice)
    session = Session(opening)
    session.show_archive()  # before the window, which makes the first steps for an empty one
    window = MainWindow(session, themes)
    window.setWindowIcon(QIcon(icons.pixmap("inbox", "acc", 64)))
    if picture is not None:
        window.resize(picture.width, picture.height)
    elif options.size:
        window.resize(*options.size)
    _show_first_frame(app, window)
    gc.freeze()  # what the window is made of stays; later searches pass it by
    gc.enable()
    from inspector.gui.running import run  # noqa: PLC0415 - the first frame does not wait for it

    return run(app, window, problem, picture, claimed)


def _raise_first(name: str, options: argparse.Namespace) -> int:
    """Let the window that shows this archive come to the front; say what is ignored."""
    answer = ask_to_raise(name, {"port": options.port})
    if isinstance(answer, Problem):
        sys.stderr.write(f"{answer}\n")
        return 1
    sys.stdout.write(f"{answer}\n")
    ignored = [f"--{each}" for each in ("size", "theme") if getattr(options, each)]
    if ignored:
        sys.stdout.write(f"{' and '.join(ignored)} had no effect on it.\n")
    return 0


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
    return Opening(settings, archive, port, remembers, port_asked=options.port is not None)


def _opening_of_demo(options: argparse.Namespace, demo: "Demo") -> Opening:
    """The demo's own archive at any free port, unless one is asked for."""
    port = demo.settings.port if options.port is None else options.port
    asked = options.port is not None
    return Opening(demo.settings, demo.archive, port, remembers=False, port_asked=asked, demo=demo)


def _application() -> QApplication:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QGuiApplication.setDesktopFileName("webhook-inspector")
    found = QApplication.instance()
    # As an argument: `setStyle` gives the style back, and PySide makes all its classes for that.
    arguments = [NAME, "-style", "fusion"]
    app = found if isinstance(found, QApplication) else QApplication(arguments)
    app.setApplicationName("webhook-inspector")
    app.setApplicationDisplayName(NAME)
    # The engine has still to be told when the window is gone, so closing it must not end the loop.
    app.setQuitOnLastWindowClosed(False)
    return app


def _show_first_frame(app: QApplication, window: MainWindow) -> None:
    """Show the window and let it paint before anything is loaded that it does not show."""
    window.show()
    window.pages.focus_first()
    patience = QDeadlineTimer(FIRST_FRAME_MS)
    handle = window.windowHandle()
    while not handle.isExposed() and not patience.hasExpired():
        app.processEvents()
    app.processEvents()
