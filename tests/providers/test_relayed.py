"""The aggregator's own signature on a delivery of Fuse."""

import json
from typing import Any

import pytest

from inspector.core.event import Event
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome
from inspector.providers import fuse
from inspector.providers.judging import judge, recognise
from inspector.providers.relayed import READING, relayed_proofs
from tests.providers.making import opened, request_with, secret, vector

PLAID = vector("plaid")
TELLER = vector("teller")
KEYS = [
    secret("plaid", json.dumps(PLAID["jwk"])),
    secret("teller", TELLER["secret"]),
    secret("fuse", "api-key"),
]
LATER = 1_800_000_000.0  # long after either token: Fuse's own delay is not known


def verdicts(sample: Any, header: str, *keys: Secret, **changes: Any) -> list[tuple[str, str, str]]:
    """Scheme, outcome and reading of a signed Fuse delivery around an aggregator's webhook."""
    body = {
        "type": "financial_connection.sync_data",
        "financial_connection_id": "c",
        "environment": "sandbox",
        "source": "plaid",
        "remote_data": sample["body"],
        "verification_token": sample["headers"][header],
    } | changes
    request = request_with(body)
    came = opened(request.body, fuse.SCHEME.sign(request, "api-key", 0))
    proofs = judge(came, recognise(came), list(keys), LATER, {})
    return [(p.verdict.scheme, p.verdict.outcome.value, p.verdict.reading) for p in proofs]


@pytest.mark.parametrize(
    ("sample", "header", "scheme"),
    [(PLAID, "Plaid-Verification", "plaid"), (TELLER, "Teller-Signature", "teller")],
)
def test_a_second_badge_says_that_it_is_inferred(sample: Any, header: str, scheme: str) -> None:
    """The aggregator's key verifies the text inside, whatever `source` says."""
    assert verdicts(sample, header, *KEYS) == [
        ("fuse", "verified", ""),
        (scheme, "verified", READING),
    ]
    assert verdicts(sample, header, *KEYS, source="fuse")[1][1] == "verified"


def test_a_changed_text_inside_fails() -> None:
    """Also when Fuse signed what it handed on."""
    found = verdicts(PLAID, "Plaid-Verification", *KEYS, remote_data=PLAID["body"] + " ")

    assert found == [("fuse", "verified", ""), ("plaid", "failed", "")]


@pytest.mark.parametrize(
    "changes",
    [
        {"remote_data": {"a": 1}},
        {"verification_token": "opaque"},
        {"verification_token": None},
        {"remote_data": None},
    ],
)
def test_what_the_facts_do_not_allow_has_no_badge(changes: Any) -> None:
    """An object has no known bytes; a token of another form is nobody's."""
    assert verdicts(PLAID, "Plaid-Verification", *KEYS, **changes) == [("fuse", "verified", "")]


def test_without_a_key_of_the_aggregator_there_is_no_badge() -> None:
    """Nobody asked for it."""
    assert verdicts(TELLER, "Teller-Signature", KEYS[2]) == [("fuse", "verified", "")]
    assert relayed_proofs(opened(b"[]"), Event("fuse"), {}, LATER) == ()
    assert relayed_proofs(opened({}), Event("plaid"), {}, LATER) == ()


def test_the_sentence_says_so_too() -> None:
    """The bytes that were signed are those of the text inside."""
    body = {"verification_token": TELLER["headers"]["Teller-Signature"], "remote_data": TELLER["body"]}  # fmt: skip

    (proof,) = relayed_proofs(opened(body), Event("fuse"), {"teller": [KEYS[1]]}, LATER)

    assert proof.verdict.outcome is Outcome.VERIFIED
    assert "Inferred" in proof.verdict.explanation
    assert proof.signed_content is not None
    assert proof.signed_content.endswith(TELLER["body"].encode())
