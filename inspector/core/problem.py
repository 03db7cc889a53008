"""An expected failure as a value: what happened and what to do next, in sentences."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was expected to go wrong now and then.

    Attributes:
        sentence: What happened, for a person, ending with a full stop.
        remedy: What to do next, or empty when nothing can be done.
        kind: A stable word for code that reacts to it, such as `port-taken`.
    """

    sentence: str
    remedy: str = ""
    kind: str = ""

    def __str__(self) -> str:
        """Return both sentences on one line."""
        return f"{self.sentence} {self.remedy}".strip()
