"""Which providers have a guide; without reading any, and without importing the providers."""

from functools import cache

from inspector import resources
from inspector.gui.models.names import NAMES


def has_guide(provider: str) -> bool:
    """Whether there is a guide of this provider."""
    return provider.isascii() and resources.path("guides", f"{provider}.toml").is_file()


@cache
def guided() -> tuple[str, ...]:
    """Ids of our providers that have a guide, in their usual order."""
    return tuple(provider for provider in NAMES if has_guide(provider))
