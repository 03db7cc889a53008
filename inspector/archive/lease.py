"""One engine an archive: a lock on a file beside it that ends with the process, however it ends."""

from pathlib import Path

from filelock import FileLock, Timeout

from inspector.archive import failures
from inspector.core.problem import Problem


class Lease:
    """The right to write to an archive, until `release`."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    @classmethod
    def take(cls, path: Path) -> "Lease | Problem":
        """Take the lease of the archive at `path` without waiting for it.

        Problems: `in-use` when another engine has it, `read-only`, `cannot-open`.
        """
        lock = FileLock(f"{path}.lock", timeout=0, mode=0o600, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return Problem(
                f"Another engine is using {path}.",
                "Close its window (or stop `webhook-inspector listen`), or choose another archive.",
                "in-use",
            )
        except PermissionError:
            return failures.read_only(path)
        except (OSError, NotImplementedError) as error:
            return failures.cannot_open(path, getattr(error, "strerror", None) or str(error))
        return cls(lock)

    def release(self) -> None:
        """Let another engine write."""
        self._lock.release()
