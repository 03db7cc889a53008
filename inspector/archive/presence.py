"""Whether the file we write is still the one at its path: it may be renamed, deleted or replaced.

SQLite goes on writing into a file that was moved or deleted, since it is open. What is committed
into a deleted one is gone when the program ends, so nothing may be promised for it.
"""

import os
from pathlib import Path

from inspector.core.problem import Problem


class Presence:
    """Remembers which file was opened.

    Args:
        path: The archive, just opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = _identity(path)

    def problem(self) -> Problem | None:
        """Why the archive is not where it was, None when it is; costs about a microsecond.

        Only its being away counts: a folder that cannot be looked into says nothing.
        """
        found = _identity(self._path)
        if found == self._opened or found is None:
            return None
        return Problem(
            f"{self._path} was moved or deleted while it was in use.",
            "Put it back and it goes on, or save what was captured before.",
            "moved",
        )


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a file, (0, 0) when there is none, None when that cannot be told."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked before every commit, and twice as fast
    except (FileNotFoundError, NotADirectoryError):
        return 0, 0
    except OSError:
        return None
    return status.st_dev, status.st_ino
