"""What a provider says happened, in the provider's names and in a person's words."""

from dataclasses import dataclass

from inspector.core.verdict import Finding


@dataclass(frozen=True, slots=True)
class EventType:
    """A documented event type.

    Attributes:
        name: As the provider names it, `financial_connection.sync_data`.
        meaning: What it means, as a short sentence without a full stop.
        label: Short form for a narrow list, `sync_data`; the name when empty.
    """

    name: str
    meaning: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an event says, to be shown as a row.

    Attributes:
        name: What it is, `Removed transactions`.
        value: In words or as a number.
        items: The things themselves where there are several, such as ids.
        sentence: The same to be read as a sentence; ends with a colon where items follow; empty
            where there is nothing worth a sentence.
    """

    name: str
    value: str
    items: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What one capture reports.

    Attributes:
        provider: Provider id, or empty when nobody recognised the request.
        type: Event type as the provider names it; as received when it is unknown to us.
        label: Short form for the list.
        description: One line for a person: `MX refreshed a member: 2 new transactions`.
        entity: The id a person would search for (connection, user, account), or empty.
        environment: `sandbox`, `production` or empty when the body does not say.
        source: The aggregator behind it (`mx`), or empty.
        user: The user it is about, for tokens that are kept per user, or empty.
        idempotency: Idempotency value of header or body, or empty.
        delivery: Key that all attempts of one delivery share, or empty.
        findings: Oddities the provider's rules reveal.
    """

    provider: str = ""
    type: str = ""
    label: str = ""
    description: str = ""
    entity: str = ""
    environment: str = ""
    source: str = ""
    user: str = ""
    idempotency: str = ""
    delivery: str = ""
    findings: tuple[Finding, ...] = ()
