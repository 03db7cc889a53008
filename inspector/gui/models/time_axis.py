"""Round moments on an axis of time: where its lines stand and what is written above them."""

from datetime import timedelta
from typing import NamedTuple

from inspector.gui.models.capture_line import moment

SECOND = 1_000_000
_STEPS = tuple(
    seconds * SECOND
    for seconds in (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 4 * 3600,
                    6 * 3600, 12 * 3600, 24 * 3600, 48 * 3600, 7 * 24 * 3600)
)  # fmt: skip
MOST = 5
"""Lines there are at most."""

MARGIN = 0.06
"""Room at either end, as a share of the time between."""


class Axis(NamedTuple):
    """A stretch of time in microseconds since 1970, and its lines, each with its words."""

    start: int
    stop: int
    ticks: tuple[tuple[int, str], ...]

    def share(self, at: int) -> float:
        """Where a moment lies: 0 at the start, 1 at the stop."""
        return (at - self.start) / (self.stop - self.start)


def axis_of(first: int, last: int) -> Axis:
    """An axis with both moments on it, and a little room beside them."""
    room = max(SECOND, round((last - first) * MARGIN))
    start, stop = first - room, last + room
    step = next((each for each in _STEPS if (stop - start) // each < MOST), _STEPS[-1])
    return Axis(
        start, stop, tuple((at, _words(at, step)) for at in _round_moments(start, stop, step))
    )


def _round_moments(start: int, stop: int, step: int) -> list[int]:
    """Moments that a person calls round, by the clock of this computer."""
    here = moment(start)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    since = (here - midnight) // timedelta(microseconds=1)
    at = start - since + -(-since // step) * step
    found: list[int] = []
    while at <= stop and len(found) <= MOST:
        found.append(at)
        at += step
    return found


def _words(at: int, step: int) -> str:
    when = moment(at)
    if step >= 24 * 3600 * SECOND:
        return f"{when.day}.{when.month}."
    return f"{when:%H:%M}" if step >= 60 * SECOND else f"{when:%H:%M:%S}"
