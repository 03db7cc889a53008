"""What a provider's API asks of its caller beside the signing secret; it never shows itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credential:
    """A value that is sent in one header of the calls we make.

    Attributes:
        name: The header as the provider names it, `Fuse-Client-Id`.
        value: The text as entered; PEM material with its line breaks.
        environment: `sandbox`, `production`, or empty for any.
    """

    name: str
    value: str = field(repr=False)
    environment: str = ""
