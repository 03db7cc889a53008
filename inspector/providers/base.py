"""What a provider file has to offer."""

from typing import Protocol, runtime_checkable

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme


@runtime_checkable
class Provider(Protocol):
    """One sender of webhooks: what it defines, and nothing that others define.

    It may also have `retries`, a `core.retrying.RetryRule` that says what `retry_rule` says: without
    one nothing is foretold.
    """

    @property
    def id(self) -> str:
        """Stable id, `fuse`."""

    @property
    def name(self) -> str:
        """For people, `Fuse`."""

    @property
    def event_types(self) -> tuple[EventType, ...]:
        """The documented ones, in the order a person would look for them."""

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """Ways it proves origin."""

    @property
    def retry_rule(self) -> str:
        """What it does after an answer other than 2xx, one or two sentences."""

    @property
    def default_endpoint(self) -> str:
        """Path that exists at first start, `/powens/{event}`."""

    @property
    def registration(self) -> str:
        """How to register our address there: a few plain sentences, code spans in backticks."""

    @property
    def hint(self) -> str:
        """One sentence beneath."""

    def recognises(self, opened: Opened) -> bool:
        """Whether a request is this provider's, by its headers and the shape of its body."""

    def describe(self, opened: Opened) -> Event:
        """What a request reports, taken as this provider's; never raises."""
