"""Text under a passphrase: scrypt makes the key, AES-GCM seals the text.

A sealed block is `WHIVAULT`, the version (1 byte), salt (16), check (16), nonce (12), then the
ciphertext with its tag. Everything before the ciphertext is authenticated with it. The version
alone says how hard the key is to make, so a forged file cannot ask for more memory. The check
tells a wrong passphrase from a damaged file; guessing through it costs one scrypt a guess, like
guessing through the ciphertext.
"""

import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field

from inspector.core.problem import Problem

MAGIC = b"WHIVAULT"
VERSION = 1
SHORTEST_PASSPHRASE = 8

_SALT, _CHECK, _NONCE = 16, 16, 12
_HEADER = len(MAGIC) + 1 + _SALT + _CHECK + _NONCE
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 1 << 15, 8, 1  # 32 MiB and about 0.1 s for each guess


@dataclass(frozen=True, slots=True)
class Key:
    """A key made from a passphrase; the passphrase itself is not kept."""

    salt: bytes
    cipher: bytes = field(repr=False)
    check: bytes = field(repr=False)


def make_key(passphrase: str, salt: bytes | None = None) -> Key:
    """Derive a key; a new salt when none is given. Takes about 0.1 s."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - 40 ms, rarely

    salt = secrets.token_bytes(_SALT) if salt is None else salt
    # The same words typed on another keyboard may come composed differently.
    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    derived = Scrypt(salt, 64, _SCRYPT_N, _SCRYPT_R, _SCRYPT_P).derive(text)
    return Key(salt, derived[:32], derived[32 : 32 + _CHECK])


def seal(text: str, key: Key) -> bytes:
    """Seal text under a key, with a nonce of its own."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - the same

    nonce = secrets.token_bytes(_NONCE)
    header = MAGIC + bytes([VERSION]) + key.salt + key.check + nonce
    return header + AESGCM(key.cipher).encrypt(nonce, text.encode(), header)


def key_for(block: bytes, passphrase: str) -> Key | Problem:
    """The key a sealed block opens with, or why this passphrase makes none."""
    problem = _unreadable(block)
    if problem:
        return problem
    start = len(MAGIC) + 1
    key = make_key(passphrase, block[start : start + _SALT])
    if not hmac.compare_digest(key.check, block[start + _SALT : start + _SALT + _CHECK]):
        return Problem("This passphrase does not open the file.", "Try again.", "wrong-passphrase")
    return key


def unseal(block: bytes, key: Key) -> str | Problem:
    """The text of a sealed block, or a problem when one bit of it was changed."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - the same
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - the same

    problem = _unreadable(block)
    if problem:
        return problem
    header = block[:_HEADER]
    try:
        text = AESGCM(key.cipher).decrypt(header[-_NONCE:], block[_HEADER:], header)
        return text.decode()
    except (InvalidTag, UnicodeDecodeError):
        return _damaged()


def _unreadable(block: bytes) -> Problem | None:
    """Why a block cannot be ours, judged by its header."""
    if not block.startswith(MAGIC) or len(block) < _HEADER + 16:
        return _damaged()
    if block[len(MAGIC)] != VERSION:
        return Problem(
            "The file of secrets was written by a newer version of this program.",
            "Start that version, or enter the secrets again.",
            "newer-version",
        )
    return None


def _damaged() -> Problem:
    return Problem(
        "The file of secrets is damaged: its seal is broken.",
        "Restore it from a copy, or enter the secrets again.",
        "damaged",
    )
