"""Standard Webhooks and Svix: the official vectors, rotation, and whose header it is."""

import base64
from typing import Any

import pytest

from inspector.core.capture import Headers
from inspector.core.opened import Json
from inspector.core.secret import Use
from inspector.core.verdict import Outcome, Proof
from inspector.providers.judging import judge, recognise
from inspector.providers.standard_webhooks import SCHEME, StandardWebhooks
from tests.providers.making import opened, request_with, secret, vector

V1 = vector("standard-webhooks/svix v1")
SVIX = vector("svix v1")
V1A = vector("standard-webhooks/svix v1a")
ROTATION = vector("standard-webhooks v1 rotation")
BODY = V1["body"].encode()
AT = 1614265330.0


def judged(headers: Headers, *secrets: str, body: bytes = BODY, now: float = AT) -> Proof:
    """Judge by these secrets with the default tolerance."""
    keys = [secret("standard-webhooks", one) for one in secrets]
    return SCHEME.judge(opened(body, headers), keys, now, SCHEME.tolerance)


@pytest.mark.parametrize("sample", [V1, SVIX], ids=["webhook-", "svix-"])
def test_official_vectors_of_v1_verify(sample: dict[str, Any]) -> None:
    """Under both families of names, with the prefix of the secret or without, padded or not."""
    headers = tuple(sample["headers"].items())
    now = float(headers[1][1])
    for value in (sample["secret"], sample["secret"].removeprefix("whsec_")):
        for text in (value, value.rstrip("=")):
            proof = judged(headers, text, body=sample["body"].encode(), now=now)
            assert proof.verdict.outcome is Outcome.VERIFIED


def test_the_official_vector_of_v1a_verifies() -> None:
    """By the public key; the pair signs the same value, for Ed25519 is not random."""
    headers = tuple(V1A["headers"].items())

    assert judged(headers, V1A["public_key"]).verdict.outcome is Outcome.VERIFIED
    assert judged(headers, V1A["secret_key"]).verdict.outcome is Outcome.VERIFIED
    request = request_with(BODY, (("webhook-id", headers[0][1]),))
    assert SCHEME.sign(request, V1A["secret_key"], AT) == headers
    assert SCHEME.sign(request, V1A["public_key"], AT) == ()


def test_another_key_or_body_fails_v1a() -> None:
    """And the sentence names the key, not the header."""
    headers = tuple(V1A["headers"].items())
    other = "whpk_" + base64.b64encode(bytes(range(32))).decode()

    assert judged(headers, V1A["public_key"], body=b"x").verdict.outcome is Outcome.FAILED
    assert judged(headers, other).verdict.outcome is Outcome.FAILED
    broken = judged(headers, "whpk_????")
    assert "is no public key that can be read" in broken.verdict.explanation
    assert judged(headers).verdict.outcome is Outcome.NO_SECRET


def test_both_versions_in_one_header() -> None:
    """Each secret finds its own; a wrong one of the other kind does not hide it."""
    both = V1["headers"]["webhook-signature"] + " " + V1A["headers"]["webhook-signature"]
    headers = (*tuple(V1["headers"].items())[:2], ("webhook-signature", both))

    assert judged(headers, V1["secret"]).verdict.outcome is Outcome.VERIFIED
    assert judged(headers, V1A["public_key"]).verdict.outcome is Outcome.VERIFIED
    other = "whpk_" + base64.b64encode(bytes(range(32))).decode()
    assert judged(headers, other, V1["secret"]).verdict.outcome is Outcome.VERIFIED
    assert judged(headers, other, "whsec_YWJj").verdict.outcome is Outcome.FAILED


def test_a_rotation_has_two_signatures() -> None:
    """The verdict names the secret that matched."""
    headers = tuple(ROTATION["headers"].items())
    keys = [
        secret("standard-webhooks", ROTATION["secret_current"]),
        secret("standard-webhooks", ROTATION["secret_previous"], Use.PREVIOUS),
    ]
    came = opened(ROTATION["body"].encode(), headers)

    for key, label in zip(keys, ("current", "previous"), strict=True):
        proof = SCHEME.judge(came, [key], 1700000000.0, 300)
        assert (proof.verdict.outcome, proof.verdict.secret_label) == (Outcome.VERIFIED, label)
        assert "rotation" in proof.verdict.explanation


@pytest.mark.parametrize("value", ["1614265330.9", "1614265330abc", " 1614265330"])
def test_the_time_is_signed_as_received(value: str) -> None:
    """The libraries parse it and so accept other texts; we do not."""
    headers = (
        ("webhook-id", V1["headers"]["webhook-id"]),
        ("webhook-timestamp", value),
        ("webhook-signature", V1["headers"]["webhook-signature"]),
    )

    assert judged(headers, V1["secret"]).verdict.outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("age", "outcome"), [(300, "verified"), (301, "expired"), (-301, "expired")]
)
def test_five_minutes_both_ways(age: int, outcome: str) -> None:
    """As the libraries have it."""
    assert (
        judged(tuple(V1["headers"].items()), V1["secret"], now=AT + age).verdict.outcome == outcome
    )


def test_an_empty_secret_is_refused() -> None:
    """A key of no bytes signs for anybody."""
    assert judged(tuple(V1["headers"].items()), "whsec_").verdict.outcome is Outcome.FAILED
    assert SCHEME.sign(request_with(BODY), "whsec_", AT) == ()


def test_whose_header_it_is() -> None:
    """Fynapse's and this one share a name: the form decides, and each gets its own verdict."""
    fynapse = opened({}, (("Webhook-Signature", "t=1,v1=" + "0" * 64),))
    ours = opened(BODY, tuple(V1["headers"].items()))
    late = opened(BODY, (("webhook-id", "m"), ("Webhook-Signature", "junk")))

    assert recognise(fynapse).provider == "fynapse"
    assert recognise(ours).provider == recognise(late).provider == "standard-webhooks"
    for came, scheme in ((fynapse, "fynapse"), (ours, "standard-webhooks")):
        proofs = judge(came, recognise(came), [], 1.0, {})
        assert [proof.verdict.scheme for proof in proofs] == [scheme]


def test_an_event_is_told_by_the_suggested_envelope() -> None:
    """With the id of the message, by either name."""
    body: Json = {
        "type": "user.created",
        "timestamp": "2022-11-03T20:26:10Z",
        "data": {"id": "usr_1"},
    }
    event = StandardWebhooks().describe(opened(body, (("svix-id", "msg_1"),)))

    assert (event.type, event.entity, event.delivery) == (
        "user.created",
        "usr_1",
        "webhook-id:msg_1",
    )
    assert event.description == "The sender calls it user.created"
    assert StandardWebhooks().describe(opened(b"x")).description == "Sent without a type"
