"""Find it for me: formats are found from a secret and captures, and never guessed."""

import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector import providers
from inspector.core.opened import Json, Opened
from inspector.providers import github
from inspector.providers.custom import read_scheme
from inspector.providers.custom_writing import written
from inspector.providers.finding import Search, find_schemes
from inspector.providers.hmac_scheme import HmacScheme
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.providers.making import opened, request_with, secret
from tests.providers.test_public_key_reading import PRIVATE, PUBLIC

STATED = [scheme for scheme in providers.SCHEMES.values() if isinstance(scheme, HmacScheme)]
BODIES: list[Json] = [{"b": 1, "a": {"d": 2, "c": [3]}}, {"z": 1, "y": "é"}]
NOISE = (("Host", "h"), ("Content-Type", "application/json"), ("X-Trace", "0af7651916cd43dd8448"))


def search(captures: list[Opened], value: str) -> Search:
    """The last report of a search."""
    *_, last = find_schemes(captures, value)
    assert last.done
    return last


def signed(scheme: HmacScheme, value: str) -> list[Opened]:
    """Two captures signed by a scheme, at two moments."""
    found: list[Opened] = []
    for index, body in enumerate(BODIES):
        request = request_with(body, NOISE, f"/hook/{index}?a=1")
        headers = (*NOISE, *scheme.sign(request, value, 1_700_000_000 + index))
        found.append(opened(request.body, headers, request.target))
    return found


@pytest.mark.parametrize("scheme", STATED, ids=lambda scheme: scheme.id)
def test_every_built_in_format_is_found(scheme: HmacScheme) -> None:
    """And the file that is proposed verifies another delivery."""
    value = SAMPLE_SECRETS[scheme.id]

    last = search(signed(scheme, value), value)

    assert last.found, last.tried
    text = written(last.found[0])
    assert isinstance(text, str)
    proposed = read_scheme(text)
    assert isinstance(proposed, HmacScheme)
    request = request_with({"n": 1, "m": 2}, target="/other")
    came = opened(request.body, scheme.sign(request, value, 1_700_009_999), request.target)
    proof = proposed.judge(came, [secret(proposed.id, value)], 0, None)
    assert proof.verdict.outcome.passes


def test_a_key_pair_is_found_too() -> None:
    """By the public half."""
    text = 'name = "x"\nheader = "X-Sig"\ntime_header = "X-T"\nsigned = "{time}|{body}"\nalgorithm = "ecdsa-sha256"\nencoding = "base64"\n'  # fmt: skip
    scheme = read_scheme(text)
    assert isinstance(scheme, HmacScheme)

    last = search(signed(scheme, PRIVATE), PUBLIC)

    assert [found.template for found in last.found] == ["{time}|{body}"]


def test_one_capture_that_differs_rules_a_format_out() -> None:
    """What matches some of them is no answer."""
    captures = signed(github.SCHEME, "k")
    broken = opened(b"{}", captures[0].request.headers)

    assert search(captures, "k").found
    assert search([*captures, broken], "k").found == ()


@settings(deadline=None, max_examples=15)
@given(st.text(min_size=1, max_size=30).filter(lambda text: text != "k"))
def test_a_wrong_secret_finds_nothing(value: str) -> None:
    """Whatever it is."""
    digest = hmac.digest(b"k", b"x", "sha256").hex()
    captures = [opened(b"x", (("S", digest), ("T", "1700000000"), ("X-Id", "m")))]

    assert search(captures, value).found == ()


def test_nothing_to_search_is_done_at_once() -> None:
    """No capture, no secret, no header that looks like a signature."""
    assert list(find_schemes([], "k")) == [Search(0, (), done=True)]
    assert search([opened(b"x")], "") == Search(0, (), done=True)
    assert search([opened(b"x", (("S", "short"),))], "k").tried == 0


def test_a_search_reports_and_can_be_left() -> None:
    """Every 64 formats."""
    captures = [opened(b"x", (("S", "0" * 64), ("T", "1700000000")))]

    steps = find_schemes(captures, "k")

    assert next(steps) == Search(64, ())
    assert next(steps) == Search(128, ())
