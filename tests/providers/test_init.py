"""The visible list of providers, and those that others add."""

from collections.abc import Iterator
from importlib import metadata
from typing import Any

import pytest

from inspector import providers
from inspector.providers.fiskil import Fiskil

OURS = [
    "fuse", "fynapse", "powens", "fiskil", "plaid", "teller", "mx", "stripe", "github", "slack",
    "shopify", "standard-webhooks",
]  # fmt: skip


class Other(Fiskil):
    """A third party's provider."""

    id = "other"
    name = "Other"


class FakeEntry:
    """An entry point that gives or fails as told."""

    def __init__(self, found: Any) -> None:
        self.found = found

    def load(self) -> Any:
        """Give the object, or raise it."""
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


@pytest.fixture
def extended(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which four packages claim to add a provider."""
    entries = [
        FakeEntry(Other),
        FakeEntry(ImportError("gone")),
        FakeEntry(object()),
        FakeEntry(Other()),
    ]
    monkeypatch.setattr(metadata, "entry_points", lambda group: entries if group else [])
    providers.all_providers.cache_clear()
    providers.all_schemes.cache_clear()
    yield
    providers.all_providers.cache_clear()
    providers.all_schemes.cache_clear()


def test_the_list_is_ours_in_order() -> None:
    """Those with an endpoint first; the schemes in the order of verdicts."""
    assert [provider.id for provider in providers.PROVIDERS] == OURS
    assert [provider.id for provider in providers.FIRST] == OURS[:4]
    assert list(providers.SCHEMES) == [
        "fuse", "fynapse", "powens-hmac", "powens-token", "powens-oauth", "fiskil",
        "plaid", "teller", "mx-basic", "stripe", "github", "slack", "shopify", "standard-webhooks",
    ]  # fmt: skip


def test_a_provider_is_found_by_its_id() -> None:
    """None when there is none."""
    found = providers.provider_named("fuse")

    assert found is not None
    assert found.name == "Fuse"
    assert providers.provider_named("unheard-of") is None


@pytest.mark.usefixtures("extended")
def test_third_parties_are_appended() -> None:
    """Classes and objects alike; what cannot be loaded or is no provider is left out."""
    found = [provider.id for provider in providers.all_providers()]

    assert found == [*OURS, "other", "other"]
    assert [scheme.id for scheme in providers.all_schemes()] == list(providers.SCHEMES)
