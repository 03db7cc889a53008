"""Facts about masking texts, addresses and header fields."""

import re

import pytest

from inspector.decode.aliases import ALIAS
from inspector.decode.masking import Masker

SECRET = "s3cr3t-value"


@pytest.fixture
def masker() -> Masker:
    """A masker that knows one stored secret."""
    return Masker(b"k" * 32, [SECRET, "abc"])


def test_a_stored_secret_is_masked_anywhere(masker: Masker) -> None:
    """Inside of a word as well; one of three signs would mask half of the language."""
    assert SECRET not in masker.text(f"x{SECRET}y", likely=False)
    assert masker.text("abc of it") == "abc of it"


def test_a_text_is_masked_by_its_looks(masker: Masker) -> None:
    """Nothing but what looks personal changes, and masking twice changes nothing more."""
    masked = masker.text("Write to jane@example.com about FR7630006000011234567890189 soon")
    assert re.fullmatch(r"Write to email·\w{4} about iban·\w{4} soon", masked)
    assert masker.text(masked) == masked
    assert masker.text("") == ""


def test_a_signature_stays_readable(masker: Masker) -> None:
    """It proves one message and is of no use to anyone else."""
    value = "t=1795179731,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd"
    assert masker.header("Webhook-Signature", value) == value
    assert masker.header("X-Other", value) != value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Authorization", "Bearer canary"),
        ("Cookie", "sid=canary"),
        ("X-Api-Key", "canary"),
        ("X-User-Id", "canary"),
        ("X-Forwarded-Email", "canary"),
    ],
)
def test_a_credential_field_is_masked(masker: Masker, name: str, value: str) -> None:
    """The word that names its kind stays."""
    masked = masker.header(name, value)
    assert "canary" not in masked
    assert ALIAS.search(masked)
    assert masked.startswith("Bearer ") is value.startswith("Bearer ")


def test_a_path_keeps_its_words(masker: Masker) -> None:
    """Ids in it and the values of its query go; `event` may stay."""
    masked = masker.target("/v1/powens/USER_SYNCED/42?email=jane%40example.com&event=x&flag")
    kept = r"/v1/powens/USER_SYNCED/id·\w{4}\?email=email·\w{4}&event=x&flag"
    assert re.fullmatch(kept, masked)
    assert masker.target(masked) == masked
    assert masker.target("/powens/{event}") == "/powens/{event}"


def test_a_value_has_the_same_alias_everywhere(masker: Masker) -> None:
    """In a path, a query, a field and a sentence."""
    alias = masker.value("jane@example.com")
    assert masker.target("/u/jane@example.com").endswith(alias)
    assert masker.header("X-Email", "jane@example.com") == alias
    assert alias in masker.text("for jane@example.com")


def test_a_learned_id_is_masked_as_a_word(masker: Masker) -> None:
    """It was seen as somebody's id elsewhere."""
    assert masker.text("of user canaryid here") == "of user canaryid here"
    masker.learn("canaryid")
    assert masker.text("of user canaryid here") == f"of user {masker.value('canaryid')} here"
    assert masker.knows("canaryid")
    assert masker.target("/u/canaryid") == f"/u/{masker.value('canaryid')}"


def test_a_raw_head_keeps_its_shape(masker: Masker) -> None:
    """What is no field in it is masked whole."""
    raw = "POST /u/42 HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer canary\r\nJane Doe\r\n\r\n"
    masked = masker.head(raw)
    assert masked.startswith("POST /u/id·")
    assert masked.count("\r\n") >= 4
    assert "canary" not in masked
    assert "Jane" not in masked
    assert "Host: h" in masked
    assert "canary" not in masker.head("X-Token: canary\nHost: h")


def test_form_values_are_masked(masker: Masker) -> None:
    """Names stay."""
    assert re.fullmatch(r"user=name·\w{4}&x=id·\w{4}", masker.query("user=jane&x=1"))
