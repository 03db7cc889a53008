"""What became of a request we made."""

from dataclasses import dataclass, field
from enum import StrEnum

from inspector.core.capture import Headers


class Outcome(StrEnum):
    """How a call ended; the values are stored in the archive."""

    ANSWERED = "answered"  # a whole answer, whatever its status
    NOT_JSON = "not-json"  # a whole answer that is no JSON although one was due
    REDIRECT = "redirect"  # another address was named; we did not go there
    TOO_LARGE = "too-large"  # the answer was cut at a bound
    TIMED_OUT = "timed-out"
    REFUSED = "refused"  # nobody listens there
    UNREACHABLE = "unreachable"  # no such host, no route, a proxy that fails
    TLS = "tls-failure"
    RESET = "reset"  # the connection ended before the answer did
    GARBAGE = "garbage"  # something answered that is no HTTP
    UNSENDABLE = "unsendable"  # the request cannot be put on the wire
    STOPPED = "stopped"  # we ended before the answer came

    @property
    def has_answer(self) -> bool:
        """Whether an answer came, as far as it was read."""
        return self in (Outcome.ANSWERED, Outcome.NOT_JSON, Outcome.REDIRECT, Outcome.TOO_LARGE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a call may take.

    Attributes:
        connect: Seconds until the connection stands, its encryption included.
        silence: Seconds without a byte from the other side.
        whole: Seconds for everything.
        answer: Bytes of the answer's body that are kept; a longer one is cut there.
    """

    connect: float = 10.0
    silence: float = 60.0
    whole: float = 120.0
    answer: int = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request to make.

    Attributes:
        method: Such as `POST`.
        url: Whole address.
        headers: As they go out, without Host and Content-Length.
        body: As it goes out.
        hidden: Texts that must not be kept or shown, wherever they come back.
    """

    method: str
    url: str
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    hidden: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a request ended; nothing hidden is in it.

    Attributes:
        outcome: How.
        explanation: What it means, in sentences; empty where the answer speaks for itself.
        seconds: From the first byte out to the last one in, or until we gave up.
        status: The answer's status, 0 when no head came.
        headers: The answer's fields.
        content: The first bytes of the answer's body, content codings undone.
    """

    outcome: Outcome
    explanation: str
    seconds: float
    status: int = 0
    headers: Headers = ()
    content: bytes = field(default=b"", repr=False)
