"""Teller: its vector, its rotation, its events."""

from inspector.core.verdict import Outcome
from inspector.providers.teller import SCHEME, Teller
from tests.providers.making import opened, request_with, secret, vector

SAMPLE = vector("teller")
BODY = SAMPLE["body"].encode()
AT = 1688960969.0


def test_the_vector_verifies() -> None:
    """Computed from the documented rule; three minutes are allowed, and any time ahead."""
    came = opened(BODY, tuple(SAMPLE["headers"].items()))
    key = secret("teller", SAMPLE["secret"])

    def outcome(now: float) -> Outcome:
        return SCHEME.judge(came, [key], now, SCHEME.tolerance).verdict.outcome

    assert outcome(AT + 180) is Outcome.VERIFIED
    assert outcome(AT - 9999) is Outcome.VERIFIED
    assert outcome(AT + 181) is Outcome.EXPIRED


def test_each_secret_of_a_rotation_counts() -> None:
    """The header carries one signature a secret, the new one first."""
    new, old = secret("teller", "new"), secret("teller", "old")
    value = ",".join(
        SCHEME.sign(request_with(BODY), one.value, AT)[0][1].removeprefix(cut)
        for one, cut in ((new, ""), (old, f"t={AT:.0f},"))
    )
    came = opened(BODY, (("Teller-Signature", value),))

    for one in (new, old):
        proof = SCHEME.judge(came, [one], AT, 180)
        assert proof.verdict.outcome is Outcome.VERIFIED
        assert "2 signatures" in proof.verdict.explanation


def test_an_event_is_told_in_words() -> None:
    """With the enrollment it is about."""
    came = opened(BODY)
    event = Teller().describe(came)

    assert Teller().recognises(came)
    assert event.type == "enrollment.disconnected"
    assert event.description == "Teller lost an enrollment: account locked"
    assert event.entity == "enr_oiffb5cocakqmksbkg001"
    assert event.delivery == "teller:wh_oiffb5cocakqmksbkg000"


def test_unknown_types_are_shown_as_they_are() -> None:
    """And a body with no type is still described."""
    assert Teller().describe(opened({"type": "new.thing", "payload": {}})).description == (
        "Teller sent new.thing"
    )
    assert Teller().describe(opened(b"x")).description == "Teller sent a webhook"
    assert not Teller().recognises(opened({"id": "x", "payload": {}, "timestamp": 1}))
