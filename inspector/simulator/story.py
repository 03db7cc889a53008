"""The story of the demo: a list of steps that anybody may read, and edit.

A step says what is sent and how it is signed. How it is judged is nobody's decision here: the
listener receives it and the judge judges it as any other request.
"""

from dataclasses import dataclass
from enum import StrEnum

PACE = 4.0
"""Seconds between two steps, unless a step says otherwise."""

REST = 6.0
"""Seconds between the end of a round and the next one, which has another seed."""

HISTORY = 5600
"""Transactions of Powens' first synchronisation: about 5 MB before compression."""


class SignedBy(StrEnum):
    """Which secret signs: one of the user's, or one that nobody entered."""

    CURRENT = "current"
    PREVIOUS = "previous"
    RETIRED = "retired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens.

    Attributes:
        words: What the presenter reads while it happens.
        provider: Who sends.
        event: Which event.
        after: Seconds after the step before.
        faults: What is wrong with it: names from `building.FAULTS`.
        signed_by: Which secret signs.
        scheme: The one scheme that `signed_by` is about; empty for all of the provider.
        count: How many deliveries: a burst when more than one, of all events that end alike.
        again: It is the delivery of the step before, tried again.
        answered: What our endpoint answers this once; 0 for what it always answers.
        all_of_it: It holds everything there is: a first synchronisation.
        booked: Purchases that are booked before it.
        environment: `sandbox` or `production`.
        sync: Nothing is sent to us: the connection's news is synced with Fuse, as the button does,
            and Fuse follows up with this event.
    """

    words: str
    provider: str
    event: str
    after: float = PACE
    faults: frozenset[str] = frozenset()
    signed_by: SignedBy = SignedBy.CURRENT
    scheme: str = ""
    count: int = 1
    again: bool = False
    answered: int = 0
    all_of_it: bool = False
    booked: int = 0
    environment: str = "sandbox"
    sync: bool = False


def fault(name: str) -> frozenset[str]:
    """One fault."""
    return frozenset([name])


SYNC_DATA = "financial_connection.sync_data"
BALANCES = "banking.balances.sync.completed"

STEPS = (
    Step("A bank has news: Fuse hands on what the aggregator said", "fuse", SYNC_DATA, after=0.0),
    Step(
        "Somebody changed one digit on the way to us, so Fiskil's signature does not match",
        "fiskil", BALANCES, after=0.8, faults=fault("tampered"),
    ),
    Step(
        "Synced with Fuse: the body goes back as received, and Fuse follows up",
        "fuse", "transactions.updates", sync=True,
    ),
    Step(
        "Powens synchronises a connection for the first time: several MB, compressed with gzip",
        "powens", "CONNECTION_SYNCED", faults=fault("gzip"), all_of_it=True,
    ),
    Step("Three purchases later, Powens sends what is new", "powens", "ACCOUNT_SYNCED", booked=3),
    Step("Fynapse extracts yesterday's balances", "fynapse", "balance.extracted"),
    Step(
        "A rotation: this one is still signed with the previous secret, which is accepted",
        "fynapse", "balance.extracted", signed_by=SignedBy.PREVIOUS,
    ),
    Step(
        "This one was signed an hour ago: it matches, but is too old to be trusted",
        "fynapse", "balance.extracted", faults=fault("stale"),
    ),
    Step(
        "Our endpoint answers 503, as it would during an outage",
        "fynapse", "balance.extracted", answered=503,
    ),
    Step(
        "Fynapse tries the same delivery again, and this time it is accepted",
        "fynapse", "balance.extracted", again=True,
    ),
    Step("At Fiskil, a person gives their consent", "fiskil", "consent.received"),
    Step(
        "A request without any signature arrives at the same endpoint",
        "fiskil", "consent.updated", faults=fault("unsigned"),
    ),
    Step(
        "Fiskil signs with a secret that was retired: the rotation was forgotten here",
        "fiskil", "banking.accounts.sync.completed", signed_by=SignedBy.RETIRED,
    ),
    Step(
        "The wrong secret_key for Powens' HMAC, while the user's token is right",
        "powens", "ACCOUNT_CATEGORIZED", signed_by=SignedBy.UNKNOWN, scheme="powens-hmac",
    ),
    Step("A payment, which has no user and so no token", "powens", "PAYMENT_STATE_UPDATED"),
    Step(
        "The end of this body was lost on the way, so nothing can be canonicalised",
        "fuse", "transactions.updates", faults=fault("cut-off"),
    ),
    Step(
        "A production event, while only the sandbox's API key was entered here",
        "fuse", "financial_connection.finished",
        signed_by=SignedBy.UNKNOWN, environment="production",
    ),
    Step("A burst: thirty deliveries at once", "fiskil", BALANCES, count=30),
    Step(
        "The bank wants the person to log in again",
        "fuse", "financial_connection.disconnected",
    ),
)  # fmt: skip


def seconds() -> float:
    """How long one round takes when nobody pauses it."""
    return sum(step.after for step in STEPS)
