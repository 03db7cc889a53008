"""Secrets and credentials as one block of ASCII text and back, checked field by field."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use

VERSION = 2
"""2 holds credentials beside secrets; without any, 1 is written, which older versions read too."""

YEAR_10000 = 253_402_300_800
"""Seconds since 1970 at which calendars here end."""

LARGEST = 4 << 20
"""Characters of a packed block; about 20,000 secrets of ordinary length."""

_CREDENTIAL_FIELDS = ("name", "value", "environment")
_DATES = ("since", "until")
_FIELDS = ("id", "scheme", "value", "label", "endpoint", "environment", "user")


class Contents(NamedTuple):
    """What a block holds."""

    secrets: tuple[Secret, ...]
    credentials: tuple[Credential, ...] = ()


def pack(secrets: Sequence[Secret], credentials: Sequence[Credential] = ()) -> str | Problem:
    """The block for a keeper, or a problem when it would be larger than any keeper takes."""
    entries = [
        {**{name: getattr(secret, name) for name in _FIELDS}, "use": secret.use.value}
        | {name: moment for name in _DATES if (moment := getattr(secret, name)) is not None}
        for secret in secrets
    ]
    document: dict[str, object] = {"version": 1, "secrets": entries}
    if credentials:
        document |= {
            "version": VERSION,
            "credentials": [
                {name: getattr(each, name) for name in _CREDENTIAL_FIELDS} for each in credentials
            ],
        }
    text = json.dumps(document, separators=(",", ":"))
    if len(text) > LARGEST:
        return Problem("These are too many secrets to keep.", "Delete some.", "too-many-secrets")
    return text


def unpack(text: str) -> Contents | Problem:
    """What a block holds; a problem when it is damaged or of a newer version."""
    document = _object(text)
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        return Problem(
            "The stored secrets were written by a newer version of this program.",
            "Start that version, or enter them again.",
            "newer-version",
        )
    entries = document.get("secrets")
    others = document.get("credentials", [])
    if version not in (1, VERSION) or not isinstance(entries, list) or not isinstance(others, list):
        return _damaged()
    secrets = tuple(one for entry in entries if (one := _secret_of(entry)) is not None)
    credentials = tuple(each for entry in others if (each := _credential_of(entry)) is not None)
    if len(secrets) < len(entries) or len(credentials) < len(others):
        return _damaged()
    return Contents(secrets, credentials)


def _object(text: str) -> Mapping[str, object]:
    """The JSON object that a text is, empty when it is none."""
    if len(text) > LARGEST:
        return {}
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _secret_of(entry: object) -> Secret | None:
    """One secret, or None when a field is missing or of the wrong kind."""
    if not isinstance(entry, dict) or entry.get("use") not in set(Use):
        return None
    texts = {name: text for name in _FIELDS if isinstance(text := entry.get(name), str)}
    if len(texts) < len(_FIELDS):
        return None
    if not all(_is_moment(entry[name]) for name in _DATES if name in entry):
        return None
    use, since, until = Use(entry["use"]), entry.get("since"), entry.get("until")
    id_, scheme, value, label, endpoint, environment, user = (texts[name] for name in _FIELDS)
    return Secret(id_, scheme, value, use, label, endpoint, environment, user, since, until)


def _is_moment(value: object) -> bool:
    """Whether it is a number of seconds since 1970, the years of a calendar at most."""
    usual = isinstance(value, int | float) and not isinstance(value, bool)
    return usual and 0 <= float(str(value)) < YEAR_10000


def _credential_of(entry: object) -> Credential | None:
    """One credential, or None when a field is missing or of the wrong kind."""
    if not isinstance(entry, dict):
        return None
    texts = {name: text for name in _CREDENTIAL_FIELDS if isinstance(text := entry.get(name), str)}
    return Credential(**texts) if len(texts) == len(_CREDENTIAL_FIELDS) else None


def _damaged() -> Problem:
    """What is said of anything that cannot be read; never what it holds."""
    return Problem(
        "The stored secrets are damaged and cannot be read.",
        "Enter them again; saving replaces the damaged ones.",
        "damaged",
    )
