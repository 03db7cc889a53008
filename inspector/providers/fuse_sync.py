"""What Fuse documents of its sync call: where it goes and which headers it wants.

Sources: docs.letsfuse.com (webhooks overview, authentication, data syncing), Fuse's OpenAPI
description (`servers`, `securitySchemes`, `POST /v1/financial_connections/sync`).
"""

import base64
from collections.abc import Iterable

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.core.signing import decode_base64

SYNC_EVENT = "financial_connection.sync_data"
SYNC_PATH = "/v1/financial_connections/sync"
BASE_URLS = {
    "sandbox": "https://sandbox-api.letsfuse.com",
    "production": "https://api.letsfuse.com",
}
"""By the body's `environment`. One page of the documentation leaves the address empty."""

CLIENT_ID = "Fuse-Client-Id"
API_KEY = "Fuse-Api-Key"
VERIFICATION = "Fuse-Verification"

AGGREGATOR_HEADERS = {
    "plaid": ("Plaid-Client-Id", "Plaid-Secret"),
    "teller": (
        "Teller-Application-Id", "Teller-Certificate", "Teller-Private-Key",
        "Teller-Signing-Secret",
    ),
    "mx": ("Mx-Client-Id", "Mx-Api-Key"),
    "fuse": (),
    "snaptrade": ("Snaptrade-Client-Id", "Snaptrade-Consumer-Key"),
    "mono": ("Mono-Public-Key", "Mono-Secret-Key", "Mono-Webhook-Secret"),
    "truelayer": ("TrueLayer-Client-Id", "TrueLayer-Client-Secret"),
    "finverse": ("Finverse-Client-Id", "Finverse-Client-Secret"),
    "belvo": ("Belvo-Secret-Id", "Belvo-Secret-Password"),
    "finicity": ("Finicity-Partner-Id", "Finicity-Partner-Secret", "Finicity-App-Key"),
    "basiq": ("Basiq-Api-Key",),
    "akoya": ("Akoya-Client-Id", "Akoya-Client-Secret"),
    "saltedge": ("SaltEdge-App-Id", "SaltEdge-App-Secret"),
}  # fmt: skip
"""Headers by the body's `source`. Flinks is absent: it has one pair for Canada and one for the
United States, and the body does not tell which."""

NEVER_SENT = (
    "Flinks-Ca-Customer-Id", "Flinks-Ca-Instance-Id",
    "Flinks-Us-Customer-Id", "Flinks-Us-Instance-Id", "Teller-Token-Signing-Key",
)  # fmt: skip
"""Named by Fuse's OpenAPI description and needed by no source we can tell; one is a legacy."""

PEM_HEADERS = frozenset({"Teller-Certificate", "Teller-Private-Key"})
"""Their value is the base64 of the PEM file (docs.letsfuse.com, authentication)."""

CREDENTIALS = (CLIENT_ID, *(name for names in AGGREGATOR_HEADERS.values() for name in names))
"""Every credential that a sync may need; the API key is the secret of the scheme `fuse`."""

_BY_LOWER_NAME = {name.lower(): name for name in (*CREDENTIALS, *NEVER_SENT)}
_PEM_START = "-----BEGIN "


def credential_name(text: str) -> str:
    """A credential's name as Fuse writes it, from any case; empty when there is none."""
    return _BY_LOWER_NAME.get(text.strip().lower(), "")


def credential_for(
    name: str, credentials: Iterable[Credential], environment: str
) -> Credential | None:
    """The credential of this name for an environment: its own before one for any."""
    found = None
    for credential in credentials:
        if credential.name != name or credential.environment not in ("", environment):
            continue
        if found is None or (credential.environment and not found.environment):
            found = credential
    return found


def api_key_for(secrets: Iterable[Secret], environment: str, endpoint: str) -> Secret | None:
    """The API key to sync with: current before previous, the more particular one first."""
    mine = [
        secret
        for secret in secrets
        if secret.scheme == "fuse"
        and secret.value
        and secret.use is not Use.RETIRED
        and secret.endpoint in ("", endpoint)
        and secret.environment.lower() in ("", environment)
    ]
    ordered = sorted(
        mine, key=lambda one: (one.use is not Use.CURRENT, not one.environment, not one.endpoint)
    )
    return ordered[0] if ordered else None


def header_value(name: str, value: str) -> str | Problem:
    """A credential as its header carries it: one line, PEM material as base64.

    The problem never repeats the value.
    """
    text = _pem_as_base64(value) if name in PEM_HEADERS else value
    if not is_header_text(text):
        return Problem(
            f"{name} has a line break or a character that no header can carry.",
            "Copy it again, without what stands around it.",
            "bad-credential",
        )
    return text


def is_header_text(value: str) -> bool:
    """Whether a header can carry this text: printable ASCII without blanks at its ends."""
    return value.isascii() and value.isprintable() and value == value.strip()


def _pem_as_base64(value: str) -> str:
    """PEM material as the base64 of its file; what is base64 already in one line.

    Whether that is a certificate is for Fuse to say: `invalid_certificate`.
    """
    text = value.strip()
    if _PEM_START in text:  # tools write notes before it
        # As the file is: whoever read or pasted it may have lost its last line end.
        return base64.b64encode(f"{text}\n".encode()).decode()
    joined = "".join(text.split())  # as `base64` prints it, with line breaks
    return joined if decode_base64(joined) is not None else value
