"""Secrets as one block of ASCII text and back, checked field by field."""

import json
from collections.abc import Sequence

from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use

VERSION = 1
LARGEST = 4 << 20
"""Characters of a packed block; about 20,000 secrets of ordinary length."""

_FIELDS = ("id", "scheme", "value", "label", "endpoint", "environment", "user")


def pack(secrets: Sequence[Secret]) -> str | Problem:
    """The block for a keeper, or a problem when it would be larger than any keeper takes."""
    entries = [
        {**{name: getattr(secret, name) for name in _FIELDS}, "use": secret.use.value}
        for secret in secrets
    ]
    text = json.dumps({"version": VERSION, "secrets": entries}, separators=(",", ":"))
    if len(text) > LARGEST:
        return Problem("These are too many secrets to keep.", "Delete some.", "too-many-secrets")
    return text


def unpack(text: str) -> tuple[Secret, ...] | Problem:
    """The secrets of a block; a problem when it is damaged or of a newer version."""
    if len(text) > LARGEST:
        return _damaged()
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return _damaged()
    if not isinstance(document, dict):
        return _damaged()
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        return Problem(
            "The stored secrets were written by a newer version of this program.",
            "Start that version, or enter them again.",
            "newer-version",
        )
    entries = document.get("secrets")
    if version != VERSION or not isinstance(entries, list):
        return _damaged()
    secrets = [_secret_of(entry) for entry in entries]
    complete = tuple(secret for secret in secrets if secret is not None)
    return complete if len(complete) == len(secrets) else _damaged()


def _secret_of(entry: object) -> Secret | None:
    """One secret, or None when a field is missing or of the wrong kind."""
    if not isinstance(entry, dict) or entry.get("use") not in set(Use):
        return None
    texts = {name: text for name in _FIELDS if isinstance(text := entry.get(name), str)}
    if len(texts) < len(_FIELDS):
        return None
    return Secret(use=Use(entry["use"]), **texts)


def _damaged() -> Problem:
    """What is said of anything that cannot be read; never what it holds."""
    return Problem(
        "The stored secrets are damaged and cannot be read.",
        "Enter them again; saving replaces the damaged ones.",
        "damaged",
    )
