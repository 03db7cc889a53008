"""One file a provider, and the visible list of them.

Third parties add theirs by the entry-point group `inspector.providers`: each entry is a provider
or a class of one, appended to the list when it is first asked for.
"""

from functools import cache

from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.providers.base import Provider
from inspector.providers.fiskil import Fiskil
from inspector.providers.fuse import Fuse
from inspector.providers.fynapse import Fynapse
from inspector.providers.github import GitHub
from inspector.providers.mx import Mx
from inspector.providers.plaid import Plaid
from inspector.providers.powens import Powens
from inspector.providers.shopify import Shopify
from inspector.providers.slack import Slack
from inspector.providers.standard_webhooks import StandardWebhooks
from inspector.providers.stripe import Stripe
from inspector.providers.teller import Teller

ENTRY_POINTS = "inspector.providers"

FIRST: tuple[Provider, ...] = (Fuse(), Fynapse(), Powens(), Fiskil())
"""Those with an endpoint from the first start on."""

PROVIDERS: tuple[Provider, ...] = (
    *FIRST,
    Plaid(),
    Teller(),
    Mx(),
    Stripe(),
    GitHub(),
    Slack(),
    Shopify(),
    StandardWebhooks(),
)
"""Ours, in the order in which they are asked whether a request is theirs."""

_OURS = {provider.id: provider for provider in PROVIDERS}

SCHEMES: dict[str, Scheme] = {
    scheme.id: scheme for provider in PROVIDERS for scheme in provider.schemes
}
"""Our schemes by id, in the order in which verdicts are given."""


@cache
def all_providers() -> tuple[Provider, ...]:
    """Ours and those of third parties; one that cannot be loaded or lacks a part is left out."""
    from importlib import metadata  # noqa: PLC0415 - reads every installed package; ours need none

    found = list(PROVIDERS)
    for entry in metadata.entry_points(group=ENTRY_POINTS):
        try:
            loaded = entry.load()
        except (ImportError, AttributeError, SyntaxError):
            continue
        provider = loaded() if isinstance(loaded, type) else loaded
        if isinstance(provider, Provider):
            found.append(provider)
    return tuple(found)


@cache
def all_schemes() -> tuple[Scheme, ...]:
    """Every scheme in the order in which verdicts are given; of two with one id the first."""
    by_id: dict[str, Scheme] = {}
    for provider in all_providers():
        for scheme in provider.schemes:
            by_id.setdefault(scheme.id, scheme)
    return tuple(by_id.values())


def provider_named(id: str) -> Provider | None:  # noqa: A002 - the word of the whole program
    """A provider by its id, None when there is none."""
    return _OURS.get(id) or next(
        (provider for provider in all_providers() if provider.id == id), None
    )


def retries_of(id: str) -> RetryRule:  # noqa: A002 - the word of the whole program
    """When a provider tries again; the rule that knows nothing when it has none or is unknown."""
    rule = getattr(provider_named(id), "retries", None)
    return rule if isinstance(rule, RetryRule) else RetryRule()
