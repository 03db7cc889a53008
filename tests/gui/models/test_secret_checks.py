"""Slips of copying, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.secret import Secret
from inspector.gui.models.secret_checks import check
from inspector.providers import SCHEMES


@pytest.mark.parametrize(
    ("scheme", "value", "words", "instead"),
    [
        ("fuse", "key\n", "ends with a line break", "key"),
        ("fuse", "key\r\n", "ends with a line break", "key"),
        ("fuse", "key ", "ends with white space", "key"),
        ("fuse", "\tkey", "begins with white space", "key"),
        ("fuse", "  ", "only white space", ""),
        ("fuse", '"key"', "stands in quotes", "key"),
        ("fuse", "\u201ckey\u201d", "stands in quotes", "key"),
        ("powens-token", "Bearer abc", "word Bearer", "abc"),
        ("powens-oauth", "bearer abc", "word Bearer", "abc"),
        ("fynapse", "whsec_abc", "Stripe or Svix secret", ""),
        ("fuse", "sk_live_abc", "looks like a Stripe key", ""),
        ("fiskil", "not base64!", "is base64, and it has", ""),
        ("fiskil", "secret.key", "is base64, and", ""),
        ("stripe", "sk_live_abc", "begins with whsec_", ""),
        ("standard-webhooks", "whsec_***", "is not base64", ""),
        ("mx-basic", "user", "name:password", ""),
        ("fuse", "half \ud83d", "half a character", ""),
    ],
)
def test_a_slip_is_named(scheme: str, value: str, words: str, instead: str) -> None:
    """A sentence says what is odd, and proposes the value without it where that is clear."""
    advice = check(scheme, value)
    assert advice is not None
    assert words in advice.sentence
    assert advice.sentence.endswith(".")
    assert advice.instead == instead


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("stripe", "whsec_abc"),
        ("fuse", "a key with blanks inside"),
        ("fiskil", "c2VjcmV0"),
        ("fuse", ""),
        ("fuse", '"'),
    ],
)
def test_an_ordinary_value_needs_no_words(scheme: str, value: str) -> None:
    """Nothing is said of it."""
    assert check(scheme, value) is None


def test_a_value_that_is_stored_already_is_told() -> None:
    """By its use and endpoint, for the same and for another scheme."""
    stored = [Secret("1", "fuse", "key", endpoint="/fuse")]
    same, other = check("fuse", "key", stored), check("fynapse", "key", stored)
    assert same is not None
    assert same.sentence == "This value is stored already, as current for /fuse."
    assert other is not None
    assert other.sentence == "Another scheme has the same value, for /fuse."


@given(st.sampled_from(sorted(SCHEMES)), st.text(st.characters(exclude_categories=[])))
def test_no_value_makes_it_raise_or_quotes_itself(scheme: str, value: str) -> None:
    """Advice never repeats a secret of any length worth the name."""
    advice = check(scheme, value)
    assert advice is None or len(value) < 8 or value not in advice.sentence
