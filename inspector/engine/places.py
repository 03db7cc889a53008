"""Folders that only this user may enter, for an engine's socket and for the files it makes."""

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from inspector.core.problem import Problem

_NAME = "webhook-inspector"


def archive_key(archive: Path) -> str:
    """Sixteen hex digits that stand for an archive's file, the same for every way to write it."""
    return hashlib.sha256(os.fsencode(archive.resolve())).hexdigest()[:16]


def private_folder(folder: Path) -> Problem | None:
    """Make a folder that only this user may enter, or say why the one that is there is not."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform == "win32":  # profiles and temporary folders are private there already
            return None
        status = folder.lstat()
        if status.st_uid != os.getuid() or not folder.is_dir() or folder.is_symlink():
            return Problem(
                f"{folder} belongs to somebody else.", "Ask them to remove it.", "not-private"
            )
        if status.st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        reason = error.strerror or str(error)
        return Problem(f"{folder} cannot be used: {reason}.", kind="not-private")
    return None


def scratch_parent() -> Path:
    """The folder under which engines keep files for their windows, on disk: they can be large."""
    user = "" if sys.platform == "win32" else f"-{os.getuid()}"
    return Path(tempfile.gettempdir()) / f"{_NAME}-files{user}"
