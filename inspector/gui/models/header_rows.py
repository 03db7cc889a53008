"""Header fields as rows of a table, those that carry credentials masked.

A signature is no credential: it proves one message and cannot be used for another.
"""

import hashlib
from typing import NamedTuple

MASK = "•" * 12
"""Always so many dots: the real length would be a hint."""

_CREDENTIALS = {"authorization", "proxy-authorization", "cookie", "set-cookie"}
_ENDINGS = ("-key", "-token", "-secret", "-password")
_NO_CREDENTIALS = {"idempotency-key"}


class HeaderRow(NamedTuple):
    """One field as received.

    Attributes:
        name: In received case.
        value: The whole value.
        masked: What to show instead of the value until it is revealed; empty for no credential.
    """

    name: str
    value: str
    masked: str = ""


def is_credential(name: str) -> bool:
    """Whether a field by this name carries a credential."""
    name = name.lower()
    if name in _NO_CREDENTIALS or name.endswith("idempotency-key"):
        return False
    return name in _CREDENTIALS or name.endswith(_ENDINGS)


def header_rows(fields: list[tuple[str, str]]) -> list[HeaderRow]:
    """Rows in the order received."""
    return [
        HeaderRow(name, value, masked(value) if value and is_credential(name) else "")
        for name, value in fields
    ]


def masked(value: str) -> str:
    """Dots and a fingerprint that tells two values apart: `Bearer ••••••••••••  a1f3`.

    The fingerprint is made as that of a stored secret, so the same token shows the same one.
    """
    kind, blank, credential = value.partition(" ")
    if not blank or not kind.isalpha():
        kind, credential = "", value
    digest = hashlib.sha256(b"fingerprint:" + credential.strip().encode()).hexdigest()
    return f"{kind} {MASK}  {digest[:4]}".strip()
