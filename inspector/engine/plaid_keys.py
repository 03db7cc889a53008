"""Plaid's public keys, fetched when the user asks for one, and kept with the archive.

They are no secrets: whoever has Plaid's credentials can fetch them, and they only verify.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from inspector.archive.archive import Archive
from inspector.core.credential import Credential
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.engine.judge import read_capture
from inspector.outbound.client import Client
from inspector.outbound.plaid_key import BASE_URLS, key_in, request_for
from inspector.providers.fields import members, text
from inspector.providers.fuse_sync import credential_for
from inspector.providers.plaid_token import read_token

MARK = "plaid-keys"
MOST_KEYS = 50
CLIENT_ID, SECRET = "Plaid-Client-Id", "Plaid-Secret"


class Fetched(NamedTuple):
    """A key that is there now, and whether it was fetched for it."""

    kid: str
    fetched: bool


class PlaidKeys:
    """Fetches keys and hands them to the judge.

    Args:
        archive: Where captures are read and keys are kept.
        credentials: Gives the credentials of now.
        use: Called with all keys whenever they changed.
        base_urls: Address by environment.
        client: Makes the requests.
    """

    def __init__(
        self,
        archive: Archive,
        credentials: Callable[[], Sequence[Credential]],
        use: Callable[[tuple[Secret, ...]], None],
        base_urls: Mapping[str, str] = BASE_URLS,
        client: Client | None = None,
    ) -> None:
        self._archive = archive
        self._credentials = credentials
        self._use = use
        self._base_urls = base_urls
        self._client = client or Client()

    async def fetch(self, capture: int) -> Fetched | Problem:
        """Fetch the key that a capture's token names, unless it is there."""
        found = read_capture(self._archive.path, capture)
        if found is None:
            return Problem(f"There is no request {capture} in the archive.", kind="no-capture")
        opened = open_request(found.request)
        kid = kid_in(opened)
        if not kid:
            sentence = "This webhook carries no Plaid token that names a key."
            return Problem(sentence, "Choose one with Plaid-Verification.", "no-plaid-token")
        keys = stored(self._archive)
        if kid in keys:
            return Fetched(kid, fetched=False)
        jwk = await self._ask(kid, text(members(opened), "environment").lower())
        if isinstance(jwk, Problem):
            return jwk
        keys = {**stored(self._archive), kid: jwk}
        kept = dict(list(keys.items())[-MOST_KEYS:])
        problem = self._archive.set_mark(MARK, json.dumps(kept))
        self._use(as_secrets(kept))
        return problem or Fetched(kid, fetched=True)

    async def stop(self) -> None:
        """Close the client."""
        await self._client.close()

    async def _ask(self, kid: str, environment: str) -> str | Problem:
        base_url = self._base_urls.get(environment)
        if base_url is None:
            return Problem(
                f"The body names the environment “{environment}”, which Plaid has no host for.",
                "Enter the key as a secret of the scheme plaid instead.",
                "bad-environment",
            )
        known = self._credentials()
        client_id = credential_for(CLIENT_ID, known, environment)
        secret = credential_for(SECRET, known, environment)
        if client_id is None or secret is None or not client_id.value or not secret.value:
            return Problem(
                f"{CLIENT_ID} and {SECRET} for {environment} are needed to fetch Plaid's key.",
                "Enter both among the credentials, or the key itself as a secret.",
                "credentials-missing",
            )
        outgoing = request_for(kid, client_id.value, secret.value, base_url)
        return key_in(await self._client.call(outgoing), kid)


def kid_in(opened: Opened) -> str:
    """The key id of a token in the header, else of one that Fuse hands on; empty without one."""
    body = members(opened)
    inner = body.get("verification_token")
    for value in (opened.request.header("Plaid-Verification"), inner):
        token = read_token(value) if isinstance(value, str) else None
        if token is not None and token.algorithm == "ES256":
            return token.kid
    return ""


def stored(archive: Archive) -> dict[str, str]:
    """Key id to JWK of every key that was fetched, oldest first; never raises."""
    try:
        found = json.loads(archive.mark(MARK) or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {kid: jwk for kid, jwk in found.items() if isinstance(jwk, str)}


def as_secrets(keys: Mapping[str, str]) -> tuple[Secret, ...]:
    """Keys as the judge takes them."""
    return tuple(
        Secret(f"plaid-key-{kid}", "plaid", jwk, label="fetched") for kid, jwk in keys.items()
    )
