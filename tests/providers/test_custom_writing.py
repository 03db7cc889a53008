"""Schemes as files: the built-in ones are the same kind of data."""

import json

import pytest

from inspector import providers
from inspector.core.problem import Problem
from inspector.providers.custom import read_scheme
from inspector.providers.custom_writing import written
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.standard_webhooks import V1A
from tests.providers.making import opened, request_with, secret, vector

STATED = [scheme for scheme in providers.SCHEMES.values() if isinstance(scheme, HmacScheme)]
SECRETS = {"standard-webhooks": "whsec_c2VjcmV0", "fiskil": "c2VjcmV0"}


@pytest.mark.parametrize("scheme", STATED, ids=lambda scheme: scheme.id)
def test_a_built_in_scheme_is_a_file_too(scheme: HmacScheme) -> None:
    """Written and read again it accepts what the original signs, and the other way round."""
    text = written(scheme)
    assert isinstance(text, str)
    copy = read_scheme(text)
    assert isinstance(copy, HmacScheme), copy
    key = SECRETS.get(scheme.id, "a secret")

    for signer, judge in ((scheme, copy), (copy, scheme)):
        request = request_with({"b": 1, "a": [2]}, target="/x?y=1")
        headers = signer.sign(request, key, 1_700_000_000)
        came = opened(request.body, headers, request.target)
        proof = judge.judge(came, [secret(judge.id, key)], 1_700_000_000, judge.tolerance)
        assert proof.verdict.outcome.passes, (signer.id, proof)
    assert (copy.tolerance, copy.past_only) == (scheme.tolerance, scheme.past_only)
    assert copy.form == scheme.form
    assert written(copy) == text


def test_a_key_pair_is_stated_too() -> None:
    """v1a of Standard Webhooks, over the official vector."""
    text = written(V1A)
    assert isinstance(text, str)
    copy = read_scheme(text)
    assert isinstance(copy, HmacScheme), copy
    sample = vector("standard-webhooks/svix v1a")

    came = opened(sample["body"].encode(), tuple(sample["headers"].items()))
    proof = copy.judge(came, [secret(copy.id, sample["public_key"])], 1614265330, 300)

    assert proof.verdict.outcome.passes
    assert 'algorithm = "ed25519"' in text


def test_what_no_file_can_state_says_so() -> None:
    """A body read by code of another provider."""
    scheme = HmacScheme(
        "x", "x", "X", "x", "secret", "S", "all", body=lambda opened: opened.content
    )

    assert isinstance(written(scheme), Problem)


def test_text_is_quoted() -> None:
    """Quotes, backslashes and letters beyond ASCII come back as they were."""
    odd = 'a"b\\c é'
    text = 'name = "a"\nheader = "S"\n' + f"prefix = {json.dumps(odd)}\n"
    scheme = read_scheme(text)
    assert isinstance(scheme, HmacScheme)
    again = written(scheme)
    assert isinstance(again, str)
    copy = read_scheme(again)

    assert isinstance(copy, HmacScheme)
    assert copy.prefix == odd
