"""Which badges of a row have room: second words go first, then badges, and a count says how many.

A row never shows half a badge, and none runs into the next column.
"""

from functools import lru_cache
from typing import NamedTuple

from inspector.core.verdict import Outcome
from inspector.gui import fonts, painting
from inspector.gui.models.capture_line import Badge


class Fitted(NamedTuple):
    """What is painted of a row's badges.

    Attributes:
        badges: From left to right, in their fixed order.
        more: `+1` when one is left out, else empty.
        hides_failure: Whether one that is left out failed.
    """

    badges: tuple[Badge, ...]
    more: str = ""
    hides_failure: bool = False


def width_of(badges: tuple[Badge, ...], more: str = "") -> float:
    """Room that these badges and the count after them need, in px."""
    gaps = painting.BADGE_GAP * (len(badges) - 1)
    width = sum(painting.badge_width(*badge) for badge in badges) + gaps
    if more:
        width += painting.BADGE_GAP + painting.text_width(more, fonts.font("smallM"))
    return width


def _loudness(badge: Badge) -> int:
    """How much the second word of a badge matters: a failure's most."""
    if badge.outcome.fails:
        return 2
    return 1 if badge.outcome is Outcome.NO_SECRET else 0


@lru_cache(maxsize=2048)
def fit_badges(badges: tuple[Badge, ...], room: int) -> Fitted:
    """The badges that fit into `room` px; one at least is always shown.

    Second words go together with those of their like, so that two alike look alike: first the
    older secret of a pass, then `no secret`, last what kind of failure it is.
    """
    shown = badges
    for loudness in (0, 1, 2):
        if width_of(shown) <= room:
            return Fitted(shown)
        shown = tuple(
            badge._replace(detail="") if _loudness(badge) == loudness else badge for badge in shown
        )
    if width_of(shown) <= room:
        return Fitted(shown)
    return _fewer(shown, room)


fonts.when_enlarged(fit_badges.cache_clear)


def _fewer(badges: tuple[Badge, ...], room: int) -> Fitted:
    """Leave out the last one that did not fail, again and again."""
    shown, more = list(badges), ""
    while len(shown) > 1 and width_of(tuple(shown), more) > room:
        quiet = [badge for badge in shown if not badge.outcome.fails]
        shown.remove(quiet[-1] if quiet else shown[-1])
        more = f"+{len(badges) - len(shown)}"
    failures = sum(badge.outcome.fails for badge in badges)
    hides = failures > sum(badge.outcome.fails for badge in shown)
    return Fitted(tuple(shown), more, hides)
