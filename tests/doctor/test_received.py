"""Digests in headers, however they were written."""

import pytest

from inspector import providers
from inspector.doctor.received import received_digests
from inspector.doctor.recipe import recipe_of
from inspector.providers.hmac_scheme import HmacScheme
from tests.doctor.cases import opened_of

HEX = "e989d8680d22fdb056ae61f6b7364d0413465ea5296eb03142e745bd4d94b50e"
BASE64 = "6YnYaA0i/bBWrmH2tzZNBBNGXqUpbrAxQudFvU2UtQ4="


def found(scheme: str, header: str) -> list[tuple[str, list[str]]]:
    """Hash and mistakes of every digest in a request with these header lines."""
    opened = opened_of(f"POST / HTTP/1.1\n{header}", b"{}")
    rule = providers.SCHEMES[scheme]
    assert isinstance(rule, HmacScheme)
    return [
        (one.hash_name, [mistake.id for mistake in one.mistakes])
        for one in received_digests(recipe_of(rule, opened), opened.request)
    ]


@pytest.mark.parametrize(
    ("value", "mistakes"),
    [
        (BASE64, []),
        (HEX, ["digest-hex"]),
        (BASE64.replace("/", "_").rstrip("="), ["digest-base64url"]),
        (f"sha256={HEX}", ["digest-prefix", "digest-hex"]),
        (f"'{BASE64}'", ["digest-quoted"]),
    ],
)
def test_forms_are_told_apart(value: str, mistakes: list[str]) -> None:
    """Each writing of one digest is read, with what is wrong about it."""
    assert found("fiskil", f"X-Fiskil-Signature: {value}")[0] == ("sha256", mistakes)


def test_a_digest_in_hex_is_not_also_taken_for_base64() -> None:
    """64 hexadecimal digits would decode as base64 of 48 bytes, a SHA-384."""
    assert len(found("fiskil", f"X-Fiskil-Signature: {HEX}")) == 1


def test_the_length_tells_the_hash() -> None:
    """Twenty bytes are a SHA-1."""
    assert found("fiskil", f"X-Fiskil-Signature: {'0f' * 20}") == [
        ("sha1", ["digest-sha1", "digest-hex"])
    ]


def test_all_fields_of_a_rotation_are_read() -> None:
    """Both signatures of a header with two are candidates without a mistake."""
    other = HEX[::-1]
    header = f"Webhook-Signature: t=1,v1={HEX},v1={other}"

    assert found("fynapse", header) == [("sha256", []), ("sha256", [])]


def test_values_that_are_no_digests_are_not_candidates() -> None:
    """Tokens, sizes, dates and endless values are left out; spare bits of base64 must be zero."""
    loose = BASE64.replace("4=", "5=")
    header = f"X-Fiskil-Signature: {loose}\nX-Id: 12\nDate: now\nX-Long: {'0f' * 3000}"

    assert found("fiskil", header) == []
