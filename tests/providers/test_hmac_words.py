"""One calm sentence a verdict, without any secret in it."""

from inspector.core.secret import Secret, Use
from inspector.providers import hmac_words

CURRENT = Secret("1", "fiskil", "do-not-show")
PREVIOUS = Secret("2", "fiskil", "do-not-show", Use.PREVIOUS)


def test_sentences() -> None:
    """As they stand in the window."""
    assert hmac_words.verified("API key", CURRENT, "", 1) == "Signed with the current API key."
    assert hmac_words.verified("secret", PREVIOUS, "", 1) == (
        "Signed with the previous secret; a rotation is not complete."
    )
    assert hmac_words.verified("secret", CURRENT, "", 2) == (
        "Signed with the current secret; the header carries 2 signatures, as during a rotation."
    )
    assert hmac_words.verified("secret_key", CURRENT, "path with query", 1) == (
        "Signed with the current secret_key, read as: path with query."
    )
    assert hmac_words.failed("Fiskil", "secret", "this body", [CURRENT], 1) == (
        "The header is not what Fiskil's current secret gives for this body."
    )
    assert hmac_words.failed("Fynapse", "secret", "this body", [CURRENT, PREVIOUS], 2) == (
        "None of the 2 signatures is what any of the 2 secrets for Fynapse gives for this body."
    )


def test_expired_tells_both_directions() -> None:
    """Dated before or after reception, and where the allowance comes from."""
    assert hmac_words.expired("secret", CURRENT, 600, 300, "our assumption") == (
        "Signed with the current secret, but dated 10 min before it was received; "
        "5 min are allowed (our assumption)."
    )
    assert "dated 301 s before it was received; 300 s are allowed." in (
        hmac_words.expired("secret", CURRENT, 301, 300, "")
    )
    assert "dated 100 s after" in hmac_words.expired("secret", CURRENT, -100, 60, "")


def test_no_sentence_shows_a_secret() -> None:
    """Not even where the secret itself is what is wrong."""
    sentences = [
        hmac_words.undecodable("secret", [CURRENT]),
        hmac_words.failed("Fiskil", "secret", "this body", [CURRENT], 1),
        hmac_words.no_secret("Fiskil", "signing secret"),
        hmac_words.unsigned("Fiskil", "X-Fiskil-Signature"),
        hmac_words.unreadable_time("BI-Signature-Date"),
    ]

    assert not any("do-not-show" in sentence for sentence in sentences)
    assert "The current secret is not base64 (it has - or _" in sentences[0]
    assert all(sentence.endswith(".") for sentence in sentences)
