"""What a provider file has to offer."""

from typing import Protocol, runtime_checkable

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme


@runtime_checkable
class Provider(Protocol):
    """One sender of webhooks: what it defines, and nothing that others define.

    Attributes:
        id: Stable id, `fuse`.
        name: For people, `Fuse`.
        event_types: The documented ones, in the order a person would look for them.
        schemes: Ways it proves origin.
        retry_rule: What it does after an answer other than 2xx, one or two sentences.
        default_endpoint: Path that exists at first start, `/powens/{event}`.
        registration: How to register our address there, two or three plain sentences with code
            spans in backticks.
        hint: One sentence beneath.
    """

    id: str
    name: str
    event_types: tuple[EventType, ...]
    schemes: tuple[Scheme, ...]
    retry_rule: str
    default_endpoint: str
    registration: str
    hint: str

    def recognises(self, opened: Opened) -> bool:
        """Whether a request is this provider's, by its headers and the shape of its body."""

    def describe(self, opened: Opened) -> Event:
        """What a request reports, taken as this provider's; never raises."""
