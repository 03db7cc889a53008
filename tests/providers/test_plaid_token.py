"""Plaid's token: the vector, every forgery that is known, and whatever else may come."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.opened import Opened
from inspector.core.verdict import Outcome, Proof
from inspector.providers.plaid_token import PlaidScheme, key_id, read_token
from tests.providers.making import opened, request_with, secret, vector

SAMPLE = vector("plaid")
BODY = SAMPLE["body"].encode()
TOKEN = SAMPLE["headers"]["Plaid-Verification"]
KEY = json.dumps(SAMPLE["jwk"])
PAIR = json.dumps({**SAMPLE["private_jwk"], "kid": SAMPLE["jwk"]["kid"]})
AT = float(SAMPLE["iat"])
SCHEME = PlaidScheme()


def judged(token: str, *keys: str, body: bytes = BODY, now: float = AT) -> Proof:
    """Judge a token over a body."""
    came = opened(body, (("plaid-verification", token),))
    return SCHEME.judge(came, [secret("plaid", one) for one in keys], now, SCHEME.tolerance)


def part(members: dict[str, Any]) -> str:
    """A part of a token."""
    return base64.urlsafe_b64encode(json.dumps(members).encode()).decode().rstrip("=")


def test_the_vector_verifies() -> None:
    """Made with a throw-away key; both hashes are shown."""
    proof = judged(TOKEN, KEY)

    assert proof.verdict.outcome is Outcome.VERIFIED
    assert proof.expected == proof.received == SAMPLE["request_body_sha256"]
    assert proof.signed_content == BODY


def test_the_key_may_come_as_plaid_answers() -> None:
    """With `key` around it, or with its private half."""
    assert (
        judged(TOKEN, json.dumps({"key": SAMPLE["jwk"], "request_id": "x"})).verdict.outcome
        == "verified"
    )
    assert judged(TOKEN, PAIR).verdict.outcome is Outcome.VERIFIED


@pytest.mark.parametrize("name", sorted(SAMPLE["must_not_match"]))
def test_the_white_space_of_a_body_counts(name: str) -> None:
    """The same JSON written otherwise is another body."""
    document = json.loads(BODY)
    rewritten = {"tab4": json.dumps(document, indent=4), "compact": json.dumps(document, separators=(",", ":"))}  # fmt: skip
    body = rewritten.get(name, BODY.decode() + "\n").encode()

    proof = judged(TOKEN, KEY, body=body)

    assert proof.verdict.outcome is Outcome.FAILED
    assert "another body" in proof.verdict.explanation
    assert proof.expected != proof.received


@pytest.mark.parametrize(
    ("forged", "words"),
    [("negative_alg_hs256", "signed with HS256"), ("negative_alg_none", "signed with none")],
)
def test_another_algorithm_is_refused(forged: str, words: str) -> None:
    """Also HS256 with the public key as its secret."""
    proof = judged(SAMPLE[forged], KEY)

    assert proof.verdict.outcome is Outcome.FAILED
    assert words in proof.verdict.explanation


def test_a_foreign_key_id_is_refused() -> None:
    """Whoever signed it: the key of the id counts and no other."""
    foreign = json.dumps({**SAMPLE["jwk"], "kid": "another"})

    proof = judged(TOKEN, foreign)

    assert proof.verdict.outcome is Outcome.FAILED
    assert "none that is stored here" in proof.verdict.explanation
    assert judged(TOKEN).verdict.outcome is Outcome.NO_SECRET
    assert judged(TOKEN, foreign, KEY).verdict.outcome is Outcome.VERIFIED


def test_a_changed_token_is_refused() -> None:
    """Its payload and its signature are covered; DER is no signature of a JWT."""
    header, payload, signature = TOKEN.split(".")
    later = part({"iat": AT + 1, "request_body_sha256": SAMPLE["request_body_sha256"]})

    for token in (
        f"{header}.{later}.{signature}",
        f"{header}.{payload}.{'A' * 86}",
        f"{header}.{payload}.",
    ):
        proof = judged(token, KEY)
        assert proof.verdict.outcome is Outcome.FAILED
        assert "is not signed with" in proof.verdict.explanation


@pytest.mark.parametrize(
    ("age", "outcome"), [(300, "verified"), (301, "expired"), (-9999, "verified")]
)
def test_five_minutes_into_the_past(age: int, outcome: str) -> None:
    """Nothing is documented of times ahead."""
    assert judged(TOKEN, KEY, now=AT + age).verdict.outcome == outcome


def test_what_is_signed_verifies() -> None:
    """With a pair; a public key alone cannot sign."""
    headers = SCHEME.sign(request_with(b"{}"), PAIR, AT)

    assert judged(headers[0][1], KEY, body=b"{}").verdict.outcome is Outcome.VERIFIED
    assert SCHEME.sign(request_with(b"{}"), KEY, AT) == ()
    assert SCHEME.sign(request_with(b"{}"), "no key", AT) == ()


def test_a_body_compressed_after_signing_is_named() -> None:
    """The opened form is the other reading."""
    request = request_with(b"zip", (("Plaid-Verification", TOKEN),))

    proof = SCHEME.judge(Opened(request, BODY, "gzip"), [secret("plaid", KEY)], AT, 300)

    assert (proof.verdict.outcome, proof.verdict.reading) == (Outcome.VERIFIED, "decompressed body")


def test_what_is_no_token_says_so() -> None:
    """Two different headers, junk, and none at all."""
    came = opened(BODY, (("Plaid-Verification", TOKEN), ("Plaid-Verification", "x")))

    assert SCHEME.judge(came, [], AT, 300).verdict.outcome is Outcome.MALFORMED
    assert judged("a.b.c", KEY).verdict.outcome is Outcome.MALFORMED
    assert SCHEME.judge(opened(BODY), [], AT, 300).verdict.outcome is Outcome.UNSIGNED
    assert "is no JWK that can be read" in judged(TOKEN, "junk").verdict.explanation


PARTS = st.dictionaries(
    st.sampled_from(["alg", "kid", "iat", "request_body_sha256"]),
    st.none()
    | st.text(max_size=8)
    | st.floats()
    | st.just("ES256")
    | st.lists(st.integers(), max_size=1),
).map(part)


@settings(deadline=None)
@given(
    PARTS | st.text(max_size=20),
    PARTS | st.text(max_size=20),
    st.text(max_size=90),
    st.text(max_size=60),
)
def test_nothing_raises(header: str, payload: str, signature: str, key: str) -> None:
    """Any token and any key give a verdict with a sentence, and none verifies."""
    token = f"{header}.{payload}.{signature}"
    for one in (key, KEY, part({"x": key}), "{" + key):
        proof = judged(token, one)
        assert proof.verdict.outcome is not Outcome.VERIFIED
        assert proof.verdict.explanation.endswith(".")
        SCHEME.sign(request_with(), one, AT)
    read_token(token)
    key_id(key)
