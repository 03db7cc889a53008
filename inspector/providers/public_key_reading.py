"""Keys of key pairs, read from what a user pastes: PEM, JWK, or base64.

`cryptography` is imported at first use: it takes longer than the rest of a start.
"""

import json
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from inspector.core.signing import decode_base64, decode_base64url

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    Public: TypeAlias = ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey
    Private: TypeAlias = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

_LONGEST_KEY = 16 * 1024
_RAW_KEY = 32
_CURVES = {"P-256": "SECP256R1", "P-384": "SECP384R1", "P-521": "SECP521R1"}


@lru_cache(maxsize=128)
def read_public(text: str) -> "Public | None":
    """The public key in a text, None when there is none.

    PEM of a public or private key or a certificate, a JWK (alone or as the member `key`), or the
    32 bytes of an Ed25519 key in base64, with `whpk_` before them or not. `whsk_` has both halves.
    """
    private = read_private(text)
    if private is not None:
        return private.public_key()
    stripped = text.strip()
    if not 0 < len(stripped) <= _LONGEST_KEY:
        return None
    if stripped.startswith("-----"):
        return _pem_public(stripped.encode("ascii", "replace"))
    if stripped.startswith("{"):
        return _jwk_public(jwk_members(stripped))
    raw = _raw(stripped)
    return _ed25519_public(raw) if len(raw) == _RAW_KEY and "whsk_" not in text else None


@lru_cache(maxsize=128)
def read_private(text: str) -> "Private | None":
    """The private key in a text, None when it holds none."""
    stripped = text.strip()
    if not 0 < len(stripped) <= _LONGEST_KEY:
        return None
    if stripped.startswith("-----"):
        return _pem_private(stripped.encode("ascii", "replace"))
    if stripped.startswith("{"):
        return _jwk_private(jwk_members(stripped))
    raw = _raw(stripped) if stripped.startswith("whsk_") else b""
    if len(raw) not in (_RAW_KEY, 2 * _RAW_KEY):
        return None
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - slow

    return ed25519.Ed25519PrivateKey.from_private_bytes(raw[:_RAW_KEY])


def jwk_members(text: str) -> dict[str, str]:
    """The text members of a JWK, alone or as the member `key` of what Plaid answers."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if isinstance(found, dict) and isinstance(found.get("key"), dict):
        found = found["key"]
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _pem_public(pem: bytes) -> "Public | None":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - slow
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - slow
        load_pem_public_key,
    )
    from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415 - slow

    try:
        if b"CERTIFICATE" in pem[:40]:
            return _known_public(load_pem_x509_certificate(pem).public_key())
        return _known_public(load_pem_public_key(pem))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None


def _pem_private(pem: bytes) -> "Private | None":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - slow
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - slow
        load_pem_private_key,
    )

    if b"PRIVATE KEY" not in pem[:60]:
        return None
    try:
        return _known_private(load_pem_private_key(pem, None))
    except (ValueError, TypeError, UnsupportedAlgorithm):  # TypeError: it is encrypted
        return None


def _jwk_public(jwk: dict[str, str]) -> "Public | None":
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415 - slow

    numbers = [_integer(jwk.get(name, "")) for name in ("x", "y", "n", "e")]
    x, y, n, e = numbers
    kind, curve = jwk.get("kty"), _CURVES.get(jwk.get("crv", ""))
    try:
        if kind == "EC" and curve:
            return ec.EllipticCurvePublicNumbers(x, y, getattr(ec, curve)()).public_key()
        if kind == "RSA":
            return rsa.RSAPublicNumbers(e, n).public_key()
    except ValueError:  # no point of the curve, no modulus
        return None
    raw = decode_base64url(jwk.get("x", "")) or b""
    return _ed25519_public(raw) if jwk.get("crv") == "Ed25519" else None


def _jwk_private(jwk: dict[str, str]) -> "Private | None":
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519  # noqa: PLC0415 - slow

    curve = _CURVES.get(jwk.get("crv", ""))
    try:
        if "d" in jwk and jwk.get("kty") == "EC" and curve:
            return ec.derive_private_key(_integer(jwk["d"]), getattr(ec, curve)())
        if "d" in jwk and jwk.get("crv") == "Ed25519":
            raw = decode_base64url(jwk["d"]) or b""
            return ed25519.Ed25519PrivateKey.from_private_bytes(raw)
    except ValueError:  # no number below the curve's order, no 32 bytes
        return None
    return None


def _ed25519_public(raw: bytes) -> "Public | None":
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - slow

    try:
        return ed25519.Ed25519PublicKey.from_public_bytes(raw)
    except ValueError:
        return None


def _known_public(key: object) -> "Public | None":
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 - slow

    kinds = (ed25519.Ed25519PublicKey, ec.EllipticCurvePublicKey, rsa.RSAPublicKey)
    return key if isinstance(key, kinds) else None


def _known_private(key: object) -> "Private | None":
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 - slow

    kinds = (ed25519.Ed25519PrivateKey, ec.EllipticCurvePrivateKey, rsa.RSAPrivateKey)
    return key if isinstance(key, kinds) else None


def _integer(text: str) -> int:
    """A number of a JWK; 0, which no key has, for anything else."""
    return int.from_bytes(decode_base64url(text) or b"", "big")


def _raw(text: str) -> bytes:
    """The bytes of a key that is only base64, whatever its alphabet and padding; else nothing."""
    text = text.removeprefix("whpk_").removeprefix("whsk_").rstrip("=")
    return decode_base64(text + "=" * (-len(text) % 4)) or decode_base64url(text) or b""
