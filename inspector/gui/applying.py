"""Fixes of a diagnosis that are settings here: one press, and history is judged anew."""

import secrets
from dataclasses import replace

from inspector.archive.values import Row
from inspector.core.diagnosis import Act
from inspector.core.secret import Secret, Use
from inspector.gui.session import Session


def apply_fix(session: Session, row: Row | None, scheme: str, kind: str, value: str) -> None:
    """Do what a diagnosis offers.

    Args:
        session: Whose secrets, tolerances and endpoints change.
        row: The capture that was diagnosed.
        scheme: The scheme that fails.
        kind: What to set, a word of `core.diagnosis.Act`.
        value: What to set it to.
    """
    if row is None:
        return
    if kind == Act.USE_SECRET:
        known = session.vault.secrets
        found = next((secret for secret in known if secret.id == value), None)
        if found is not None:
            session.vault.put(used_here(found, row, scheme))
    elif kind == Act.SET_TOLERANCE:
        session.settings.tolerances = {**session.settings.tolerances, scheme: float(value)}
        session.save()
        session.tell_settings()
    elif kind == Act.USE_SCHEME:
        from inspector.providers import SCHEMES  # noqa: PLC0415 - not before the first frame

        other = SCHEMES.get(value)
        if other is not None:
            session.treat_as(row.endpoint or row.target.partition("?")[0], other.provider)


def used_here(secret: Secret, row: Row, scheme: str) -> Secret:
    """The secret as it has to be stored for a scheme to use it at a capture's endpoint.

    A retired one becomes the previous one; where it is for something else, a copy is for this.
    """
    elsewhere = (
        secret.scheme != scheme
        or (secret.endpoint and secret.endpoint != row.endpoint)
        or (secret.environment and secret.environment.lower() != row.environment.lower())
    )
    if not elsewhere:
        return replace(secret, use=Use.PREVIOUS)
    return replace(
        secret,
        id=secrets.token_hex(8),
        scheme=scheme,
        use=Use.CURRENT,
        endpoint=row.endpoint,
        environment=row.environment.lower(),
        label=secret.label,
    )
