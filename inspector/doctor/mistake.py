"""A mistake that may have been made, before it is put into words."""

from dataclasses import dataclass

from inspector.core.secret import Secret

FAMILIES = (
    "mixup", "secret", "body", "endpoint", "method", "date", "time", "content", "digest",
)  # fmt: skip
"""The order in which causes are told: what lies at the root of the others comes first."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One deviation from what the scheme asks for.

    Attributes:
        id: Stable id of the cause, see docs/diagnoses.md.
        how: The deviation in particular, filled into the sentence: `json.dumps(data)`.
        fix: How to set it right in particular, when the usual fix of this cause does not say it.
        secret: The stored secret it is about, when it is about one.
        value: A number or word for an action: seconds, a scheme's id.
    """

    id: str
    how: str = ""
    fix: str = ""
    secret: Secret | None = None
    value: str = ""

    @property
    def rank(self) -> int:
        """Where its family stands in `FAMILIES`."""
        return FAMILIES.index(self.id.partition("-")[0])


def root_first(mistakes: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    """Mistakes in the order in which they are told, each once."""
    return tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.rank))
