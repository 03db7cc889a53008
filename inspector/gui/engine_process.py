"""The engine as a child process: how it is started, where its socket lies, how its end is seen."""

import hashlib
import json
import os
import stat
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem

if TYPE_CHECKING:
    import subprocess

REMEMBERED_STDERR = 16_000
LONGEST_DIRECTORY = 84
"""Bytes: a socket's path has room for 104 on macOS, with the slash and the name at its end."""


@dataclass(frozen=True, slots=True)
class Start:
    """What an engine is started with: archive file, address to listen on, port.

    Port 0 is any free one, None listens at nothing until told to. A demo's engine has a story.
    """

    archive: Path
    host: str = "127.0.0.1"
    port: int | None = 8787
    demo: bool = False


def control_directory() -> Path | Problem:
    """A directory that only this user can enter, made when it is missing."""
    owner = os.getuid() if hasattr(os, "getuid") else "user"
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "missing", "webhook-inspector")
    place = Path(tempfile.gettempdir(), f"webhook-inspector-{owner}")
    if runtime.parent.is_dir() and len(os.fsencode(runtime)) <= LONGEST_DIRECTORY:
        place = runtime
    elif os.name != "nt" and len(os.fsencode(place)) > LONGEST_DIRECTORY:
        place = Path("/tmp", place.name)  # noqa: S108 - it is refused below unless it is ours
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        found = place.lstat()
    except OSError as error:
        return Problem(f"{place} cannot be made: {error.strerror}.", kind="no-control-directory")
    # In a shared /tmp somebody else may have made it first, to listen in.
    foreign = hasattr(os, "getuid") and found.st_uid != os.getuid()
    if foreign or not stat.S_ISDIR(found.st_mode) or (os.name != "nt" and found.st_mode & 0o077):
        sentence = f"{place} can be entered by others, so the engine's socket would not be safe."
        return Problem(sentence, "Remove it, then start again.", "unsafe-control-directory")
    return place


def control_name(archive: Path) -> str | Problem:
    """The engine's socket for this archive: the same for every window, so one can take over."""
    digest = hashlib.sha256(str(archive.resolve()).encode()).hexdigest()[:16]
    if os.name == "nt":
        return rf"\\.\pipe\webhook-inspector-{digest}"
    place = control_directory()
    return place if isinstance(place, Problem) else str(place / digest)


def engine_command(start: Start, control: str) -> list[str]:
    """The child's arguments: no secret is among them, for any user may list them."""
    return [
        *(sys.executable, "-m", "inspector.engine"),
        *("--archive", str(start.archive)),
        *("--host", start.host),
        *(("--deaf",) if start.port is None else ("--port", str(start.port))),
        *("--control", control),
        *(("--demo",) if start.demo else ()),
    ]


def read_first_line(line: bytes, said: str) -> Problem | None:
    """What the engine's first line says: None when it is ready, else why it is not.

    Args:
        line: The line, empty when the process ended without one.
        said: The end of what it wrote to stderr.
    """
    try:
        first = json.loads(line)
    except ValueError:
        first = None
    if isinstance(first, dict) and "ready" in first:
        return None
    if isinstance(first, dict) and "problem" in first:
        sentence, remedy = str(first["problem"]), str(first.get("remedy") or "")
        return Problem(sentence, remedy, str(first.get("kind") or "engine-refused"))
    last = said.strip().rpartition("\n")[2]
    return Problem(f"The engine ended before it was ready. {last}".strip(), "", "engine-died")


class EngineProcess(QObject):
    """One engine process at a time, watched by a thread that only waits for its output.

    Signals:
        ready: It listens on its control socket.
        failed: A `Problem`: it ended, or said why it cannot work, before it was ready.
        ended: Its exit code and the end of what it wrote to stderr; after `ready` only.
    """

    ready = Signal()
    failed = Signal(object)
    ended = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher: threading.Thread | None = None

    @property
    def pid(self) -> int:
        """Its process id, 0 when none was started."""
        return self._process.pid if self._process is not None else 0

    @property
    def running(self) -> bool:
        """Whether a process we started has not ended yet."""
        return self._process is not None and self._process.poll() is None

    def start(self, command: list[str]) -> None:
        """Start an engine in a session of its own: it outlives a window that crashes."""
        import subprocess  # noqa: PLC0415 - the first frame comes before the engine

        self.join()
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the watcher
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter, a fixed list
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        except OSError as error:
            errors.close()
            problem = Problem(f"The engine cannot be started: {error.strerror}.", "", "no-engine")
            self.failed.emit(problem)
            return
        self._process = process
        self._watcher = threading.Thread(
            target=self._watch, args=(process, errors), name="engine-watcher", daemon=True
        )
        self._watcher.start()

    def _watch(self, process: "subprocess.Popen[bytes]", errors: BinaryIO) -> None:
        """Wait for the first line, then for the end; runs in a thread of its own."""
        output = process.stdout
        if output is None:
            return
        line = output.readline(65_536)
        if not line:
            process.wait()
        problem = read_first_line(line, _end_of(errors))
        if problem is None:
            self.ready.emit()
        while output.read(65_536):  # nothing more is expected; an open pipe must not fill up
            continue
        output.close()
        code = process.wait()
        said = _end_of(errors)
        errors.close()
        if problem is None:
            self.ended.emit(code, said)
        else:
            self.failed.emit(problem)

    def join(self, timeout: float = 10.0) -> None:
        """Wait until a process that ends has ended and its pipe is closed."""
        if self._watcher is not None:
            self._watcher.join(timeout)
            self._watcher = None

    def kill(self) -> None:
        """End it at once; what it answered is in the archive all the same."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()


def _end_of(errors: BinaryIO) -> str:
    size = errors.seek(0, os.SEEK_END)
    errors.seek(max(0, size - REMEMBERED_STDERR))
    return errors.read().decode("utf-8", "replace")
