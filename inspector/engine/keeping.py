"""Whether what arrives can be kept: from the first write that fails until writing goes well again.

While it cannot, senders are answered 503 and told to try again; nothing is answered 2xx and lost.
"""

from collections.abc import Callable

from inspector.core.problem import Problem

STEADY = 10.0
"""Seconds of good writing until all is said to be well: a nearly full disk takes small writes."""


class Keeping:
    """Follows writes to the archive.

    Args:
        changed: Called when `problem` or `refused` is another one.

    Attributes:
        problem: Why nothing can be kept, None when all is well.
        refused: Requests that were answered 503 since then.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self.problem: Problem | None = None
        self.refused = 0
        self._changed = changed
        self._failed_at = 0.0

    def failed(self, problem: Problem, now: float, refused: int = 0) -> None:
        """A write failed.

        Args:
            problem: Why.
            now: Seconds of a clock that only goes forward.
            refused: How many requests were answered 503 for it.
        """
        self._failed_at = now
        if problem == self.problem and not refused:
            return
        self.problem = problem
        self.refused += refused
        self._changed()

    def went_well(self, now: float) -> None:
        """A write went well, `now` in the same seconds."""
        if self.problem is None:
            return
        returned = self.problem.kind == "moved"  # that is so or not, whatever was written
        if returned or now - self._failed_at >= STEADY:
            self.problem, self.refused = None, 0
            self._changed()
