"""A secret that never shows itself: not in a repr, a log line or an error."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from inspector.core.signing import utf8


class Use(StrEnum):
    """What a secret is for in a rotation."""

    CURRENT = "current"
    PREVIOUS = "previous"
    RETIRED = "retired"  # kept for explaining old captures, never tried for a verdict


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret the user entered.

    Attributes:
        id: Random, stable, without meaning.
        scheme: Scheme id it belongs to, `powens-hmac`.
        value: The text as entered.
        use: Current, previous or retired.
        label: What the user calls it; the use when empty.
        endpoint: Path template it is for, or empty for every endpoint.
        environment: `sandbox`, `production`, or empty for any.
        user: For tokens kept per user: the user's id, or empty.
        since: When it got its present use, seconds since 1970; None when nobody wrote it down.
        until: When it ends, seconds since 1970: captures received then or later are judged
            without it. None for no end.
    """

    id: str
    scheme: str
    value: str = field(repr=False)
    use: Use = Use.CURRENT
    label: str = ""
    endpoint: str = ""
    environment: str = ""
    user: str = ""
    since: float | None = None
    until: float | None = None

    @property
    def name(self) -> str:
        """What to call it in a sentence: its label, else its use."""
        return self.label or self.use.value

    def holds(self, now: float) -> bool:
        """Whether it is tried for a capture received at `now`, in seconds since 1970."""
        return self.use is not Use.RETIRED and (self.until is None or now < self.until)

    @property
    def fingerprint(self) -> str:
        """Four hex digits to tell two masked secrets apart.

        Not enough to guess the value from: 65,536 values share each.
        """
        return hashlib.sha256(b"fingerprint:" + utf8(self.value)).hexdigest()[:4]
