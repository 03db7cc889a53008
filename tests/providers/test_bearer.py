"""Bearer tokens: one verdict, of the scheme whose token matches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.event import Event
from inspector.core.secret import Secret, Use
from inspector.core.verdict import Outcome, Proof
from inspector.providers.bearer import judge_bearer
from inspector.providers.powens import OAUTH, TOKEN
from tests.providers.making import opened, request_with, secret

EVENT = Event("powens", "CONNECTION_SYNCED", user="112")
PAYMENT = Event("powens", "PAYMENT_STATE_UPDATED")
BOTH = (TOKEN, OAUTH)


def judged(header: str | None, *secrets: Secret, event: Event = EVENT) -> Proof | None:
    """Judge an `Authorization` value by both schemes of Powens."""
    headers = (("authorization", header),) if header is not None else ()
    by_scheme = {s.id: [one for one in secrets if one.scheme == s.id] for s in BOTH}
    return judge_bearer(BOTH, opened(b"{}", headers), event, by_scheme)


def outcome(header: str | None, *secrets: Secret, event: Event = EVENT) -> tuple[str, str]:
    """Scheme and outcome, empty without a verdict."""
    proof = judged(header, *secrets, event=event)
    return (proof.verdict.scheme, proof.verdict.outcome.value) if proof else ("", "")


MINE = secret("powens-token", "tok-112", user="112")
OTHER = secret("powens-token", "tok-99", user="99")
ANY = secret("powens-token", "tok-any")
ACCESS = secret("powens-oauth", "acc")


@pytest.mark.parametrize("word", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_word_has_any_case(word: str) -> None:
    """Powens' guide and its newer copy differ in it."""
    assert outcome(f"{word} tok-112", MINE) == ("powens-token", "verified")


def test_the_verdict_is_of_the_scheme_that_matches() -> None:
    """Not of the one that comes first."""
    assert outcome("Bearer acc", MINE, ACCESS) == ("powens-oauth", "verified")
    assert outcome("Bearer tok-112", MINE, ACCESS) == ("powens-token", "verified")


def test_else_it_is_of_the_configured_one() -> None:
    """Of both, the first; of none, the user token, which is Powens' default."""
    assert outcome("Bearer x", ACCESS) == ("powens-oauth", "failed")
    assert outcome("Bearer x", MINE, ACCESS) == ("powens-token", "failed")
    assert outcome("Bearer x") == ("powens-token", "no-secret")
    assert outcome("Bearer x", event=Event("fuse")) == ("", "")


def test_tokens_are_kept_per_user() -> None:
    """A user's body needs that user's token; another's fails and says so."""
    assert outcome("Bearer tok-any", ANY) == ("powens-token", "verified")
    assert outcome("Bearer x", OTHER) == ("powens-token", "no-secret")
    proof = judged("Bearer tok-99", MINE, OTHER)
    assert proof is not None
    assert proof.verdict.outcome is Outcome.FAILED
    assert "another user" in proof.verdict.explanation


def test_any_token_does_when_the_body_names_no_user() -> None:
    """Transactions alone do not say whose they are."""
    event = Event("powens", "ACCOUNT_CATEGORIZED")

    assert outcome("Bearer tok-99", MINE, OTHER, event=event) == ("powens-token", "verified")


def test_payments_have_no_user_token() -> None:
    """None is due; a token that came is judged as an access token."""
    assert outcome(None, MINE, event=PAYMENT) == ("", "")
    assert outcome("Bearer x", MINE, event=PAYMENT) == ("powens-oauth", "no-secret")
    assert outcome("Bearer acc", ACCESS, event=PAYMENT) == ("powens-oauth", "verified")


def test_a_missing_token_is_unsigned_only_when_one_is_set() -> None:
    """And only for the user who has one."""
    assert outcome(None) == ("", "")
    assert outcome(None, OTHER) == ("", "")
    assert outcome(None, MINE) == ("powens-token", "unsigned")
    assert outcome(None, ACCESS) == ("powens-oauth", "unsigned")


@pytest.mark.parametrize("header", ["Basic abc", "Bearer", "Bearer ", "Bearerx y"])
def test_what_is_no_bearer_token_is_malformed(header: str) -> None:
    """When one was due."""
    assert outcome(header, MINE) == ("powens-token", "malformed")


def test_the_matching_secret_is_named() -> None:
    """As everywhere: current, previous or its label."""
    proof = judged("Bearer old", secret("powens-token", "old", Use.PREVIOUS))

    assert proof is not None
    assert proof.verdict.secret_label == "previous"
    assert proof.verdict.explanation == "Carries the previous user token."


def test_a_missing_token_is_named_in_words() -> None:
    """With whose and what it is."""
    proof = judged(None, ACCESS)

    assert proof is not None
    assert proof.verdict.explanation == (
        "No bearer token came, and one was due: a Powens access token is stored here."
    )


def test_a_received_token_is_never_shown() -> None:
    """Only its fingerprint, which stored tokens show too."""
    for held in ((), (MINE,), (secret("powens-token", "do-not-show"),)):
        proof = judged("Bearer do-not-show", *held)
        assert proof is not None
        assert "do-not-show" not in repr(proof)
        assert proof.received.startswith("Bearer ••••")
        assert secret("x", "do-not-show").fingerprint in proof.received


def test_a_scheme_judges_alone_too() -> None:
    """By the tokens it is given; it signs what it accepts."""
    headers = OAUTH.sign(request_with(), "acc", 0)

    proof = OAUTH.judge(opened(b"", headers), [ACCESS], 0, None)

    assert proof.verdict.outcome is Outcome.VERIFIED
    assert OAUTH.judge(opened(b""), [], 0, None).verdict.outcome is Outcome.UNSIGNED


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_token_makes_it_raise(header: str, value: str) -> None:
    """Any header and any stored text get a verdict."""
    held = secret("powens-token", value)

    assert judged(header, held) is not None
    alone = TOKEN.judge(opened(b"", (("Authorization", header),)), [held], 0, None)
    assert alone.verdict.scheme == "powens-token"
