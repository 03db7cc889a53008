"""A private folder for files that the window maps: filter results and renderings."""

import secrets
import shutil
import tempfile
from pathlib import Path

from inspector.core.problem import Problem
from inspector.engine import places


class Scratch:
    """A folder only this user may enter; it is gone when the engine stops."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def open(cls, archive: Path) -> "Scratch | Problem":
        """Make the folder of this archive's engine, which must be its only one.

        What an engine left behind that was killed holds bodies of its captures: it is deleted.
        """
        parent = places.scratch_parent()
        problem = places.private_folder(parent)
        if problem is not None:
            return problem
        prefix = places.archive_key(archive) + "-"
        for left in parent.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            return cls(Path(tempfile.mkdtemp(prefix=prefix, dir=parent)))
        except OSError as error:
            reason = error.strerror or str(error)
            return Problem(f"{parent} cannot be written: {reason}.", "Make room on the disk.")

    def new(self, suffix: str) -> Path:
        """A name for a new empty file that only this user may read; made at once.

        Raises:
            OSError: The disk is full or the folder was taken away.
        """
        path = self.folder / (secrets.token_hex(8) + suffix)
        path.touch(mode=0o600, exist_ok=False)
        return path

    def drop(self, *paths: Path) -> None:
        """Delete files; one that is still mapped on Windows stays until the end."""
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue

    def close(self) -> None:
        """Delete the folder and all in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
