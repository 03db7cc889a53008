"""Facts about the Fuse that a demo syncs with."""

from pathlib import Path

import pytest

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.engine.demo_fuse import DemoFuse, random_credentials
from inspector.outbound.fuse_sync import Prepared
from inspector.providers.fuse_sync import CREDENTIALS, PEM_HEADERS
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.engine.house import house, play, secret, signed
from tests.outbound.webhooks import sync_data


def test_credentials_are_complete_and_random() -> None:
    """Everything a sync may need, none of it known before; PEM material keeps its shape."""
    found = random_credentials()

    assert set(found) == set(SAMPLE_CREDENTIALS) == set(CREDENTIALS)
    assert not set(found.values()) & set(SAMPLE_CREDENTIALS.values())
    for name in PEM_HEADERS:
        assert found[name].startswith("-----BEGIN ")


def test_what_the_user_entered_comes_first(tmp_path: Path) -> None:
    """A wrong client id of the user's own is refused by the emulated API, and the call says so."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            fuse = DemoFuse(at.engine)
            await fuse.open()
            await fuse.open()
            await at.engine.simulating.send(
                "fuse", "financial_connection.sync_data", "", at.engine.address, (secret("fuse"),)
            )
            await at.heard.judged(1)
            connection = at.engine.archive.reader.rows([1])[0].entity
            await fuse.sync("somebody else")
            assert at.engine.archive.reader.calls(1) == []
            await fuse.sync(connection)
            at.engine.syncing.use_credentials([Credential("Fuse-Client-Id", "mine")])
            await fuse.sync(connection)
            await fuse.close()
            statuses = [call.status for call in at.engine.archive.reader.calls(1)]
            assert statuses == [200, 401]

    play(scene)


@pytest.mark.parametrize("environment", ["sandbox", "production", "staging", ""])
def test_no_environment_leads_to_fuse_itself(tmp_path: Path, environment: str) -> None:
    """Before the emulated API runs, while it runs and after: nothing goes anywhere else."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            prepare = at.engine.syncing.prepare
            fuse = DemoFuse(at.engine)
            at.engine.syncing.use_addresses({environment: "https://api.letsfuse.com"})
            body = sync_data().replace(b'"sandbox"', f'"{environment}"'.encode())
            await at.send(signed("fuse", "/fuse", body))
            early = await prepare(1)
            await fuse.open()
            ready = await prepare(1)
            await fuse.close()
            late = await prepare(1)
            assert isinstance(ready, Prepared)
            assert ready.is_complete
            assert ready.outgoing.url.startswith("http://127.0.0.1:")
            assert early == ready
            assert isinstance(late, Problem)

    play(scene)


def test_a_press_on_the_button_brings_a_follow_up(tmp_path: Path) -> None:
    """The emulated API knows where to send it before the story has synced once."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            fuse = DemoFuse(at.engine)
            await fuse.open()
            await at.send(signed("fuse", "/fuse", sync_data()))
            await at.heard.judged(1)
            assert await at.engine.syncing.sync(1) is True
            await at.heard.judged(2)
            found = at.engine.archive.reader.rows([2])[0]
            assert found.event_type == "transactions.updates"
            await fuse.close()

    play(scene)


def test_without_an_api_key_there_is_nothing_to_sync_with(tmp_path: Path) -> None:
    """Then the API stays away, and a sync does nothing."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            fuse = DemoFuse(at.engine)
            await fuse.open()
            await fuse.sync("x")
            await fuse.close()
            assert at.engine.archive.counts().all == 0
            assert SAMPLE_SECRETS["fuse"] not in str(at.heard.messages)

    play(scene)
