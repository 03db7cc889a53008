"""Plaid's events in words."""

from inspector.providers.plaid import EVENT_TYPES, Plaid
from tests.providers.making import opened, vector

BODY = vector("plaid")["body"].encode()


def test_an_event_is_told_in_words() -> None:
    """With the item it is about and the environment it says."""
    came = opened({"webhook_type": "ITEM", "webhook_code": "ERROR", "item_id": "i1", "environment": "sandbox", "error": {"error_code": "ITEM_LOGIN_REQUIRED"}})  # fmt: skip
    event = Plaid().describe(came)

    assert Plaid().recognises(came)
    assert (event.type, event.label) == ("ITEM.ERROR", "ERROR")
    assert (event.entity, event.environment) == ("i1", "sandbox")
    assert (
        event.description == "Plaid lost access: the user must log in again (ITEM_LOGIN_REQUIRED)"
    )


def test_the_same_code_of_another_product_is_another_event() -> None:
    """`DEFAULT_UPDATE` is of transactions, holdings or liabilities."""
    event = Plaid().describe(opened({"webhook_type": "HOLDINGS", "webhook_code": "DEFAULT_UPDATE"}))

    assert event.description == "Holdings changed"


def test_what_is_unknown_is_shown_as_it_is() -> None:
    """A product of its own, or no code at all."""
    event = Plaid().describe(opened({"webhook_type": "NEW", "webhook_code": "THING"}))

    assert event.description == "Plaid sent NEW.THING"
    assert Plaid().describe(opened(b"x")).description == "Plaid sent a webhook"


def test_the_documented_sample_is_recognised() -> None:
    """By its header and by its body alone."""
    assert Plaid().recognises(opened(BODY))
    assert Plaid().recognises(opened(b"x", (("Plaid-Verification", "x"),)))
    assert all(event.label for event in EVENT_TYPES)
