"""Plaid's key: what is asked, and what of the answers is a key."""

import json
from typing import Any

import pytest

from inspector.core.problem import Problem
from inspector.outbound.outcome import Ended, Outcome
from inspector.outbound.plaid_key import key_in, request_for
from inspector.providers.public_key_reading import read_public
from tests.providers.making import vector

JWK = vector("plaid")["jwk"]
KID = JWK["kid"]


def ended(document: Any, status: int = 200, outcome: Outcome = Outcome.ANSWERED) -> Ended:
    """A call that was answered."""
    return Ended(outcome, "", 0.1, status, (), json.dumps(document).encode())


def test_the_request_is_the_documented_one() -> None:
    """With both credentials hidden from whatever is kept."""
    asked = request_for("k", "id", "pw", "https://sandbox.plaid.com")

    assert asked.url == "https://sandbox.plaid.com/webhook_verification_key/get"
    assert json.loads(asked.body) == {"client_id": "id", "secret": "pw", "key_id": "k"}
    assert asked.hidden == ("id", "pw")


def test_the_key_of_an_answer_can_be_read() -> None:
    """Nothing else of the answer is kept."""
    text = key_in(ended({"key": JWK, "request_id": "r"}), KID)

    assert isinstance(text, str)
    assert read_public(text) is not None
    assert json.loads(text)["kid"] == KID


@pytest.mark.parametrize(
    "answer",
    [
        ended({"key": JWK | {"kid": "other"}}),
        ended({"key": JWK | {"alg": "HS256"}}),
        ended({"key": JWK | {"x": "AA"}}),
        ended({"key": 1}),
        ended([]),
        ended({}, outcome=Outcome.REDIRECT),
        Ended(Outcome.TIMED_OUT, "Too slow.", 1.0),
        Ended(Outcome.ANSWERED, "", 1.0, 200, (), b"<html>"),
    ],
)
def test_anything_else_is_a_problem(answer: Ended) -> None:
    """Another key, another algorithm, no point of the curve, no JSON, no answer."""
    found = key_in(answer, KID)

    assert isinstance(found, Problem)
    assert found.kind == "plaid-refused"


def test_what_plaid_says_is_passed_on() -> None:
    """As far as it is text."""
    found = key_in(ended({"error_message": "invalid client_id"}, 400), KID)

    assert isinstance(found, Problem)
    assert found.sentence == "Plaid answered 400: invalid client_id"
    assert isinstance(key_in(ended({"error_message": 5}, 400), KID), Problem)
