"""How many requests came lately, as the status bar draws it."""

from collections import deque

BUCKETS = 20
BUCKET_SECONDS = 3.0


class Rate:
    """Counts arrivals in 20 buckets of 3 seconds: the last minute.

    Moments are seconds of any clock that does not go backwards.
    """

    def __init__(self, now: float) -> None:
        self._buckets = deque([0] * BUCKETS, maxlen=BUCKETS)
        self._until = now + BUCKET_SECONDS

    def note(self, count: int, now: float) -> None:
        """Count arrivals."""
        self._turn(now)
        self._buckets[-1] += count

    def buckets(self, now: float) -> list[int]:
        """Arrivals a bucket, oldest first; their sum is the number a minute."""
        self._turn(now)
        return list(self._buckets)

    def _turn(self, now: float) -> None:
        passed = int((now - self._until) // BUCKET_SECONDS) + 1
        if passed <= 0:
            return
        self._buckets.extend([0] * min(passed, BUCKETS))
        self._until += passed * BUCKET_SECONDS
