"""Facts about the Fuse that a demo syncs with."""

from pathlib import Path

from inspector.core.credential import Credential
from inspector.engine.demo_fuse import DemoFuse, random_credentials
from inspector.providers.fuse_sync import CREDENTIALS, PEM_HEADERS
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.engine.house import house, play, secret


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
            addresses = at.engine.syncing._stand_in_addresses
            assert set(addresses) == {"sandbox", "production"}
            assert all(url.startswith("http://127.0.0.1:") for url in addresses.values())
            await fuse.sync("somebody else")
            assert at.engine.archive.reader.calls(1) == []
            await fuse.sync(connection)
            at.engine.syncing.use_credentials([Credential("Fuse-Client-Id", "mine")])
            await fuse.sync(connection)
            await fuse.close()
            statuses = [call.status for call in at.engine.archive.reader.calls(1)]
            assert statuses == [200, 401]

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
