"""Knows afterwards when nothing could be received: a mark of the last moment we listened.

A clean end takes the mark away. One that is found at a start is the beginning of a gap, and the
moment listening begins again is its end.
"""

from typing import Protocol

from inspector.core.problem import Problem

MARK = "listening-until"
EVERY = 1.0
"""Seconds between two marks, so how much longer than the truth a gap may look."""

REASON = "The engine ended unexpectedly. What was sent in this time could not be received."
SLEEP = 20_000_000
"""Microseconds without a beat after which the computer must have slept."""
SLEPT = (
    "The computer slept, or its clock was set forward. What was sent in this time may not have"
    " been received."
)


class GapStore(Protocol):
    """The part of an archive that this needs."""

    def mark(self, name: str) -> str:
        """A small fact by its name, empty when it was never set."""

    def set_mark(self, name: str, value: str) -> Problem | None:
        """Remember a small fact."""

    def add_gap(self, from_us: int, until_us: int, reason: str) -> int:
        """Buffer a gap."""


class Heartbeat:
    """Writes the mark while we listen; moments are microseconds since 1970."""

    def __init__(self, store: GapStore) -> None:
        self._store = store
        self._listening = False
        self._beaten = 0

    def listening(self, now: int) -> int | None:
        """Listening begins: the id of the gap that was added (to be committed), or None."""
        self._listening = True
        self._beaten = now
        before = self._store.mark(MARK)
        self._store.set_mark(MARK, str(now))
        if not before.isdigit():
            return None
        since = int(before)
        return self._store.add_gap(since, max(since, now), REASON)

    def slept(self, now: int) -> int | None:
        """The id of the gap that was added because nothing beat for long (to be committed)."""
        since, self._beaten = self._beaten, now
        if not self._listening or now - since < SLEEP:
            return None
        return self._store.add_gap(since, now, SLEPT)

    def beat(self, now: int) -> Problem | None:
        """We listen still."""
        return self._store.set_mark(MARK, str(now)) if self._listening else None

    def stopped(self) -> None:
        """Listening ended on purpose: that is no gap."""
        if self._listening:
            self._listening = False
            self._store.set_mark(MARK, "")
