"""The one HTTP client for the calls we make: bounded, patient for a stated time, never redirected.

It is made at the first call, in a thread: importing it and reading the certificates costs a
quarter of a second that the engine's loop has not got.
"""

import asyncio
import logging
import time
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import inspector
from inspector.core.address import LOOPBACK
from inspector.outbound import failures
from inspector.outbound.failures import Failure
from inspector.outbound.outcome import Ended, Limits, Outgoing
from inspector.outbound.reading import Reading

if TYPE_CHECKING:
    import httpx


class Client:
    """Makes calls, one HTTP client for all of them; close it with `await client.close()`."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._httpx: ModuleType | None = None
        self._client: httpx.AsyncClient | None = None
        self._making = asyncio.Lock()

    async def call(self, outgoing: Outgoing) -> Ended:
        """Make one request; whatever happens comes back as a value."""
        host = urlsplit(outgoing.url).netloc
        client = await self._ready()
        began = time.perf_counter()
        reading = Reading(self._limits.answer, host)
        try:
            async with asyncio.timeout(self._limits.whole):
                failure = await self._send(client, outgoing, reading)
        except TimeoutError:
            failure = failures.of_time(host, self._limits.whole)
        return reading.ended(failure, time.perf_counter() - began, outgoing.hidden)

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _ready(self) -> "httpx.AsyncClient":
        async with self._making:
            if self._client is None:
                self._client = await asyncio.to_thread(self._make)
            return self._client

    def _make(self) -> "httpx.AsyncClient":
        import httpx  # noqa: PLC0415 - the import is what costs

        for name in ("httpx", "httpcore"):  # whose debug lines show headers
            logging.getLogger(name).setLevel(logging.WARNING)
        self._httpx = httpx
        context = httpx.create_ssl_context()
        context.load_default_certs()  # an authority of the company, beside the public ones
        limits = self._limits
        direct: dict[str, httpx.AsyncBaseTransport | None] = {
            f"all://{'[::1]' if host == '::1' else host}": None for host in LOOPBACK
        }
        return httpx.AsyncClient(
            verify=context,
            timeout=httpx.Timeout(limits.silence, connect=limits.connect),
            follow_redirects=False,
            mounts=direct,  # a proxy of the system is used for everything else
            headers={
                "User-Agent": f"webhook-inspector/{inspector.__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "identity",
            },
        )

    async def _send(
        self, client: "httpx.AsyncClient", outgoing: Outgoing, reading: Reading
    ) -> Failure | None:
        httpx = self._httpx
        assert httpx is not None
        try:
            fields = [
                (name.encode("ascii"), value.encode("latin-1")) for name, value in outgoing.headers
            ]
            async with client.stream(
                outgoing.method, outgoing.url, content=outgoing.body, headers=fields
            ) as answer:
                await reading.read(answer)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            return failures.of_httpx(error, outgoing.url, self._limits, began=reading.status != 0)
        return None
