"""Why a signature fails, as data: the mistakes that make it match, each with its fix."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a fix that is a setting here sets."""

    USE_SECRET = "use-secret"  # noqa: S105 - a word. The value is the id of a stored secret
    SET_TOLERANCE = "set-tolerance"  # the value is seconds
    USE_READING = "use-reading"  # the value is a reading's name
    USE_SCHEME = "use-scheme"  # the value is a scheme's id


@dataclass(frozen=True, slots=True)
class Action:
    """A fix that can be applied here with one press.

    Attributes:
        kind: What it sets.
        value: What it sets it to; never a secret itself.
        label: What stands on the button: a verb and its object, `Use "staging" here`.
    """

    kind: Act
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One mistake that explains a failing signature: with it the signature matches.

    Attributes:
        id: Stable, beginning with its family: `secret-not-decoded`; see docs/diagnoses.md.
        explanation: The mistake in one sentence, without any secret in it.
        fix: What to change, in the handler's code or here, in one sentence.
        action: The same as a setting, None when it is none.
    """

    id: str
    explanation: str
    fix: str
    action: Action | None = None

    @property
    def family(self) -> str:
        """What kind of mistake it is: `secret`, `body`, `digest`, `endpoint`, `time` ..."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What explains one scheme's failing signature.

    Attributes:
        scheme: Scheme id.
        causes: Root cause first; all of them together make the signature match. Empty when
            nothing that we know does.
        tried: Ids of all causes that were tried, in the order of the documentation.
    """

    scheme: str
    causes: tuple[Cause, ...] = ()
    tried: tuple[str, ...] = ()
