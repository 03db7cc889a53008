"""When a provider tries a delivery again, by the rule it documents: arithmetic on times.

Times are seconds since 1970, as floats. What a provider does not document stays unknown here: no
usual value is put in its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LENIENT_SECONDS = 10.0
LENIENT_SHARE = 0.1
"""How much later than documented an attempt may come before it counts as missing: the sender's
queue and its time-out come on top of every documented figure."""

MOST_WINDOWS = 64


class Gap(NamedTuple):
    """How long after one attempt the next one comes, in seconds."""

    earliest: float
    latest: float


@dataclass(frozen=True, slots=True)
class RetryRule:
    """What a provider documents of its retries; the defaults say that it documents nothing.

    Attributes:
        documented: Whether its documentation says that it tries again, or that it does not.
        attempts: All attempts of a delivery with the first one, None when that is not documented.
        gaps: After the first attempt, the second and so on; the last one repeats. Empty when the
            times are not documented.
        within: Seconds after the first attempt in which it tries at all, None for no bound.
        accepted: First and last status that it takes for delivered.
        final: Statuses after which it never tries again.
        heeds_retry_after: How much later than a Retry-After of ours it comes at most, as a share of
            it; None when it is not documented to heed one.
    """

    documented: bool = False
    attempts: int | None = None
    gaps: tuple[Gap, ...] = ()
    within: float | None = None
    accepted: tuple[int, int] = (200, 299)
    final: frozenset[int] = frozenset()
    heeds_retry_after: float | None = None

    def accepts(self, status: int) -> bool:
        """Whether this answer ends a delivery well."""
        return self.accepted[0] <= status <= self.accepted[1]

    def gap_after(self, attempt: int) -> Gap | None:
        """The gap after an attempt, counted from 1; None when it is not documented."""
        return self.gaps[min(attempt, len(self.gaps)) - 1] if self.gaps else None


class Made(NamedTuple):
    """An attempt that came: when, the status of our answer, and its Retry-After in seconds."""

    at: float
    status: int
    retry_after: float | None = None


class Window(NamedTuple):
    """When one attempt is due: its number from 1, and the times it comes between."""

    attempt: int
    earliest: float
    latest: float


class Standing(StrEnum):
    """How a delivery stands after its newest attempt."""

    ACCEPTED = "accepted"
    FINAL = "final"  # this answer ends it: the sender never tries again
    LAST = "last"  # no attempts or no time are left
    DUE = "due"  # it is tried again, at a documented time
    UNTIMED = "untimed"  # it is tried again, at a time that is not documented
    UNKNOWN = "unknown"  # whether it is tried again is not documented


class Phase(StrEnum):
    """Where a moment lies, seen from the window of an attempt."""

    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"


class Outlook(NamedTuple):
    """How a delivery stands, and when each attempt still to come is due, the next one first."""

    standing: Standing
    windows: tuple[Window, ...] = ()


def outlook(rule: RetryRule, made: Sequence[Made], most: int = MOST_WINDOWS) -> Outlook:
    """What is still to come of a delivery.

    Args:
        rule: The provider's.
        made: Every attempt that came, oldest first.
        most: How many windows to give at most.
    """
    windows: tuple[Window, ...] = ()
    if not made:
        standing = Standing.UNKNOWN
    elif rule.accepts(made[-1].status):
        standing = Standing.ACCEPTED
    elif made[-1].status in rule.final:
        standing = Standing.FINAL
    elif rule.attempts is not None and len(made) >= rule.attempts:
        standing = Standing.LAST
    elif not rule.gaps:
        standing = Standing.UNTIMED if rule.documented else Standing.UNKNOWN
    else:
        windows = _windows(rule, made, most)
        standing = Standing.DUE if windows else Standing.LAST
    return Outlook(standing, windows)


def _windows(rule: RetryRule, made: Sequence[Made], most: int) -> tuple[Window, ...]:
    windows: list[Window] = []
    last = len(made) + most if rule.attempts is None else min(rule.attempts, len(made) + most)
    ends = made[0].at + rule.within if rule.within is not None else None
    earliest = latest = made[-1].at
    for number in range(len(made) + 1, last + 1):
        gap = _asked_for(rule, made[-1]) if not windows else None
        gap = gap or rule.gap_after(number - 1)
        if gap is None:
            break
        earliest, latest = earliest + gap.earliest, latest + gap.latest
        if ends is not None and earliest > ends:
            break
        windows.append(Window(number, earliest, latest if ends is None else min(latest, ends)))
    return tuple(windows)


def _asked_for(rule: RetryRule, newest: Made) -> Gap | None:
    """The gap that our own answer asked for."""
    if rule.heeds_retry_after is None or newest.retry_after is None:
        return None
    return Gap(newest.retry_after, newest.retry_after * (1 + rule.heeds_retry_after))


def phase(window: Window, since: float, now: float) -> Phase:
    """Whether an attempt may not come yet, may come, or should have come.

    Args:
        window: When it is due.
        since: When the attempt before it came.
        now: The moment in question.
    """
    if now < window.earliest:
        return Phase.BEFORE
    slack = max(LENIENT_SECONDS, (window.latest - since) * LENIENT_SHARE)
    return Phase.WITHIN if now <= window.latest + slack else Phase.AFTER
