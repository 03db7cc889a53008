"""Signatures of key pairs: verified with the public half, made with the private one.

`cryptography` is imported at first use: it takes longer than the rest of a start.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    from inspector.providers.public_key_reading import Private, Public


class Algorithm(StrEnum):
    """How a signature is made with a private key."""

    ED25519 = "ed25519"
    ECDSA_SHA256 = "ecdsa-sha256"
    ECDSA_SHA384 = "ecdsa-sha384"
    ECDSA_SHA512 = "ecdsa-sha512"
    RSA_SHA256 = "rsa-sha256"  # PKCS #1 v1.5
    RSA_SHA384 = "rsa-sha384"
    RSA_SHA512 = "rsa-sha512"
    RSA_PSS_SHA256 = "rsa-pss-sha256"  # with a salt of any length
    RSA_PSS_SHA512 = "rsa-pss-sha512"


def verifies(key: "Public", algorithm: Algorithm, content: bytes, signature: bytes) -> bool:
    """Whether a signature is this key's; False also when the key is of another kind.

    An ECDSA signature may be DER or both numbers side by side, as in a JWT.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - slow
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 - slow

    try:
        if algorithm is Algorithm.ED25519:
            if not isinstance(key, ed25519.Ed25519PublicKey):
                return False
            key.verify(signature, content)
        elif algorithm.startswith("ecdsa"):
            if not isinstance(key, ec.EllipticCurvePublicKey):
                return False
            key.verify(_der(signature, key.curve.key_size), content, ec.ECDSA(_hash(algorithm)))
        else:
            if not isinstance(key, rsa.RSAPublicKey):
                return False
            key.verify(signature, content, _padding(algorithm, signing=False), _hash(algorithm))
    except (InvalidSignature, ValueError):
        return False
    return True


def signature_of(key: "Private", algorithm: Algorithm, content: bytes) -> bytes | None:
    """A signature by a private key, None when the key is of another kind. ECDSA gives DER."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 - slow

    if algorithm is Algorithm.ED25519:
        return key.sign(content) if isinstance(key, ed25519.Ed25519PrivateKey) else None
    if algorithm.startswith("ecdsa"):
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            return None
        return key.sign(content, ec.ECDSA(_hash(algorithm)))
    if not isinstance(key, rsa.RSAPrivateKey):
        return None
    try:
        return key.sign(content, _padding(algorithm, signing=True), _hash(algorithm))
    except ValueError:  # a key too short for the digest
        return None


def side_by_side(der: bytes, size: int = 32) -> bytes:
    """A DER signature as both numbers in `size` bytes each, as a JWT has it."""
    from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415 - slow
        decode_dss_signature,
    )

    first, second = decode_dss_signature(der)
    return first.to_bytes(size, "big") + second.to_bytes(size, "big")


def _der(signature: bytes, bits: int) -> bytes:
    size = (bits + 7) // 8
    if len(signature) != 2 * size:
        return signature
    from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415 - slow
        encode_dss_signature,
    )

    first, second = signature[:size], signature[size:]
    return encode_dss_signature(int.from_bytes(first, "big"), int.from_bytes(second, "big"))


def _hash(algorithm: Algorithm) -> "hashes.HashAlgorithm":
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - slow

    if algorithm.endswith("512"):
        return hashes.SHA512()
    return hashes.SHA384() if algorithm.endswith("384") else hashes.SHA256()


def _padding(algorithm: Algorithm, *, signing: bool) -> "padding.AsymmetricPadding":
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415 - slow

    if "pss" not in algorithm:
        return padding.PKCS1v15()
    salt = padding.PSS.DIGEST_LENGTH if signing else padding.PSS.AUTO
    return padding.PSS(padding.MGF1(_hash(algorithm)), salt)
