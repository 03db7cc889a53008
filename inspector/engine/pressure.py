"""How much of the loop's time goes into requests, so that background work knows when to stand back.

Measured by the processor time of the loop's thread outside slices. Waiting times would not do: a
sender that waits for its answer before it sends again makes pauses of its own, and whoever fills
them makes it slower.
"""

import time
from collections.abc import Callable

WINDOW = 0.05
"""Seconds over which it is measured."""

HIGH = 0.2
"""Share of the time: about 4,000 requests a second."""


class Pressure:
    """Tells whether requests come so fast that they have to go first.

    Args:
        clock: Seconds of the world, not going backwards.
        processor: Seconds of processor time of this thread.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.perf_counter,
        processor: Callable[[], float] = time.thread_time,
    ) -> None:
        self._clock = clock
        self._processor = processor
        self._since = clock()
        self._used = processor()
        self._slice = 0.0
        self._high = False

    def is_high(self) -> bool:
        """Whether requests took more than `HIGH` of the time lately."""
        now = self._clock()
        passed = now - self._since
        if passed >= WINDOW:
            used = self._processor()
            self._high = used - self._used > HIGH * passed
            self._since, self._used = now, used
        return self._high

    def begin(self) -> None:
        """A slice begins: what it takes does not count."""
        self._slice = self._processor()

    def end(self) -> None:
        """The slice ends."""
        self._used += self._processor() - self._slice
