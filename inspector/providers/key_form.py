"""How the bytes of a key come out of the secret that a person entered."""

from enum import StrEnum

from inspector.core.signing import (
    base64_fault,
    decode_base64,
    decode_base64url,
    decode_hex,
    utf8,
)


class KeyForm(StrEnum):
    """What a secret's text is."""

    TEXT = "text"  # the key is its UTF-8 bytes
    BASE64 = "base64"  # with its padding
    UNPADDED = "base64-unpadded"  # the padding may be missing
    BASE64URL = "base64url"
    HEX = "hex"


def key_bytes(secret: str, form: KeyForm) -> bytes | None:
    """The key of a secret, None when the secret is not in this form or decodes to nothing."""
    if form is KeyForm.TEXT:
        return utf8(secret)
    return _decoded(secret, form) or None  # with a key of no bytes anybody can sign


def _decoded(secret: str, form: KeyForm) -> bytes | None:
    if form is KeyForm.BASE64:
        return decode_base64(secret)
    if form is KeyForm.HEX:
        return decode_hex(secret)
    if form is KeyForm.BASE64URL:
        return decode_base64url(secret)
    return decode_base64(secret + "=" * (-len(secret) % 4))


def form_name(form: KeyForm) -> str:
    """A form as a sentence has it: `base64`, `hex`."""
    return "hex" if form is KeyForm.HEX else "base64url" if form is KeyForm.BASE64URL else "base64"


def fault(secret: str, form: KeyForm) -> str:
    """Why a secret is not in its form, as the end of a sentence; shows none of it."""
    if not secret:
        return "nothing is left of it"
    if form in (KeyForm.BASE64, KeyForm.UNPADDED):
        return base64_fault(secret) or "its length is wrong"
    if secret != secret.strip():
        return "it has a blank or a line feed at one end"
    if form is KeyForm.HEX:
        odd = secret.isascii() and secret.isalnum() and len(secret) % 2
        return "it has an odd number of digits" if odd else "it has something else than hex digits"
    return "it has a character that base64url does not use"
