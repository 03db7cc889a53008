"""What went wrong, in files of the user's own: a log and crash reports, never sent anywhere.

They hold moments, places in our code and kinds of errors. Texts of errors are left out, since they
could quote what was received, and whatever looks like a secret is taken out before writing.
"""

import logging
import os
import platform
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from inspector import __version__
from inspector.core.scrubbing import scrub

KEPT_LINES = 200
KEPT_REPORTS = 10
LARGEST_LOG = 256 * 1024
_PREFIX = "report-"


class Tail(logging.Handler):
    """The last lines of this process's log, scrubbed, in memory and in a file.

    Args:
        file: Where they are written, too; None for memory only.
    """

    def __init__(self, file: Path | None = None) -> None:
        super().__init__(logging.WARNING)
        self._file = file
        self._lines: deque[str] = deque(maxlen=KEPT_LINES)
        self._secrets: dict[str, tuple[str, ...]] = {}

    def hide(self, whose: str, values: Iterable[str]) -> None:
        """Take these values out from now on, those of the same owner before no longer."""
        self._secrets[whose] = tuple(values)

    def clean(self, text: str) -> str:
        """The text as it may be written down."""
        known = [value for values in self._secrets.values() for value in values]
        return scrub(text, known, str(Path.home()))

    @property
    def lines(self) -> list[str]:
        """The newest lines, oldest first."""
        return [self.clean(line) for line in self._lines]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record; its exception is written as places only."""
        moment = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(record.created))
        words = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            words = "\n".join((words, *places_of(record.exc_info[1], record.exc_info[2])))
        line = self.clean(f"{moment} {record.levelname} {record.name}: {words}")
        self._lines.append(line)
        if self._file is not None:
            _append(self._file, f"{line}\n")


def tail_of_process() -> Tail | None:
    """The tail that `begin` added, None before."""
    found = (handler for handler in logging.getLogger().handlers if isinstance(handler, Tail))
    return next(found, None)


def begin(folder: Path, name: str) -> Tail:
    """Keep this process's log in `folder/name.log` from now on."""
    tail = Tail(folder / f"{name}.log")
    logging.getLogger().addHandler(tail)
    return tail


def end(tail: Tail) -> None:
    """Keep it no longer."""
    logging.getLogger().removeHandler(tail)


def places_of(error: BaseException, trace: TracebackType | None) -> list[str]:
    """Kind and places of an error without its text, the outermost place first."""
    frames = traceback.extract_tb(trace or error.__traceback__)
    lines = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
    return [type(error).__name__, *lines]


def heading(name: str) -> list[str]:
    """The first lines of a report about a process of ours."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    moment = time.strftime("%Y-%m-%d %H:%M:%S %z")
    return [
        f"Webhook Inspector {__version__}, {name}",
        moment,
        f"Python {platform.python_version()} on {system}",
        "",
    ]


def write_report(folder: Path, name: str, text: str) -> Path | None:
    """Write a crash report, readable by the user only; None where that cannot be.

    The newest ten are kept.

    Args:
        folder: Where reports lie; it is made.
        name: Which process failed, `engine`.
        text: What happened; it is scrubbed here once more.
    """
    tail = tail_of_process()
    clean: Callable[[str], str] = tail.clean if tail is not None else scrub
    log = tail.lines if tail is not None else []
    lines = [*heading(name), clean(text).rstrip(), *(["", "Log:", *log] if log else []), ""]
    path = folder / f"{_PREFIX}{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{name}.txt"
    if not _append(path, "\n".join(lines)):
        return None
    for old in reports(folder)[KEPT_REPORTS:]:
        old.unlink(missing_ok=True)
    return path


def reports(folder: Path) -> list[Path]:
    """Crash reports, newest first."""
    return sorted(folder.glob(f"{_PREFIX}*.txt"), reverse=True)


def catch(folder: Path, name: str) -> None:
    """Write a report when this process ends by an exception nobody caught; stderr gets it, too."""

    def on_error(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        words = "\n".join(places_of(error, trace))
        sys.stderr.write(f"{words}\n")
        if not issubclass(kind, KeyboardInterrupt):
            write_report(folder, name, words)

    sys.excepthook = on_error


def _append(path: Path, text: str) -> bool:
    """Add to a file that only the user may read; a log that got long begins anew."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_name(f"{path.name}.old"))
        with open(path, "a", encoding="utf-8", errors="replace", opener=_private) as file:
            file.write(text)
    except OSError:  # a full disk must not make matters worse
        return False
    return True


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
