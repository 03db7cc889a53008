"""One window an archive: a second start raises the first one instead of opening beside it.

The first window holds a lock beside the engine's socket and answers at a socket of its own. A lock
whose process is gone is taken over, and a socket that nobody answers at is replaced.
"""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from PySide6.QtCore import QLockFile

from inspector.core.problem import Problem
from inspector.gui.engine_process import control_name

PATIENCE = 5.0
"""Seconds to wait for a first window that is only starting itself."""

PAUSE = 0.05
LONGEST = 4_096
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""What a desktop gives a start so that it may come to the front; handed on to the first window."""

SILENT = Problem(
    "This archive is open in a window that does not answer.",
    "Close that window, or open another archive with --archive.",
    "silent-window",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to be an archive's window.

    Attributes:
        name: The socket to answer at.
        lock: Held until the window is closed.
    """

    name: str
    lock: QLockFile


def window_name(archive: Path) -> str | Problem:
    """The socket at which an archive's window answers."""
    name = control_name(archive)
    return name if isinstance(name, Problem) else f"{name}w"


def claim(archive: Path) -> Claim | str | None:
    """Become the window of an archive.

    Returns:
        The claim; or the name of the socket of the window that has it; or None where there is no
        safe place for a lock, so that nobody can claim anything.
    """
    name = window_name(archive)
    if isinstance(name, Problem):
        return None
    beside = name if os.name != "nt" else str(archive.absolute())
    lock = QLockFile(f"{beside}.lock")
    lock.setStaleLockTime(0)  # a window may stay open for weeks; a dead process is noticed
    if lock.tryLock(0):
        return Claim(name, lock)
    return name if lock.error() is QLockFile.LockError.LockFailedError else None


def ask_to_raise(name: str, wishes: Mapping[str, Any], patience: float = PATIENCE) -> str | Problem:
    """Ask the first window to come to the front.

    Args:
        name: Its socket.
        wishes: What the second start was asked for: `port`, None for nothing.
        patience: Seconds to wait for its answer.

    Returns:
        What it says, a sentence or two; or that it does not answer.
    """
    tokens = {key: os.environ[key] for key in TOKENS if key in os.environ}
    line = json.dumps({"raise": dict(wishes), "tokens": tokens}).encode() + b"\n"
    until = time.monotonic() + patience
    while True:
        answer = _exchange(name, line, max(PAUSE, until - time.monotonic()))
        if answer:
            return answer
        if time.monotonic() >= until:
            return SILENT
        time.sleep(PAUSE)  # it may have the lock and not its socket yet


def _exchange(name: str, line: bytes, patience: float) -> str:
    """Send one line and read one; empty when nobody answers."""
    try:
        if os.name == "nt":
            with Path(name).open("r+b", buffering=0) as pipe:
                pipe.write(line)
                return _said(cast("IO[bytes]", pipe).readline(LONGEST))
        import socket  # noqa: PLC0415 - only a second start asks

        with socket.socket(socket.AF_UNIX) as line_to_window:
            line_to_window.settimeout(patience)
            line_to_window.connect(name)
            line_to_window.sendall(line)
            with line_to_window.makefile("rb") as answers:
                return _said(answers.readline(LONGEST))
    except OSError:
        return ""


def _said(line: bytes) -> str:
    try:
        answer = json.loads(line)
    except ValueError:
        return ""
    return str(answer.get("raised") or "") if isinstance(answer, dict) else ""
