"""Signatures of key pairs, made by one half and verified with the other."""

from typing import TypeAlias

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.providers.public_key import Algorithm, side_by_side, signature_of, verifies

Pair: TypeAlias = "ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey"
PAIRS: dict[str, Pair] = {
    "ed25519": ed25519.Ed25519PrivateKey.generate(),
    "ecdsa": ec.generate_private_key(ec.SECP256R1()),
    "rsa": rsa.generate_private_key(65537, 2048),
}


def pair_for(algorithm: Algorithm) -> "ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey":  # fmt: skip
    """A pair of the kind an algorithm needs."""
    return PAIRS[algorithm.partition("-")[0]]


@pytest.mark.parametrize("algorithm", Algorithm)
def test_what_one_half_signs_the_other_verifies(algorithm: Algorithm) -> None:
    """And nothing else: not another content, not a changed signature."""
    pair = pair_for(algorithm)
    signature = signature_of(pair, algorithm, b"content")
    assert signature

    assert verifies(pair.public_key(), algorithm, b"content", signature)
    assert not verifies(pair.public_key(), algorithm, b"other", signature)
    assert not verifies(pair.public_key(), algorithm, b"content", signature[:-1] + b"\0\0")


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_key_of_another_kind_is_refused(algorithm: Algorithm) -> None:
    """It neither signs nor verifies."""
    for kind, pair in PAIRS.items():
        if not algorithm.startswith(kind):
            assert signature_of(pair, algorithm, b"x") is None
            assert not verifies(pair.public_key(), algorithm, b"x", bytes(64))


def test_both_forms_of_ecdsa_count() -> None:
    """DER, and both numbers side by side."""
    pair = PAIRS["ecdsa"]
    der = signature_of(pair, Algorithm.ECDSA_SHA256, b"x")
    assert der

    plain = side_by_side(der)

    assert len(plain) == 64
    assert verifies(pair.public_key(), Algorithm.ECDSA_SHA256, b"x", plain)


def test_a_key_too_short_for_the_digest_signs_nothing() -> None:
    """PSS with SHA-512 needs more than 1024 bits."""
    short = rsa.generate_private_key(65537, 1024)

    assert signature_of(short, Algorithm.RSA_PSS_SHA512, b"x") is None


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_no_signature_raises(signature: bytes) -> None:
    """Junk does not verify."""
    for algorithm in Algorithm:
        assert not verifies(pair_for(algorithm).public_key(), algorithm, b"x", signature)
