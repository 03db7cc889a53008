"""What verdicts depend on besides the request: secrets, tolerances, and providers of endpoints."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspector.core.capture import Endpoint
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.providers import SCHEMES
from inspector.providers.custom import compiled


@dataclass(frozen=True, slots=True)
class Rules:
    """One state of everything a verdict depends on.

    Attributes:
        secrets: All secrets.
        tolerances: Seconds by scheme, None for any age; absent schemes keep their default.
        providers: Path template to provider id (empty: recognise) of every endpoint.
        schemes: The user's own schemes, each the text of its file.
        fetched: Public keys that were fetched, tried after the user's own.
        tried: Both, as one tuple: what applies of it is remembered by its identity.
    """

    secrets: tuple[Secret, ...] = ()
    tolerances: Mapping[str, float | None] = field(default_factory=dict)
    providers: Mapping[str, str] = field(default_factory=dict)
    schemes: tuple[str, ...] = ()
    fetched: tuple[Secret, ...] = ()
    tried: tuple[Secret, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Join once what every verdict asks for."""
        tried = self.secrets + self.fetched if self.fetched else self.secrets
        object.__setattr__(self, "tried", tried)

    @property
    def digest(self) -> str:
        """Tells two states apart across restarts, and gives no secret away.

        Of each secret it holds the fingerprint only, which 65,536 values share: who reads the
        archive cannot test a guess against it. Changes made while the engine runs are compared
        by value instead.
        """
        secrets = sorted(
            (s.scheme, s.id, s.use.value, s.label, s.endpoint, s.environment, s.user, s.fingerprint)
            # Without an end the digest stays as older versions wrote it.
            + ((s.until,) if s.until is not None else ())
            for s in self.secrets
        )
        state: list[object] = [
            secrets,
            sorted(self.tolerances.items()),
            sorted(self.providers.items()),
        ]
        if self.schemes:  # without any the digest stays as older versions wrote it
            state.append(self.schemes)
        if self.fetched:
            state.append([key.id for key in self.fetched])
        return hashlib.sha256(json.dumps(state).encode()).hexdigest()


def providers_of(endpoints: Sequence[Endpoint]) -> dict[str, str]:
    """Path template to provider id."""
    return {endpoint.path: endpoint.provider for endpoint in endpoints}


def scheme_named(rules: Rules, scheme: str) -> Scheme | None:
    """A scheme by its id: a built-in one, or one of the user's own."""
    own = (one for one in compiled(rules.schemes) if one.id == scheme)
    return SCHEMES.get(scheme) or next(own, None)
