"""Our providers keep the contract of a provider file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.capture import Headers
from inspector.core.opened import Json
from inspector.core.retrying import Gap, RetryRule
from inspector.providers import PROVIDERS, retries_of
from inspector.providers.base import Provider
from tests.providers.making import opened
from tests.providers.test_fields import JSON


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.id)
def test_every_provider_states_itself(provider: Provider) -> None:
    """Names, texts and event types are there, in the form the window shows them."""
    assert isinstance(provider, Provider)
    assert provider.default_endpoint.startswith(f"/{provider.id}")
    assert provider.registration.count("`") % 2 == 0
    assert provider.registration.endswith(".")
    assert provider.hint.endswith(".")
    assert provider.retry_rule.endswith(".")
    assert len({event.name for event in provider.event_types}) == len(provider.event_types)
    assert all(event.meaning and not event.meaning.endswith(".") for event in provider.event_types)
    assert all(scheme.provider == provider.id for scheme in provider.schemes)


MEMBERS = st.sampled_from(
    ["type", "remote_data", "environment", "event_id", "event_type", "metadata", "data", "message_id",
     "id", "id_webhook_data", "user", "connection", "transactions", "removed_transaction_ids"]
)  # fmt: skip
BODIES = st.dictionaries(MEMBERS, JSON) | JSON | st.binary(max_size=50)
NAMED = st.sampled_from(["fuse-verification", "Webhook-Signature", "Idempotency-Key", "User-Agent"])
HEADERS = st.lists(st.tuples(NAMED, st.text(max_size=20)), max_size=3)


@settings(deadline=None)
@given(BODIES, HEADERS, st.text(max_size=30))
def test_anything_can_be_described(
    body: "bytes | Json", headers: list[tuple[str, str]], target: str
) -> None:
    """Also taken as a provider's that it is not; the line fits into one line."""
    fields: Headers = tuple(headers)
    came = opened(body, fields, target, {"event": target})
    for provider in PROVIDERS:
        provider.recognises(came)
        event = provider.describe(came)
        assert event.provider == provider.id
        assert event.description
        assert "\n" not in event.description + event.type + event.entity
        (event.type + event.label + event.entity + event.user + event.description).encode()


def test_what_is_documented_of_retries_is_data_too() -> None:
    """Counts and times as the providers' pages give them, and nothing where they give none."""
    rules = {provider.id: retries_of(provider.id) for provider in PROVIDERS}

    assert all(isinstance(getattr(each, "retries", None), RetryRule) for each in PROVIDERS)
    assert (rules["fiskil"].attempts, rules["fiskil"].gaps) == (6, (Gap(60, 600),))
    assert (rules["fynapse"].attempts, rules["fynapse"].within) == (20, 72 * 3600)
    assert 401 in rules["fynapse"].final
    assert 403 not in rules["fynapse"].final
    assert rules["fynapse"].gap_after(1) == Gap(0.2, 36.0)
    assert rules["fynapse"].gap_after(19) == Gap(0.2, 17_280.0)
    assert (rules["powens"].documented, rules["powens"].attempts, rules["powens"].gaps) == (
        True,
        None,
        (),
    )
    assert rules["fuse"] == rules["teller"] == retries_of("nobody") == RetryRule()
    assert rules["plaid"].gap_after(2) == Gap(120, 120)
    assert not rules["plaid"].accepts(204)
    assert rules["github"].attempts == 1
