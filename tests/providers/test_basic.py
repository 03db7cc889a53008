"""HTTP Basic: compared whole, shown never."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.event import Event
from inspector.core.verdict import Outcome, Proof
from inspector.providers.judging import judge
from inspector.providers.mx import SCHEME
from tests.providers.making import opened, request_with, secret

NAMED = "ann:a:b c"


def judged(value: str, *secrets: str) -> Proof:
    """Judge an `Authorization` value by these secrets."""
    keys = [secret("mx-basic", one) for one in secrets]
    return SCHEME.judge(opened(b"{}", (("Authorization", value),)), keys, 0, None)


def basic(text: bytes) -> str:
    """A value that carries these bytes."""
    return f"Basic {base64.b64encode(text).decode()}"


@pytest.mark.parametrize(
    ("value", "outcome", "words"),
    [
        (basic(b"ann:a:b c"), "verified", "Carries the current"),
        (basic(b"ann:a:b c").replace("Basic", "bAsIc"), "verified", "Carries the current"),
        (basic(b"ann:x"), "failed", "The password that came"),
        (basic(b"bob:a:b c"), "failed", "The user name that came"),
        (basic(b"ann"), "malformed", "no name and password follow"),
        ("Basic ???", "malformed", "no name and password follow"),
        ("Basic", "malformed", "no name and password follow"),
    ],
)
def test_a_credential_is_compared_whole(value: str, outcome: str, words: str) -> None:
    """The sentence says which half differs."""
    proof = judged(value, NAMED)

    assert proof.verdict.outcome == outcome
    assert words in proof.verdict.explanation


def test_what_came_is_masked() -> None:
    """Neither half is shown, only the fingerprint that stored secrets have too."""
    proof = judged(basic(b"ann:a:b c"), NAMED)

    assert proof.received == f"Basic •••••••••••• #{secret('x', NAMED).fingerprint}"


def test_both_charsets_count() -> None:
    """RFC 7617 leaves it open."""
    for value in ("é:ü".encode(), "é:ü".encode("latin-1")):
        assert judged(basic(value), "é:ü").verdict.outcome is Outcome.VERIFIED


def test_a_secret_without_a_colon_is_explained() -> None:
    """And signs nothing."""
    assert "enter it as name:password" in judged(basic(b"ann:x"), "ann").verdict.explanation
    assert SCHEME.sign(request_with(), "ann", 0) == ()


def test_anybodys_basic_header_is_not_mx() -> None:
    """Without a secret and without a body of MX it gets no verdict."""
    came = opened(b"{}", (("Authorization", basic(b"a:b")),))

    assert judge(came, Event(), [], 0, {}) == ()
    assert judge(came, Event("powens"), [secret("mx-basic", NAMED)], 0, {}) == ()
    assert judge(came, Event("mx"), [], 0, {})[0].verdict.outcome is Outcome.NO_SECRET
    assert judge(came, Event(), [secret("mx-basic", NAMED)], 0, {})[0].verdict.outcome == "failed"


def test_none_came_and_one_was_due() -> None:
    """At an event of MX, with a secret stored."""
    proofs = judge(opened(b"{}"), Event("mx"), [secret("mx-basic", NAMED)], 0, {})

    assert [proof.verdict.outcome for proof in proofs] == [Outcome.UNSIGNED]


@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=3))
def test_nothing_raises(value: str, secrets: list[str]) -> None:
    """Any header text and any secret give a verdict with a sentence."""
    for text in (value, f"Basic {value}", basic(value.encode("utf-8", "replace"))):
        assert judged(text, *secrets).verdict.explanation.endswith(".")
    for one in secrets:
        SCHEME.sign(request_with(), one, 0)
