"""Keeps what the user enters where a sync misses it: the API key, a credential, an address."""

import secrets
from dataclasses import replace

from inspector.core.credential import Credential
from inspector.core.secret import Secret, Use
from inspector.gui.models.secret_groups import ENVIRONMENTS
from inspector.gui.session import Session


def fill_in(session: Session, field: str, value: str, environment: str, endpoint: str = "") -> None:
    """Keep a value.

    Args:
        session: What the window works on.
        field: As `sync-check` names it: `secret:fuse`, `credential:NAME`, `address:ENVIRONMENT`.
        value: What was entered.
        environment: That of the capture; a value for an unknown one holds for any.
        endpoint: Path of the capture's endpoint, whose webhooks the API key judges; or empty.
    """
    where = environment.lower() if environment.lower() in ENVIRONMENTS else ""
    kind, _, name = field.partition(":")
    if kind == "secret":
        _keep_key(session, value, where, endpoint)
    elif kind == "credential":
        session.vault.put_credential(Credential(name, value, where))
    elif kind == "address":
        keep_address(session, name, value)


def keep_address(session: Session, environment: str, url: str) -> None:
    """Sync with this base URL in an environment from now on; empty for Fuse's own."""
    addresses = {key: kept for key, kept in session.settings.sync_addresses.items() if kept}
    addresses.pop(environment, None)
    if url:
        addresses[environment] = url
    session.settings.sync_addresses = addresses
    session.save()
    session.tell_settings()


def _keep_key(session: Session, value: str, environment: str, endpoint: str) -> None:
    """The API key of an environment; one that cannot be used is replaced."""
    place = ("fuse", endpoint, environment, Use.CURRENT)
    for known in session.vault.secrets:
        if (known.scheme, known.endpoint, known.environment, known.use) == place:
            session.vault.put(replace(known, value=value))
            return
    session.vault.put(
        Secret(secrets.token_hex(8), "fuse", value, endpoint=endpoint, environment=environment)
    )
