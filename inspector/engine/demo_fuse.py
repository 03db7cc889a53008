"""The Fuse that a demo syncs with: the emulated API, with credentials that nobody else has.

The sync knows nothing of it: its address stands in for Fuse's in every environment, also while it
does not run, and credentials stand in where the user entered none. A demo never calls Fuse itself.
"""

import asyncio
import secrets
from typing import TYPE_CHECKING

from inspector.core.credential import Credential
from inspector.core.secret import Use
from inspector.engine.protocol import Message, Notice
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS, FuseApi
from inspector.simulator.story import SYNC_DATA

if TYPE_CHECKING:
    from inspector.engine.engine import Engine

LOOKED_AT = 500
"""How many of the newest captures the one to sync is looked for in."""

PATIENCE = 10.0
"""Seconds to wait for a sync and its follow-up before the story goes on."""


class DemoFuse:
    """Starts the emulated API beside an engine, and syncs with it.

    Args:
        engine: Its follow-ups go to this engine's listener.
    """

    def __init__(self, engine: "Engine") -> None:
        self._engine = engine
        self._api: FuseApi | None = None
        self._opening = asyncio.Lock()
        engine.syncing.stay_with("", start=self.open)
        engine.subscribe(self._hear)

    async def open(self) -> None:
        """Start the API unless it runs or there is no API key; let syncs go there."""
        async with self._opening:  # a press and the story may come together
            await self._open()

    async def _open(self) -> None:
        key = next(
            (s.value for s in self._engine.judge.rules.secrets
             if s.scheme == "fuse" and s.use is Use.CURRENT), "",
        )  # fmt: skip
        if self._api is not None or not key:
            return
        credentials = random_credentials()
        api = FuseApi(api_key=key, client_id=credentials["Fuse-Client-Id"], credentials=credentials)
        if isinstance(await api.start(), str):
            self._api = api
            entered = [Credential(name, value) for name, value in credentials.items()]
            self._engine.syncing.stay_with(api.address, entered)
            self._show_the_way()

    async def close(self) -> None:
        """Stop the API."""
        self._engine.syncing.stay_with("")
        api, self._api = self._api, None
        if api is not None:
            await api.stop()

    def _hear(self, message: Message) -> None:
        """Follow our listener to another port."""
        if message["notice"] == Notice.LISTENING.value:
            self._show_the_way()

    def _show_the_way(self) -> None:
        """Say where follow-ups go, also those of a sync that the user pressed for."""
        if self._api is not None:
            address = self._engine.address
            self._api.webhook_url = f"{address}/fuse" if address else ""

    async def sync(self, connection: str) -> None:
        """Sync the newest news of a connection as a press on the button does; wait for both ends.

        What goes wrong is in the call, where the presenter sees it.
        """
        capture, api = self._newest(connection), self._api
        if api is None or not capture:
            return
        self._show_the_way()
        ended = asyncio.Event()

        def hear(message: Message) -> None:
            if message["notice"] == Notice.CALLED.value and message.get("capture") == capture:
                ended.set()

        stop_hearing = self._engine.subscribe(hear)
        try:
            if await self._engine.syncing.sync(capture) is True:
                await asyncio.wait_for(ended.wait(), PATIENCE)
                await asyncio.wait_for(api.followed(), PATIENCE)
        except TimeoutError:  # a slow machine: the story does not depend on it
            return
        finally:
            stop_hearing()

    def _newest(self, connection: str) -> int:
        """Id of the newest sync_data capture of this connection, 0 when there is none."""
        last = self._engine.archive.last_id
        rows = self._engine.archive.reader.rows(range(max(1, last - LOOKED_AT), last + 1))
        found = [row.id for row in rows if row.event_type == SYNC_DATA and row.entity == connection]
        return found[-1] if found else 0


def random_credentials() -> dict[str, str]:
    """Header to value of everything a sync may need; PEM material looks like it."""
    return {
        name: f"-----BEGIN {_kind(value)}-----\n{secrets.token_urlsafe(48)}\n-----END {_kind(value)}-----\n"
        if value.startswith("-----BEGIN ")
        else secrets.token_urlsafe(18)
        for name, value in SAMPLE_CREDENTIALS.items()
    }


def _kind(pem: str) -> str:
    return pem.partition("-----BEGIN ")[2].partition("-----")[0]
