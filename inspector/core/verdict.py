"""What we concluded about one scheme on one capture, as data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """The result of one scheme on one capture."""

    VERIFIED = "verified"
    FAILED = "failed"  # does not match
    EXPIRED = "expired"  # matches, but outside the tolerance
    UNSIGNED = "unsigned"  # a signature was due and none came
    MALFORMED = "malformed"  # the header, or a body that the scheme must read, is unreadable
    NO_SECRET = "no-secret"  # noqa: S105 - a word, no password. Cannot be judged

    @property
    def passes(self) -> bool:
        """Whether origin is proved."""
        return self is Outcome.VERIFIED

    @property
    def fails(self) -> bool:
        """Whether it counts as failing: every outcome but verified and no-secret."""
        return self not in (Outcome.VERIFIED, Outcome.NO_SECRET)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One scheme's result.

    Attributes:
        scheme: Scheme id, such as `powens-hmac`.
        outcome: The result.
        explanation: One sentence for a person, without any secret in it.
        secret_label: Label of the secret that matched, such as `current`; empty otherwise.
        secret_id: Id of the secret that matched; empty otherwise.
        reading: Name of the reading that matched where a provider leaves it open, such as
            `path with query`; empty for the default reading.
    """

    scheme: str
    outcome: Outcome
    explanation: str
    secret_label: str = ""
    secret_id: str = ""
    reading: str = ""


class Proof(NamedTuple):
    """A verdict with what it was computed from; never stored, made again when asked for.

    A tuple, since one is made for every verdict and a frozen dataclass takes three times as long.

    Attributes:
        verdict: The result.
        signed_content: The exact bytes that the scheme signs, None when there are none.
        content_name: What these bytes are, in words: `the raw body`.
        expected: The value the matching (else the current) secret gives, in the header's encoding.
            It can be shown: it is a signature, no secret. Empty for bearer tokens.
        received: The value as received (masked for bearer tokens).
        encoding: `base64` or `hex`; empty when nothing was computed.
    """

    verdict: Verdict
    signed_content: bytes | None = None
    content_name: str = ""
    expected: str = ""
    received: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An oddity of a capture that is no verdict, such as duplicate keys.

    Attributes:
        kind: A stable word: `duplicate-keys`, `trailing-comma`, `unsigned-proto-member` ...
        explanation: One sentence for a person.
    """

    kind: str
    explanation: str
