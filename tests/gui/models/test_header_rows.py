"""Header rows: credentials are masked, signatures are not."""

import pytest

from inspector.core.secret import Secret
from inspector.gui.models.header_rows import MASK, header_rows, is_credential, masked


@pytest.mark.parametrize(
    "name",
    ["Authorization", "PROXY-AUTHORIZATION", "Cookie", "Set-Cookie", "X-Api-Key", "x-auth-token"],
)
def test_credentials_are_known_by_their_names(name: str) -> None:
    """Fields that let anybody act as the sender are credentials, in any case of letters."""
    assert is_credential(name)


@pytest.mark.parametrize(
    "name",
    ["fuse-verification", "Webhook-Signature", "BI-Signature", "Idempotency-Key", "Host", "Key"],
)
def test_signatures_and_ids_stay_readable(name: str) -> None:
    """A signature proves one message only, and an idempotency key opens nothing."""
    assert not is_credential(name)


def test_the_order_and_the_case_of_fields_stay() -> None:
    """Rows are the fields as received, duplicates too."""
    fields = [("b", "1"), ("A", "2"), ("b", "3")]
    assert [(row.name, row.value) for row in header_rows(fields)] == fields


def test_a_masked_value_shows_neither_its_length_nor_its_end() -> None:
    """Two values of other lengths look alike but for the fingerprint."""
    short, long = masked("abc"), masked("a" * 500)
    assert short.startswith(MASK)
    assert len(short) == len(long)
    assert short != long


def test_the_fingerprint_is_that_of_the_stored_secret() -> None:
    """A received token and the stored one show the same four digits."""
    secret = Secret("1", "powens-token", "tok-123")
    assert masked("Bearer tok-123") == f"Bearer {MASK}  {secret.fingerprint}"


def test_an_empty_credential_is_not_masked() -> None:
    """There is nothing to hide, and hiding it would look like something."""
    assert header_rows([("Authorization", "")])[0].masked == ""
