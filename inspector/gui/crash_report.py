"""What happens when code of the window fails: it is written down and said, and the window goes on.

Capturing is the engine's and does not notice. Nothing is sent anywhere.
"""

import asyncio
import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from inspector.core.problem import Problem
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


class CrashReport:
    """Takes over Python's, asyncio's and Qt's ways of reporting, and gives them back.

    Args:
        strip: Where to say it.
    """

    def __init__(self, strip: Strip) -> None:
        self._strip = strip
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
        places = "".join(traceback.format_tb(trace))
        words = f"{kind.__name__}\n{places}"
        log.error("The window failed: %s", words)
        self._strip.say(SENTENCE, "Copy the report", lambda: _copy(words))

    def _on_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            log.error("A thread failed: %s", "".join(traceback.format_tb(failed.exc_traceback)))

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


def _copy(text: str) -> None:
    copy(text)
