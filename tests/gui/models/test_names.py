"""Names for the ids that the archive keeps."""

import pytest

from inspector import providers
from inspector.gui.models.names import LABELS, NAMES, provider_name, scheme_label
from inspector.providers import PROVIDERS, SCHEMES


def test_they_are_the_words_of_the_providers() -> None:
    """Every provider and every scheme of ours, and no other."""
    assert {provider.id: provider.name for provider in PROVIDERS} == NAMES
    assert {scheme.id: scheme.label for scheme in SCHEMES.values()} == LABELS


def test_providers_have_names() -> None:
    """A known provider's own name, the id of one that is not installed, nothing for nobody."""
    assert provider_name("fuse") == "Fuse"
    assert provider_name("elsewhere") == "Elsewhere"
    assert provider_name("") == ""


def test_schemes_have_one_word() -> None:
    """A badge carries the scheme's word; an unknown scheme its id."""
    assert scheme_label("powens-hmac") == "hmac"
    assert scheme_label("custom:mine") == "mine"
    assert scheme_label("unknown") == "unknown"


def test_third_parties_name_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an entry point adds is asked for its words."""
    fuse = PROVIDERS[0]
    monkeypatch.setattr(providers, "provider_named", {"theirs": fuse}.get)

    assert provider_name("theirs") == "Fuse"
    provider_name.cache_clear()
