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
    """

    id: str
    scheme: str
    value: str = field(repr=False)
    use: Use = Use.CURRENT
    label: str = ""
    endpoint: str = ""
    environment: str = ""
    user: str = ""

    @property
    def name(self) -> str:
        """What to call it in a sentence: its label, else its use."""
        return self.label or self.use.value

    @property
    def fingerprint(self) -> str:
        """Four hex digits to tell two masked secrets apart.

        Not enough to guess the value from: 65,536 values share each.
        """
        return hashlib.sha256(b"fingerprint:" + utf8(self.value)).hexdigest()[:4]
