"""MX: a name and a password, and its events."""

from inspector.core.opened import Json
from inspector.providers.mx import SCHEME, Mx
from tests.providers.making import opened, request_with, secret, vector

SAMPLE = vector("mx")


def test_the_vector_verifies() -> None:
    """The password may hold colons and blanks."""
    value = f"{SAMPLE['username']}:{SAMPLE['password']}"
    came = opened(b"{}", tuple(SAMPLE["headers"].items()))

    assert SCHEME.judge(came, [secret("mx-basic", value)], 0, None).verdict.outcome == "verified"
    assert SCHEME.sign(request_with(), value, 0) == tuple(SAMPLE["headers"].items())


def test_events_are_told_in_words() -> None:
    """With the member they are about."""
    body: Json = {"type": "AGGREGATION", "action": "member_data_updated", "user_guid": "USR-1", "member_guid": "MBR-1", "transactions_created_count": 2, "transactions_updated_count": 0}  # fmt: skip
    came = opened(body)
    event = Mx().describe(came)

    assert Mx().recognises(came)
    assert event.description == "MX refreshed a member: 2 new transactions"
    assert (event.type, event.entity, event.user) == ("AGGREGATION", "MBR-1", "USR-1")


def test_what_is_unknown_is_shown_as_it_is() -> None:
    """A type of its own, or none."""
    assert Mx().describe(opened({"type": "NEW", "action": "made"})).label == "NEW made"
    assert Mx().describe(opened(b"x")).description == "MX sent a webhook"
    assert Mx().describe(opened({"type": "BALANCE"})).description == "New balances of a member"
    assert not Mx().recognises(opened({"type": "x", "user_guid": 1, "webhook_code": "Y"}))
