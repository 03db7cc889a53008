"""The head of a capture in words: what it is, what was concluded, and the facts beside it."""

from datetime import datetime, tzinfo
from typing import NamedTuple

from inspector.archive.values import Row, RowVerdict
from inspector.core.capture import Kind
from inspector.core.verdict import Outcome
from inspector.gui.models.capture_line import moment, span
from inspector.gui.models.moments import day_words
from inspector.gui.models.names import provider_name, scheme_label
from inspector.gui.models.sizes import opened_words
from inspector.providers import SCHEMES

_KINDS = {
    Kind.CUT: "The body is not complete",
    Kind.MALFORMED: "This is no HTTP that can be read without guessing",
    Kind.REFUSED: "Turned away",
}

_SHORT = {
    Outcome.FAILED: "does not match",
    Outcome.EXPIRED: "too old or too new",
    Outcome.UNSIGNED: "not signed",
    Outcome.MALFORMED: "cannot be read",
    Outcome.NO_SECRET: "no secret",
}

_OURS = "webhook-inspector-simulator"

_NAMES = {"mx": "MX", "plaid": "Plaid", "teller": "Teller", "finicity": "Finicity"}


class HeadBadge(NamedTuple):
    """A verdict in the head: its shape, its words, and lighter words behind them."""

    outcome: Outcome
    word: str
    detail: str = ""


def title(row: Row) -> str:
    """What happened, in the provider's name for it; else method and path."""
    if row.kind is Kind.GAP:
        return "Nothing could be received"
    if row.event_type or row.label:
        return row.event_type or row.label
    if row.kind is Kind.MALFORMED and not row.method:
        return "Malformed request"
    return f"{row.method} {row.target.partition('?')[0]}".strip()


def subtitle(row: Row) -> str:
    """One line beneath: what it means, or why it is not whole."""
    if row.kind is Kind.GAP:
        return f"The engine was not running for {span(row.until - row.received_at)}"
    if row.kind in _KINDS:
        return row.reason or _KINDS[row.kind]
    if row.description:
        return row.description
    if not row.judged:
        return "Being judged"
    return "" if row.provider else "No provider recognised this request"


def head_badges(verdicts: tuple[RowVerdict, ...]) -> list[HeadBadge]:
    """A sentence for a single verdict; a scheme's word and a few more for each of several."""
    if len(verdicts) == 1:
        return [HeadBadge(verdicts[0].outcome, _sentence(verdicts[0]))]
    return [HeadBadge(each.outcome, scheme_label(each.scheme), _short(each)) for each in verdicts]


def _sentence(verdict: RowVerdict) -> str:
    scheme = SCHEMES.get(verdict.scheme)
    secret = scheme.secret_name if scheme else "secret"
    bearer = scheme is not None and scheme.header.lower() == "authorization"
    match verdict.outcome:
        case Outcome.VERIFIED:
            verb = "Carries" if bearer else "Signed with"
            return f"{verb} the {_which(verdict.secret_label, secret)}"
        case Outcome.FAILED:
            return f"Does not match the current {secret}"
        case Outcome.EXPIRED:
            return "Signed, but too old or too new"
        case Outcome.UNSIGNED:
            return f"No {secret} came" if bearer else "Not signed"
        case Outcome.MALFORMED:
            return "The signature cannot be read"
        case Outcome.NO_SECRET:
            return f"No {secret} to check it with"


def _which(label: str, secret: str) -> str:
    if label in ("", "current", "previous"):
        return f"{label or 'current'} {secret}"
    return f"{secret} “{label}”"


def _short(verdict: RowVerdict) -> str:
    return _SHORT.get(
        verdict.outcome, "" if verdict.secret_label in ("", "current") else verdict.secret_label
    )


def facts(
    row: Row,
    now: datetime,
    *,
    agent: str = "",
    coding: str = "",
    opened_size: int = 0,
    zone: tzinfo | None = None,
) -> list[str]:
    """The facts of the meta line, most telling first, the time last.

    Args:
        row: The capture.
        now: This computer's time: another day than today is named.
        agent: The `User-Agent` header, shown when no aggregator is known.
        coding: Content codings that were undone.
        opened_size: Size of the body then.
        zone: Time zone to show times in; the computer's when None.
    """
    when = moment(row.received_at, zone)
    clock = f"{when:%H:%M:%S}.{when.microsecond // 1000:03d}"
    day = "" if when.date() == now.date() else f"{day_words(when)}, "
    if row.kind is Kind.GAP:
        until = moment(row.until, zone)
        return [f"{day}{clock} to {until:%H:%M:%S}.{until.microsecond // 1000:03d}"]
    source = f"via {_NAMES.get(row.source, row.source)}" if row.source else _from(agent)
    size = opened_words(row.body_size, opened_size, coding)
    told = (provider_name(row.provider), row.environment, source, size, f"{day}{clock}")
    return [fact for fact in told if fact]


def _from(agent: str) -> str:
    if agent.startswith(_OURS):
        return "from our simulator"
    product = agent.split(" ", 1)[0][:40]
    return f"from {product}" if product else ""
