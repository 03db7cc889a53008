"""The contract of a scheme: one way of proving where a request came from."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from inspector.core.capture import Headers, Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.secret import Secret
from inspector.core.verdict import Proof


class Scheme(Protocol):
    """One way of proving origin. Implementations are values; no method raises, whatever comes."""

    @property
    def id(self) -> str:
        """Stable id, `powens-hmac`."""

    @property
    def provider(self) -> str:
        """Id of the provider that defines it."""

    @property
    def label(self) -> str:
        """One word for a badge in the list, `hmac`."""

    @property
    def secret_name(self) -> str:
        """What the provider calls the secret, `signing secret`."""

    @property
    def header(self) -> str:
        """Name of the header that carries the proof."""

    @property
    def tolerance(self) -> float | None:
        """Default tolerance in seconds both ways, None when the scheme has no timestamp rule."""

    def is_present(self, request: Request) -> bool:
        """Whether the request carries this scheme's proof, well-formed or not."""

    def is_due(self, event: Event) -> bool:
        """Whether this event should carry the proof once a secret is configured."""

    def judge(
        self, opened: Opened, secrets: Sequence[Secret], now: float, tolerance: float | None
    ) -> Proof:
        """Judge one request.

        Args:
            opened: The request with its body opened.
            secrets: Those that apply, in the order to try them: current before previous.
            now: When the request was received, seconds since 1970.
            tolerance: Seconds a timestamp may be off, None for any.
        """

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The header fields that make the uncompressed request pass, `now` in seconds since 1970.

        Empty when the secret or the body cannot be used.
        """


@runtime_checkable
class ExplainsSigning(Protocol):
    """A scheme that can say why a secret signs nothing."""

    def cannot_sign(self, secret: str) -> str:
        """Why in a sentence that shows none of the secret, empty when it is not the secret."""
