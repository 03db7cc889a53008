"""Sends signed 1 KB deliveries at a steady rate: `python -m tests.benchmarks.load URL RATE SECONDS`.

A process of its own, so that what is measured shares nothing with it.
"""

import asyncio
import json
import sys
import time
from urllib.parse import urlsplit

from inspector.core.capture import Request
from inspector.providers import SCHEMES
from inspector.simulator.sample_secrets import SAMPLE_SECRETS

CONNECTIONS = 16


def delivery(url: str) -> bytes:
    """One Fiskil delivery of about 1 KB as bytes for the wire."""
    accounts = [f"262c6cc1-1b35-4f3f-b3d0-{number:012d}" for number in range(18)]
    data = {
        "event": "banking.accounts.sync.completed",
        "consent_id": "1a460c22",
        "account_ids": accounts,
    }
    document = {
        "publish_time": "2026-11-20T13:02:01.611Z",
        "message_id": "9061924608716421",
        "data": data,
    }
    body = json.dumps(document, separators=(",", ":")).encode()
    request = Request(b"", body, "POST", "/fiskil", "1.1", ())
    headers = SCHEMES["fiskil"].sign(request, SAMPLE_SECRETS["fiskil"], time.time())
    lines = [
        f"POST /fiskil HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\nContent-Length: {len(body)}"
    ]
    lines += [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


async def send(url: str, rate: float, seconds: float) -> int:
    """Send for a while over a few connections; how many were answered."""
    parts = urlsplit(url)
    raw = delivery(url)
    end = time.monotonic() + seconds

    async def one(number: int) -> int:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        answered = 0
        due = time.monotonic() + number / rate
        while (now := time.monotonic()) < end:
            if due > now:
                await asyncio.sleep(due - now)
            due += CONNECTIONS / rate
            writer.write(raw)
            await reader.readuntil(b"{}")
            answered += 1
        writer.close()
        return answered

    return sum(await asyncio.gather(*(one(number) for number in range(CONNECTIONS))))


if __name__ == "__main__":
    count = asyncio.run(send(sys.argv[1], float(sys.argv[2]), float(sys.argv[3])))
    sys.stdout.write(f"{count}\n")
