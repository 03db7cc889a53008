"""One documented cause: its stable id and its sentences with their blanks."""

from typing import NamedTuple


class Known(NamedTuple):
    """A cause as it is documented.

    Attributes:
        id: Stable, beginning with its family.
        explanation: The mistake in a sentence. Blanks: `{how}` the mistake in particular,
            `{owner}` the provider, `{word}` its secret, `{header}` its header, `{content}` what it
            signs, `{encoding}` of the digest, `{hash}` its name.
        fix: What to change, in a sentence with the same blanks.
    """

    id: str
    explanation: str
    fix: str
