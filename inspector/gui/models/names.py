"""Names of providers and words of schemes, for the ids that the archive keeps.

Ours are written down here once more: the providers' own files, which say the same, take a tenth of
a start to import, and the first frame needs nothing else of them. A test compares the two.
"""

from functools import cache

NAMES = {
    "fuse": "Fuse",
    "fynapse": "Fynapse",
    "powens": "Powens",
    "fiskil": "Fiskil",
    "plaid": "Plaid",
    "teller": "Teller",
    "mx": "MX",
    "stripe": "Stripe",
    "github": "GitHub",
    "slack": "Slack",
    "shopify": "Shopify",
    "standard-webhooks": "Standard Webhooks",
}

LABELS = {
    "fuse": "fuse",
    "fynapse": "fynapse",
    "powens-hmac": "hmac",
    "powens-token": "token",
    "powens-oauth": "oauth",
    "fiskil": "fiskil",
    "plaid": "plaid",
    "teller": "teller",
    "mx-basic": "basic",
    "stripe": "stripe",
    "github": "github",
    "slack": "slack",
    "shopify": "shopify",
    "standard-webhooks": "standard",
}


@cache
def provider_name(provider: str) -> str:
    """A provider's name for people; the id itself for one that is not installed here."""
    if not provider or provider in NAMES:
        return NAMES.get(provider, "")
    from inspector.providers import provider_named  # noqa: PLC0415 - only for those of third parties

    found = provider_named(provider)
    return found.name if found is not None else provider.capitalize()


@cache
def scheme_label(scheme: str) -> str:
    """A scheme's one word for a badge, such as `hmac` for `powens-hmac`."""
    if scheme in LABELS or scheme.startswith("custom:"):
        return LABELS.get(scheme, scheme.removeprefix("custom:"))
    from inspector.providers import all_schemes  # noqa: PLC0415 - only for those of third parties

    return next((each.label for each in all_schemes() if each.id == scheme), scheme)
