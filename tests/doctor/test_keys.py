"""Keys that mistakes make of a secret."""

from inspector import providers
from inspector.core.secret import Secret
from inspector.doctor.keys import due_keys, keys_without_secret, mistaken_keys
from inspector.providers.hmac_scheme import HmacScheme


def scheme(name: str) -> HmacScheme:
    """A built-in HMAC scheme."""
    found = providers.SCHEMES[name]
    assert isinstance(found, HmacScheme)
    return found


def keys_of(name: str, value: str) -> dict[bytes, list[str]]:
    """Every mistaken key with the ids of its mistakes."""
    forms = mistaken_keys(scheme(name), Secret("s", name, value))
    return {form.key: [mistake.id for mistake in form.mistakes] for form in reversed(list(forms))}


def test_a_key_that_is_due_decoded_may_not_be() -> None:
    """Under Fiskil the text itself is a mistake, under Fynapse the decoded bytes are."""
    assert keys_of("fiskil", "YWJjZA==")[b"YWJjZA=="] == ["secret-not-decoded"]
    assert keys_of("fynapse", "YWJjZA==")[b"abcd"] == ["secret-decoded"]


def test_no_mistaken_key_is_the_due_one() -> None:
    """A right key is never called a mistake, whatever the secret looks like."""
    for name in ("fiskil", "fynapse"):
        for value in ("YWJjZA==", "whsec_YWJjZA==", "00112233445566ff", "plain text", "A%20b"):
            due = {form.key for form in due_keys(scheme(name), (Secret("s", name, value),))}
            assert due.isdisjoint(keys_of(name, value))


def test_the_file_name_of_the_published_recipe_is_tried_first() -> None:
    """Fiskil's recipe uses the ten characters `secret.key` as the key."""
    assert next(keys_without_secret()).key == b"secret.key"


def test_odd_secrets_give_no_error() -> None:
    """Empty, very short, non-ASCII and half surrogate secrets are data like others."""
    for value in ("", "=", "A", "é", "\ud800", "\n", '"', "whsec_"):
        for name in ("fiskil", "fynapse"):
            keys_of(name, value)


def test_a_key_never_shows_itself() -> None:
    """Neither the due one nor one that a mistake makes."""
    due = due_keys(scheme("github"), (Secret("s", "github", "hunter2"),))
    wrong = list(mistaken_keys(scheme("github"), Secret("s", "github", "hunter2\n")))

    assert due[0].key == b"hunter2"
    assert "hunter2" not in repr((due, wrong))
