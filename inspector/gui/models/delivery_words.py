"""A delivery in words: its attempts, what is still to come, and how long until then."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from inspector.archive.values import RowVerdict
from inspector.core.retrying import Phase, Standing, Window, phase
from inspector.core.verdict import Outcome
from inspector.gui.models.capture_line import moment, span
from inspector.gui.models.moments import day_words
from inspector.gui.models.names import provider_name

SECOND = 1_000_000
MINUTE = 60 * SECOND

_KEYS = {
    "body": "same body",
    "idempotency": "same idempotency key",
    "webhook-id": "same webhook-id",
    "message_id": "same message_id",
    "event_id": "same event_id",
    "id_webhook_data": "same id_webhook_data",
}


class Attempt(NamedTuple):
    """One capture of a delivery; times in microseconds since 1970, `same` as the engine says it."""

    number: int
    capture: int
    at: int
    status: int
    body: str
    delay: float
    same: bool | None
    verdicts: tuple[RowVerdict, ...]


class Due(NamedTuple):
    """When an attempt still to come is due, in microseconds since 1970."""

    number: int
    earliest: int
    latest: int


class Delivery(NamedTuple):
    """What the engine tells of a delivery (see `engine.delivery_protocol`)."""

    attempts: tuple[Attempt, ...]
    key: str
    provider: str
    rule: str
    of: int | None
    standing: Standing
    due: tuple[Due, ...]

    @property
    def newest(self) -> Attempt:
        """The last attempt that came; there is at least one."""
        return self.attempts[-1]

    @property
    def sender(self) -> str:
        """The provider's name, or words for one that nobody knows."""
        return provider_name(self.provider) or "The sender"


def read_delivery(answer: Mapping[str, Any]) -> Delivery | None:
    """The engine's answer; None when there are no attempts."""
    attempts = tuple(
        Attempt(
            number, each["id"], each["received_at"], each["status"], each["body"], each["delay"],
            each["same"],
            tuple(RowVerdict(scheme, Outcome(word), label, "")
                  for scheme, word, label in each["verdicts"]),
        )
        for number, each in enumerate(answer["attempts"], 1)
    )  # fmt: skip
    if not attempts:
        return None
    due = tuple(Due(*window) for window in answer["windows"])
    return Delivery(
        attempts, answer["key"], answer["provider"], answer["rule"], answer["of"],
        Standing(answer["standing"]), due,
    )  # fmt: skip


def count(delivery: Delivery) -> str:
    """Attempts that came, `2/6` where the provider documents how many there are at most, or `2`.

    Empty when the first one was accepted, for then there is nothing to count.
    """
    made = len(delivery.attempts)
    if made == 1 and delivery.standing is Standing.ACCEPTED:
        return ""
    return f"{made}{f'/{delivery.of}' if _has_of(delivery) else ''}"


def headline(delivery: Delivery) -> str:
    """What became of the newest attempt: `Attempt 2 of 6 was answered 503`."""
    made, newest = len(delivery.attempts), delivery.newest
    if delivery.standing is Standing.ACCEPTED and made == 1:
        return f"Accepted at the first attempt, {newest.status}"
    of = f" of {delivery.of}" if _has_of(delivery) else ""
    verb = "was accepted," if delivery.standing is Standing.ACCEPTED else "was answered"
    return f"Attempt {made}{of} {verb} {newest.status}"


def outlook_words(delivery: Delivery, now: int) -> str:
    """What is to come, as a sentence; `now` in microseconds since 1970."""
    sender = delivery.sender
    if delivery.standing is Standing.DUE:
        return _due_words(delivery, now)
    if delivery.standing is Standing.UNKNOWN and not delivery.provider:
        return "Nobody recognised the sender, so whether it tries again is not known."
    if delivery.standing is Standing.LAST and delivery.of == 1:
        return f"{sender} does not try again by itself."
    return {
        Standing.ACCEPTED: f"{sender} has what it needs: nothing more is due.",
        Standing.FINAL: f"{sender} never tries again after {delivery.newest.status}.",
        Standing.LAST: f"{sender} documents no attempt after this one.",
        Standing.UNTIMED: f"{sender} tries again; when is not documented.",
        Standing.UNKNOWN: f"Whether and when {sender} tries again is not documented.",
    }[delivery.standing]


def due_phase(delivery: Delivery, now: int) -> Phase | None:
    """Where `now` lies, seen from the window of the next attempt; None when none is due."""
    if not delivery.due:
        return None
    due = delivery.due[0]
    window = Window(due.number, due.earliest / SECOND, due.latest / SECOND)
    return phase(window, delivery.newest.at / SECOND, now / SECOND)


def countdown(delivery: Delivery, now: int) -> tuple[str, str]:
    """How long until the next attempt, and what that time is: `in 46 s`, `at the earliest`."""
    where = due_phase(delivery, now)
    if where is None or where is Phase.AFTER:
        return "", ""
    due = delivery.due[0]
    exact = due.earliest == due.latest
    if where is Phase.BEFORE:
        return f"in {wait_words(due.earliest - now)}", "" if exact else "at the earliest"
    if now < due.latest:
        return f"in {wait_words(due.latest - now)}", "at the latest"
    return "any moment", "a little late"


def due_row(delivery: Delivery, now: int) -> tuple[str, str]:
    """The line of the next attempt in the list of attempts, and what follows it."""
    due = delivery.due[0]
    again = due_phase(delivery, now) is Phase.AFTER
    between = _span_of(due)
    words = f"Was due {between}" if again else f"Next due {between}"
    left = delivery.of - due.number if delivery.of is not None else 0
    return words, f"{left} more if this one fails too" if left > 0 and not again else ""


def shared_words(delivery: Delivery) -> str:
    """What makes these captures one delivery, and whether their bodies are the same."""
    words = [_KEYS.get(delivery.key, "same id")]
    if len(delivery.attempts) == 1:
        return "the only one so far"
    same = {each.same for each in delivery.attempts}
    if False in same:
        words.append("the body changed")
    elif delivery.key == "body":
        words.append("nothing else tells attempts apart from new events")
    else:
        words.append("bodies of the same size" if None in same else "same body")
    return ", ".join(words)


def attempt_words(delivery: Delivery, attempt: Attempt) -> str:
    """When it came, seen from the first one, and whether its body is another."""
    first = delivery.attempts[0]
    if attempt.number == 1:
        return "first seen"
    words = f"{later_words(attempt.at - first.at)} after the first"
    return f"{words}, another body" if attempt.same is False else words


def reply_words(status: int) -> str:
    """Our answer's status with its phrase, `503 Service Unavailable`."""
    if not status:
        return "nothing"
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def clock_words(at: int, *, exact: bool = False, beside: int = 0) -> str:
    """A time of day, `14:03:09`, with its date when that is another than that of `beside`."""
    when = moment(at)
    words = f"{when:%H:%M:%S}" + (f".{when.microsecond // 1000:03d}" if exact else "")
    if beside and moment(beside).date() != when.date():
        return f"{day_words(when)}, {words}"
    return words


def later_words(microseconds: int) -> str:
    """How much later, exact to a tenth of a second below an hour: `1 min 6.9 s`."""
    if microseconds < MINUTE or microseconds >= 60 * MINUTE:
        return span(microseconds)
    minutes, rest = divmod(microseconds, MINUTE)
    return f"{minutes} min {rest * 10 // SECOND / 10:.1f} s"


def wait_words(microseconds: int) -> str:
    """How long to wait, in whole seconds, rounded up: `46 s`, `9 min 12 s`."""
    seconds = max(0, -(-microseconds // SECOND))
    return f"{seconds} s" if seconds < 60 else span(seconds * SECOND)


def _has_of(delivery: Delivery) -> bool:
    """Whether the documented number of attempts says something: more than were made can come."""
    return delivery.of is not None and delivery.of > 1 and len(delivery.attempts) <= delivery.of


def _due_words(delivery: Delivery, now: int) -> str:
    sender, due = delivery.sender, delivery.due[0]
    where = due_phase(delivery, now)
    if where is Phase.AFTER:
        latest = clock_words(due.latest, beside=now)
        return f"{sender} should have tried again by {latest}; nothing came here."
    if where is Phase.WITHIN and due.earliest != due.latest:
        return f"{sender} tries again by {clock_words(due.latest, beside=now)}."
    return f"{sender} tries again {_span_of(due, beside=now)}."


def _span_of(due: Due, beside: int = 0) -> str:
    """`between 14:03:09 and 14:12:09` in a sentence, `14:03:09 to 14:12:09` in a row."""
    earliest = clock_words(due.earliest, beside=beside)
    if due.earliest == due.latest:
        return f"at about {earliest}"
    latest = clock_words(due.latest, beside=due.earliest)
    return f"between {earliest} and {latest}" if beside else f"{earliest} to {latest}"
