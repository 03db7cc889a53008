"""Plaid's key is fetched when asked for, kept, and judges."""

import json
from pathlib import Path

import pytest

from inspector.core.capture import Request
from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.engine.plaid_keys import Fetched, PlaidKeys, kid_in, stored
from tests.engine.house import House, house, play
from tests.engine.test_commands import asked
from tests.outbound.misbehaving import answer, saying, server
from tests.providers.making import opened, vector

SAMPLE = vector("plaid")
TOKEN = SAMPLE["headers"]["Plaid-Verification"]
KID = SAMPLE["jwk"]["kid"]
REQUEST = Request(
    b"", SAMPLE["body"].encode(), "POST", "/plaid", "1.1",
    (("Host", "h"), ("Plaid-Verification", TOKEN)),
)  # fmt: skip
CREDENTIALS = [Credential("Plaid-Client-Id", "id"), Credential("Plaid-Secret", "pw")]
ANSWER = answer(json.dumps({"key": SAMPLE["jwk"], "request_id": "r"}).encode())


def keys_of(at: House, address: str) -> PlaidKeys:
    """Keys fetched from a server of ours."""
    return PlaidKeys(
        at.engine.archive,
        lambda: at.engine.syncing.credentials,
        at.engine.changes.use_fetched,
        {"production": f"http://{address}"},
    )


def test_a_key_is_fetched_once_and_judges_history(tmp_path: Path) -> None:
    """Also at the next start."""

    async def scene() -> None:
        async with house(tmp_path) as at, server(saying(ANSWER)) as address:
            at.engine.changes.set_secrets([])
            at.engine.syncing.use_credentials(CREDENTIALS)
            await at.send(REQUEST)
            await at.heard.judged(1)
            assert at.outcomes(1) == {"plaid": "no-secret"}
            keys = keys_of(at, address)
            assert await keys.fetch(1) == Fetched(KID, fetched=True)
            await at.heard.one("rejudging", done=1, total=1)
            assert at.outcomes(1) == {"plaid": "expired"}  # it is years old by now
            assert await keys.fetch(1) == Fetched(KID, fetched=False)
            await keys.stop()
        async with house(tmp_path) as again:
            assert [key.label for key in again.engine.judge.rules.fetched] == ["fetched"]

    play(scene)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    """Credentials, a token, the capture itself."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(REQUEST)
            await at.send(Request(b"", b"{}", "POST", "/plaid", "1.1", (("Host", "h"),)))
            await at.heard.judged(2)
            kinds = []
            for number in (1, 2, 3):
                found = await asked(at, "plaid-key", capture=number)
                assert isinstance(found, Problem)
                kinds.append(found.kind)
            assert kinds == ["credentials-missing", "no-plaid-token", "no-capture"]
            nowhere = PlaidKeys(at.engine.archive, lambda: (), lambda _: None, {})
            other = await nowhere.fetch(1)
            assert isinstance(other, Problem)
            assert other.kind == "bad-environment"
            at.engine.archive.set_mark("plaid-keys", "[")
            assert stored(at.engine.archive) == {}

    play(scene)


@pytest.mark.parametrize(
    ("body", "headers", "kid"),
    [
        (b"{}", (("Plaid-Verification", TOKEN),), KID),
        ({"verification_token": TOKEN}, (), KID),
        ({"verification_token": SAMPLE["negative_alg_hs256"]}, (), ""),
        (b"x", (("Plaid-Verification", "junk"),), ""),
    ],
)
def test_the_key_id_comes_from_a_token_of_plaid(
    body: bytes, headers: tuple[tuple[str, str], ...], kid: str
) -> None:
    """In the header, or in what Fuse hands on; only of the pinned algorithm."""
    assert kid_in(opened(body, headers)) == kid
