"""Shopify: its rule and its events."""

from inspector.core.verdict import Outcome
from inspector.providers.shopify import SCHEME, Shopify
from tests.providers.making import opened, secret, vector

SAMPLE = vector("shopify")


def test_the_vector_verifies() -> None:
    """The same value stands in public tests of others."""
    came = opened(SAMPLE["body"].encode(), tuple(SAMPLE["headers"].items()))

    proof = SCHEME.judge(came, [secret("shopify", SAMPLE["secret"])], 0, None)

    assert proof.verdict.outcome is Outcome.VERIFIED


def test_an_event_is_told_by_its_headers() -> None:
    """The body is the thing itself."""
    headers = (
        ("X-Shopify-Topic", "orders/paid"),
        ("X-Shopify-Webhook-Id", "w1"),
        ("X-Shopify-Event-Id", "e1"),
        ("X-Shopify-Shop-Domain", "a.myshopify.com"),
    )
    came = opened({"id": 820982911946154500}, headers)
    event = Shopify().describe(came)

    assert Shopify().recognises(came)
    assert event.description == "An order was paid (a.myshopify.com)"
    assert (event.entity, event.idempotency) == ("820982911946154500", "e1")
    assert event.delivery == "shopify:w1"
    assert Shopify().describe(opened(b"x")).description == "Shopify sent a webhook"
