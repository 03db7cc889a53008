"""What a diagnosis is made from: one capture, one scheme, and what lies around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.providers.judging import applicable


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another capture whose body may have been mixed up with this one's.

    Attributes:
        name: What to call it in a sentence: `capture 41`.
        opened: Its request with the body opened.
    """

    name: str
    opened: Opened


@dataclass(frozen=True, slots=True)
class Case:
    """One scheme's failing signature on one capture.

    Attributes:
        scheme: The scheme.
        opened: The request with its body opened.
        secrets: Those that apply to the capture and the scheme, in the order they are tried.
        stored: All secrets there are: of other endpoints, environments and schemes, and retired.
        now: When the capture was received, seconds since 1970.
        tolerance: Seconds a time may be off, None for any.
        neighbours: Other captures, nearest first; the caller bounds how many.
        offsets: Reception minus signed time, in seconds, of other captures that were verified.
        since: By id of a secret, when it got its present use, seconds since 1970.
        endpoint: Path template of the endpoint that took the capture, or empty.
    """

    scheme: Scheme
    opened: Opened
    secrets: tuple[Secret, ...] = ()
    stored: tuple[Secret, ...] = ()
    now: float = 0.0
    tolerance: float | None = None
    neighbours: tuple[Neighbour, ...] = ()
    offsets: tuple[float, ...] = ()
    since: Mapping[str, float] = field(default_factory=dict)
    endpoint: str = ""

    @property
    def others(self) -> tuple[Secret, ...]:
        """Stored secrets that do not apply here, those of this scheme first."""
        mine = {secret.id for secret in self.secrets}
        rest = [secret for secret in self.stored if secret.id not in mine and secret.value]
        return tuple(sorted(rest, key=lambda one: one.scheme != self.scheme.id))


def case_of(
    scheme: Scheme,
    opened: Opened,
    event: Event,
    stored: Sequence[Secret],
    now: float,
    tolerances: Mapping[str, float | None],
    endpoint: str = "",
) -> Case:
    """A case with the secrets chosen as for a verdict; neighbours and clocks may be added to it.

    The arguments are those of `providers.judging.judge`.
    """
    return Case(
        scheme,
        opened,
        tuple(applicable(stored, event, endpoint, now).get(scheme.id, ())),
        tuple(stored),
        now,
        tolerances.get(scheme.id, scheme.tolerance),
        endpoint=endpoint,
    )
