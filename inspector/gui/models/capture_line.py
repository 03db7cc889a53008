"""One line of the list in words: what stands in each column, and the sentence a screen reader says.

Facts beside the main one are shown whole or not at all, so long ids are given a short form here.
"""

import re
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from inspector.archive.values import Row, RowVerdict
from inspector.core.capture import Kind
from inspector.core.mark import Mark, mark_of
from inspector.core.verdict import Outcome
from inspector.gui.models.names import provider_name, scheme_label
from inspector.gui.models.sizes import size_words
from inspector.gui.painting import badge_detail

MICROSECONDS = 1_000_000
LONG_ID = 12

_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{17}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_KIND_WORDS = {Kind.CUT: "cut", Kind.REFUSED: "refused", Kind.MALFORMED: "malformed"}

_OUTCOME_WORDS = {
    Outcome.VERIFIED: "verified",
    Outcome.FAILED: "failed",
    Outcome.EXPIRED: "expired",
    Outcome.UNSIGNED: "unsigned",
    Outcome.MALFORMED: "malformed",
    Outcome.NO_SECRET: "not judged, no secret",
}


class Badge(NamedTuple):
    """A verdict in the list: its shape, its word and a second word such as `expired`."""

    outcome: Outcome
    word: str
    detail: str


class CaptureLine(NamedTuple):
    """What the list shows of a capture.

    Attributes:
        time: `14:02:11.4`, cut and not rounded; the date for another day.
        provider: Provider id, for the tile.
        provider_name: Its name; empty when nobody recognised the request.
        label: The event, else method and path.
        aside: One short fact beside it, or empty.
        badges: One a scheme, in fixed order.
        reply: Status we answered with, or empty.
        refusing: Whether that status is other than 2xx.
        gap: For a gap: how long nothing could be received; else empty.
        received_at: Microseconds since 1970, for times that say how long ago.
        endpoint: Path template of the endpoint, or the path when none took it.
        size: The body's size in words.
        environment: As the provider calls it, or empty.
        mark: Its colour mark, or None.
        noted: Whether the user wrote something beside it.
    """

    time: str
    provider: str
    provider_name: str
    label: str
    aside: str
    badges: tuple[Badge, ...]
    reply: str
    refusing: bool
    gap: str
    received_at: int = 0
    endpoint: str = ""
    size: str = ""
    environment: str = ""
    mark: Mark | None = None
    noted: bool = False

    @property
    def signatures(self) -> str:
        """All verdicts as a sentence."""
        said = (f"Signature {b.word} {_OUTCOME_WORDS[b.outcome]}" for b in self.badges)
        return ", ".join(said)

    @property
    def sentence(self) -> str:
        """The whole line as a screen reader says it."""
        if self.gap:
            return f"{self.time}, engine restarted, nothing could be received for {self.gap}"
        event = " ".join(filter(None, (self.label, self.aside)))
        who = self.provider_name or "not recognised"
        answered = f"answered {self.reply}" if self.reply else ""
        marked = f"marked {self.mark.value}" if self.mark is not None else ""
        noted = "has a note" if self.noted else ""
        parts = (self.time, who, event, self.signatures, answered, marked, noted)
        return ", ".join(filter(None, parts))


def moment(received_at: int, zone: tzinfo | None = None) -> datetime:
    """A capture's time on this computer's clock; the year 1970 for what no clock can show."""
    seconds, rest = divmod(received_at, MICROSECONDS)
    if not 0 <= seconds < 253_000_000_000:
        seconds = rest = 0
    return datetime.fromtimestamp(seconds, zone).replace(microsecond=rest)


@lru_cache(maxsize=1024)
def _minute(minutes: int, today: str, zone: tzinfo | None) -> tuple[str, bool]:
    """How the time of a minute since 1970 begins, and whether seconds follow: it is today."""
    when = moment(minutes * 60 * MICROSECONDS, zone)
    at = f"{when.hour:02}:{when.minute:02}"
    if when.date().isoformat() == today:
        return f"{at}:", True
    day = f"{when.day} {_MONTHS[when.month - 1]}"
    return (f"{day} {at}" if today.startswith(f"{when.year}-") else f"{day} {when.year}"), False


def clock(received_at: int, today: str, zone: tzinfo | None = None) -> str:
    """`14:02:11.4`; on another day than `today` (ISO) its date: `20 Nov 14:02`."""
    minutes, rest = divmod(received_at, 60 * MICROSECONDS)
    start, seconds_follow = _minute(minutes, today, zone)
    # Zones differ by whole minutes today; those of a hundred years ago have no captures.
    tenths = rest // 100_000
    return f"{start}{tenths // 10:02}.{tenths % 10}" if seconds_follow else start


def span(microseconds: int) -> str:
    """How long: `1.2 s`, `4 min 5 s`, `3 h 20 min`, `2 days`."""
    seconds = max(0, microseconds) / MICROSECONDS
    if seconds < 60:
        return f"{int(seconds * 10) / 10:.1f} s"
    whole = int(seconds)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    if whole < 172_800:
        return f"{whole // 3600} h {whole % 3600 // 60} min"
    return f"{whole // 86_400} days"


def short_id(text: str) -> str:
    """A short form of an id that still tells it from its neighbours; short ones stay whole."""
    if len(text) <= LONG_ID:
        return text
    if _UUID.fullmatch(text):
        return text[:8]
    return f"...{text[-4:]}"


@lru_cache(maxsize=1024)
def badges(verdicts: tuple[RowVerdict, ...]) -> tuple[Badge, ...]:
    """The badges of a capture's verdicts; many captures share one set."""
    return tuple(
        Badge(
            each.outcome, scheme_label(each.scheme), badge_detail(each.outcome, each.secret_label)
        )
        for each in verdicts
    )


def _event(row: Row) -> tuple[str, str]:
    """The main words of a line and the one fact beside them."""
    path = row.target.partition("?")[0]
    label = row.label or row.event_type or f"{row.method} {path}".strip() or "Unreadable request"
    return label, _KIND_WORDS.get(row.kind, "") or short_id(row.entity)


def line_of(row: Row, today: str, zone: tzinfo | None = None) -> CaptureLine:
    """A row in words.

    Args:
        row: From the archive.
        today: The date of now on this computer, `2026-11-20`.
        zone: Time zone to show times in; the computer's when None.
    """
    time = clock(row.received_at, today, zone)
    if row.kind is Kind.GAP:
        length = span(row.until - row.received_at)
        return CaptureLine(
            time, "", "", "", "", (), "", refusing=False, gap=length, received_at=row.received_at
        )
    label, aside = _event(row)
    status = row.reply_status
    return CaptureLine(
        time,
        row.provider,
        provider_name(row.provider),
        label,
        aside,
        badges(row.verdicts),
        str(status) if status else "",
        refusing=not 200 <= status < 300,
        gap="",
        received_at=row.received_at,
        endpoint=row.endpoint or row.target.partition("?")[0],
        size=size_words(row.body_size),
        environment=row.environment,
        mark=mark_of(row.colour),
        noted=bool(row.note),
    )
