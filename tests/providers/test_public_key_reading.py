"""Keys are read in the forms in which people have them."""

import base64
import datetime as dt
import json

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.providers.public_key_reading import jwk_members, read_private, read_public
from tests.providers.making import vector

PAIR = ec.generate_private_key(ec.SECP256R1())
PUBLIC = PAIR.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
PRIVATE = PAIR.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
PLAID = vector("plaid")


def test_pem_of_either_half() -> None:
    """A private key has both; blanks around it do not count."""
    assert read_public(PUBLIC) == PAIR.public_key()
    assert read_public(f"\n{PRIVATE}\n") == PAIR.public_key()
    assert read_private(PRIVATE) is not None
    assert read_private(PUBLIC) is None


def test_a_certificate_has_a_public_key() -> None:
    """As some senders publish theirs."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a")])
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder(name, name, PAIR.public_key(), 1, day, day)
    pem = made.sign(PAIR, hashes.SHA256()).public_bytes(Encoding.PEM).decode()

    assert read_public(pem) == PAIR.public_key()


def test_a_jwk_of_each_kind() -> None:
    """EC, RSA, Ed25519; with `d` it is a pair, as far as it can be."""
    assert read_public(json.dumps(PLAID["jwk"])) is not None
    assert read_private(json.dumps(PLAID["private_jwk"])) is not None
    raw = ed25519.Ed25519PrivateKey.generate()
    x = base64.urlsafe_b64encode(raw.public_key().public_bytes_raw()).decode().rstrip("=")
    d = base64.urlsafe_b64encode(raw.private_bytes_raw()).decode().rstrip("=")
    okp = {"kty": "OKP", "crv": "Ed25519", "x": x}
    assert read_public(json.dumps(okp)) == raw.public_key()
    assert read_private(json.dumps({**okp, "d": d})) is not None
    big = rsa.generate_private_key(65537, 1024).public_key()
    n = base64.urlsafe_b64encode(big.public_numbers().n.to_bytes(128, "big")).decode()
    assert read_public(json.dumps({"kty": "RSA", "n": n, "e": "AQAB"})) == big
    assert jwk_members('{"key": {"kid": "a", "alg": 1}}') == {"kid": "a"}


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "{", "[]", '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}', '{"kty":"RSA"}',
        '{"kty":"EC","crv":"P-256","d":""}', '{"crv":"Ed25519","x":"AA"}', "-----BEGIN X-----",
        "-----BEGIN PUBLIC KEY-----\nAA\n-----END PUBLIC KEY-----", "whpk_", "whsk_AAAA",
        "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----", "A" * 20_000,
    ],
)  # fmt: skip
def test_what_is_no_key_is_none(text: str) -> None:
    """In any of the forms."""
    assert read_public(text) is None
    assert read_private(text) is None


def test_keys_we_cannot_use_are_none() -> None:
    """Of another kind, or under a passphrase."""
    odd = dsa.generate_private_key(1024)
    locked = PAIR.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))

    assert read_public(odd.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()) is None  # fmt: skip
    assert read_private(locked.decode()) is None
    assert read_public(locked.decode()) is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    """Whatever is pasted."""
    for one in (text, "{" + text + "}", "-----BEGIN PUBLIC KEY-----" + text, "whpk_" + text):
        read_public(one)
        read_private(one)
