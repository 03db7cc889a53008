"""Names of providers and words of schemes, for the ids that the archive keeps."""

from functools import cache

from inspector.providers import SCHEMES, provider_named


@cache
def provider_name(provider: str) -> str:
    """A provider's name for people; the id itself for one that is not installed here."""
    found = provider_named(provider) if provider else None
    return found.name if found is not None else provider.capitalize()


@cache
def scheme_label(scheme: str) -> str:
    """A scheme's one word for a badge, such as `hmac` for `powens-hmac`."""
    found = SCHEMES.get(scheme)
    return found.label if found is not None else scheme
