"""What goes into the archive and what comes out of it, as plain values."""

from typing import NamedTuple

from inspector.core.capture import Capture, Headers, Kind, Reply
from inspector.core.event import Event
from inspector.core.verdict import Finding, Outcome, Verdict


class Arrived(NamedTuple):
    """A request with the reply it gets, before it has an id.

    Attributes:
        received_at: Microseconds since 1970 (UTC).
        kind: Complete, cut, malformed or refused.
        peer: Address of the sender.
        endpoint: Path template of the endpoint that took it, or empty.
        head: Request line and header fields as received.
        body: The body as received.
        trailers: Raw trailer fields, mostly empty.
        method: As on the wire, empty when unreadable.
        target: As on the wire, empty when unreadable.
        reply: What it is answered with.
        reason: Why it was cut or turned away, one sentence; empty for a complete one.
    """

    received_at: int
    kind: Kind
    peer: str
    endpoint: str
    head: bytes
    body: bytes
    trailers: bytes
    method: str
    target: str
    reply: Reply
    reason: str = ""


class Judgement(NamedTuple):
    """What was concluded about one capture. Of `event.findings` nothing is kept: see `findings`."""

    id: int
    event: Event
    verdicts: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def failing(self) -> bool:
        """Whether any verdict fails."""
        return any(verdict.outcome.fails for verdict in self.verdicts)


class RowVerdict(NamedTuple):
    """A verdict as the list shows it."""

    scheme: str
    outcome: Outcome
    secret_label: str
    reading: str


class Row(NamedTuple):
    """One line of the list.

    Attributes:
        reply_status: Status we answered with, 0 for a gap.
        body_size: Bytes as received.
        judged: Whether it was judged yet; until then everything from `provider` to `failing` is
            empty.
        source: Aggregator behind the event (`mx`), or empty.
        until: For a gap: its end in microseconds since 1970 (`received_at` is its start), else 0.
        note: What the user wrote beside it, or empty.
        colour: Name of its colour mark, or empty.
    """

    id: int
    received_at: int
    kind: Kind
    method: str
    target: str
    endpoint: str
    provider: str
    event_type: str
    label: str
    description: str
    entity: str
    environment: str
    verdicts: tuple[RowVerdict, ...]
    failing: bool
    reply_status: int
    body_size: int
    starred: bool
    reason: str
    judged: bool
    source: str
    until: int
    note: str = ""
    colour: str = ""


class Detail(NamedTuple):
    """Everything about one capture but its head and body.

    Attributes:
        row: Its line in the list.
        peer: Address of the sender.
        reply: What we answered.
        verdicts: With their explanations.
        findings: Oddities.
        user: User the event is about, or empty.
        idempotency: Idempotency value, or empty.
        delivery: Key that all attempts of one delivery share, or empty.
    """

    row: Row
    peer: str
    reply: Reply
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    user: str
    idempotency: str
    delivery: str


class Call(NamedTuple):
    """A request we made about a capture, and what came back.

    Attributes:
        capture: The capture it is about.
        kind: `sync`, `replay` or `forward`.
        started_at: Microseconds since 1970.
        duration: Microseconds until the whole answer was there, or until we gave up.
        url: Where it went.
        request_headers: What was sent, credentials masked.
        status: The answer's status, 0 when none came.
        answer_headers: As they came.
        answer: The first bytes of the answer's body.
        outcome: A stable word, such as `answered` or `timed-out`.
        explanation: What it means, in sentences.
        id: Given by the archive; newer calls have higher ones.
    """

    capture: int
    kind: str
    started_at: int
    duration: int
    url: str
    request_headers: Headers
    status: int
    answer_headers: Headers
    answer: bytes
    outcome: str
    explanation: str
    id: int = 0


class Note(NamedTuple):
    """What the user wrote beside a capture, and the name of its colour mark; either may be empty."""

    note: str
    colour: str


class StoredDiagnosis(NamedTuple):
    """Why one scheme failed, as found out earlier.

    Attributes:
        scheme: The scheme.
        causes: JSON, as the engine wrote it.
        tried: JSON, as the engine wrote it.
        basis: What it was computed from; it is stale when that is another now.
    """

    scheme: str
    causes: str
    tried: str
    basis: str


class Walked(NamedTuple):
    """One step of a walk through the archive; `judgement` is None when not judged yet."""

    capture: Capture
    judgement: Judgement | None


class Used(NamedTuple):
    """How many captures a secret verified, and when the newest of them was received (µs)."""

    captures: int
    last: int


class Counts(NamedTuple):
    """How many captures there are; gaps are not counted.

    Attributes:
        all: Every capture.
        failing: Those with a failing verdict.
        starred: Those with a star.
        refused: Those turned away: refused or malformed.
        endpoints: Path template (empty: no endpoint) to (captures, failing).
    """

    all: int
    failing: int
    starred: int
    refused: int
    endpoints: dict[str, tuple[int, int]]
