"""Stripe: its rule and its events."""

from inspector.core.opened import Json
from inspector.core.verdict import Outcome
from inspector.providers.stripe import SCHEME, Stripe
from tests.providers.making import opened, secret, vector

SAMPLE = vector("stripe")
BODY = SAMPLE["body"].encode()
AT = 1492774577.0


def test_the_vector_verifies_with_the_whole_secret() -> None:
    """The key is the text with its whsec_; the decoded part is no key."""
    came = opened(BODY, tuple(SAMPLE["headers"].items()))

    proof = SCHEME.judge(came, [secret("stripe", SAMPLE["secret"])], AT, 300)
    bare = SCHEME.judge(came, [secret("stripe", SAMPLE["secret"].removeprefix("whsec_"))], AT, 300)

    assert proof.verdict.outcome is Outcome.VERIFIED
    assert bare.verdict.outcome is Outcome.FAILED


def test_only_the_past_is_refused() -> None:
    """Stripe's own library lets any time ahead pass."""
    came = opened(BODY, tuple(SAMPLE["headers"].items()))
    key = secret("stripe", SAMPLE["secret"])

    assert SCHEME.judge(came, [key], AT + 301, 300).verdict.outcome is Outcome.EXPIRED
    assert SCHEME.judge(came, [key], AT - 9999, 300).verdict.outcome is Outcome.VERIFIED


def test_the_made_up_v0_is_ignored() -> None:
    """Stripe adds one in test mode."""
    value = SAMPLE["headers"]["Stripe-Signature"] + ",v0=" + "0" * 64
    came = opened(BODY, (("Stripe-Signature", value),))

    proof = SCHEME.judge(came, [secret("stripe", SAMPLE["secret"])], AT, 300)

    assert proof.verdict.explanation == "Signed with the current secret."


def test_an_event_is_told_in_words() -> None:
    """With the object it is about, and the mode as an environment."""
    body: Json = {"id": "evt_1", "object": "event", "type": "invoice.paid", "livemode": False, "data": {"object": {"id": "in_1"}}}  # fmt: skip
    came = opened(body)
    event = Stripe().describe(came)

    assert Stripe().recognises(came)
    assert (event.type, event.entity, event.environment) == ("invoice.paid", "in_1", "sandbox")
    assert event.description == "An invoice was paid"
    assert event.delivery == "stripe:evt_1"
    assert Stripe().describe(opened({"type": "x.y"})).description == "Stripe sent x.y"
