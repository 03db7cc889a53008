"""The arithmetic of signatures: keys, digests and comparisons that take constant time.

Nothing here raises, whatever text or bytes come in: what a sender or a user typed is data.
"""

import base64
import binascii
import hashlib
import hmac

BASE64 = "base64"
HEX = "hex"
BASE64URL = "base64url"
ENCODINGS = (BASE64, HEX, BASE64URL)
HASHES = ("sha256", "sha1", "sha384", "sha512")

_BASE64_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")


def utf8(text: str) -> bytes:
    """Text as UTF-8 bytes.

    Bytes that Python smuggled through an environment variable as surrogates come back as they
    were; any other lone surrogate is written as three bytes instead of refused.
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        pass
    try:
        return text.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return text.encode(errors="surrogatepass")


def wire(text: str) -> bytes:
    """Header or target text as the bytes it came in: latin-1, UTF-8 where that cannot hold it."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return utf8(text)


def hmac_sha256(key: bytes, content: bytes) -> bytes:
    """The 32 bytes of HMAC-SHA256."""
    return hmac.digest(key, content, "sha256")


def encode_digest(digest: bytes, encoding: str) -> str:
    """A digest as header text.

    `base64` has its padding, `base64url` has none, `hex` is lower-case.
    """
    if encoding == HEX:
        return digest.hex()
    if encoding == BASE64URL:
        return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")
    return binascii.b2a_base64(digest, newline=False).decode("ascii")


def decode_digest(text: str, encoding: str) -> bytes | None:
    """The bytes behind header text, None when it is not in this encoding."""
    if encoding == HEX:
        return decode_hex(text)
    return decode_base64url(text) if encoding == BASE64URL else decode_base64(text)


def same(ours: bytes, theirs: bytes) -> bool:
    """Whether two values are equal, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(ours, theirs)


def decode_base64(text: str) -> bytes | None:
    """The bytes behind standard base64 with its padding, or None; nothing is stripped first."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:  # binascii.Error is one; text beyond ASCII raises the plain one
        return None


def decode_base64url(text: str) -> bytes | None:
    """The bytes behind URL-safe base64, with its padding or without, or None."""
    if "+" in text or "/" in text:
        return None
    bare = text.rstrip("=")
    return decode_base64(bare.replace("-", "+").replace("_", "/") + "=" * (-len(bare) % 4))


def decode_hex(text: str) -> bytes | None:
    """The bytes behind hexadecimal digits in either case, or None."""
    if not text.isascii() or not text.isalnum():
        return b"" if not text else None  # bytes.fromhex skips blanks, which are no digits
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


def base64_fault(text: str) -> str:
    """Why text is not base64, as the end of a sentence; empty when it is. Shows none of it."""
    if decode_base64(text) is not None:
        return ""
    if text != text.strip():
        return "it has a blank or a line feed at one end"
    strange = set(text) - _BASE64_LETTERS
    if strange and strange <= set("-_"):
        return "it has - or _, which belong to the URL form of base64"
    if strange:
        return "it has a character that base64 does not use"
    if len(text) % 4:
        return "its length is not a multiple of four, so its end or its = padding is missing"
    return "its = padding is in the wrong place"


def first_difference(ours: str, theirs: str) -> int | None:
    """Index of the first character in which two values differ, None when they are equal.

    For showing both on screen after the verdict; a verdict itself uses `same`.
    """
    for index, (left, right) in enumerate(zip(ours, theirs, strict=False)):
        if left != right:
            return index
    return None if len(ours) == len(theirs) else min(len(ours), len(theirs))


def content_mark(content: bytes) -> str:
    """The first 16 hex digits of SHA-256: tells two bodies apart, no security rests on it."""
    return hashlib.sha256(content).hexdigest()[:16]
