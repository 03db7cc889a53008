"""What happens when code of the window or the engine fails: written down and said; all goes on.

A report is a file of the user's own, without texts of errors and without secrets. Nothing is sent.
"""

import asyncio
import logging
import signal
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from inspector import reports
from inspector.core.problem import Problem
from inspector.core.scrubbing import scrub
from inspector.gui.panels.strip import Strip
from inspector.gui.presenting import copy

log = logging.getLogger(__name__)

NOISE = ("This plugin does not support",)
"""What Qt says on platforms without window managers; nothing follows from it."""

SENTENCE = Problem(
    "Something in the window went wrong.",
    "Capturing goes on. The report names the place and holds no request and no secret.",
    "window-error",
)
COPY = "Copy the report"


class CrashReport:
    """Takes over Python's, asyncio's and Qt's ways of reporting, and gives them back.

    Args:
        strip: Where to say it.
        folder: Where reports are written.
    """

    def __init__(self, strip: Strip, folder: Path) -> None:
        self._strip = strip
        self._folder = folder
        self._hook = sys.excepthook
        self._thread_hook = threading.excepthook

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Report failures from now on."""
        sys.excepthook = self.report
        threading.excepthook = self._on_thread
        loop.set_exception_handler(self._on_loop)
        qInstallMessageHandler(self.on_qt)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(None)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Write down what failed and where, and say so in the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, trace)
            return
        # Only places and the kind of error: its text could quote a request.
        words = "\n".join(reports.places_of(error, trace))
        log.error("The window failed: %s", words)
        text = self._write("window", words)
        self._strip.say(SENTENCE, COPY, lambda: copy(text))

    def of_engine(self, code: int, said: str) -> str:
        """Write down that the engine ended by itself; the report's text.

        Args:
            code: Its exit code; negative for the signal that ended it.
            said: The end of what it wrote to stderr.
        """
        return self._write("engine", f"It ended with {_ending(code)}.\n{said}")

    def _write(self, name: str, words: str) -> str:
        """Write a report; its text, also when the disk is full."""
        path = reports.write_report(self._folder, name, words)
        tail = reports.tail_of_process()
        clean = tail.clean(words) if tail is not None else scrub(words)
        try:
            return path.read_text(encoding="utf-8") if path is not None else clean
        except OSError:
            return clean

    def _on_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            places = reports.places_of(failed.exc_value, failed.exc_traceback)
            log.error("A thread failed: %s", "\n".join(places))

    def _on_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.report(type(error), error, error.__traceback__)
        else:
            log.error("The loop reports: %s", context.get("message"))

    def on_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Log what Qt says, without the noise."""
        if any(noise in message for noise in NOISE):
            return
        level = logging.DEBUG if kind is QtMsgType.QtDebugMsg else logging.WARNING
        log.log(level, "Qt: %s", message)


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
