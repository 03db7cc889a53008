"""How much the engine takes in against a server that only keeps bytes: ratios from one run.

`python -m tests.benchmarks.bench_ingest [--seconds 5] [--connections 16]`, best with wrk and
uvloop installed. 1 KB deliveries of four providers, all signed, all secrets known. It prints

- accepted: requests answered after their commit, a second and as a share of the floor;
- judged: captures a second from the first request to the drained backlog, as a share of the floor;
- the backlog when the load ended, and how long it took to drain;
- the median time of a lone sender's request, without and with a backlog.
"""

import argparse
import asyncio
import contextlib
import importlib
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from inspector.core.capture import Headers, Request
from inspector.providers import FIRST, SCHEMES
from inspector.simulator import building
from inspector.simulator.sample_secrets import SAMPLE_SECRETS

BODY_BYTES = 1024
ROOT = Path(__file__).resolve().parent.parent.parent
UNSIGNED = ("host", "content-type", "user-agent", "idempotency-key")


def deliveries(base: str) -> list[Request]:
    """One signed request of 1 KB a provider."""
    made = []
    for provider in (each.id for each in FIRST):
        plain = small(provider, base)
        headers = tuple((k, v) for k, v in plain.headers if k.lower() in UNSIGNED)
        bare = Request(b"", padded(plain.body), "POST", plain.target, "1.1", headers)
        made.append(signed(bare, provider))
    return made


def small(provider: str, base: str) -> Request:
    """The provider's first event whose body is not above 1 KB, else its smallest."""
    sizes: list[tuple[int, Request]] = []
    for event in building.events_of(provider):
        url = building.target_for(provider, event, base)
        made = building.build(provider, event, url, time.time())
        if isinstance(made, Request):
            if len(made.body) <= BODY_BYTES:
                return made
            sizes.append((len(made.body), made))
    return min(sizes, key=lambda each: each[0])[1]


def signed(request: Request, provider: str) -> Request:
    """The request with the proof of every scheme that has a sample secret."""
    headers = request.headers
    for scheme in SCHEMES.values():
        if scheme.provider == provider and scheme.id in SAMPLE_SECRETS:
            secret = SAMPLE_SECRETS[scheme.id]
            headers = (*headers, *scheme.sign(request, secret, time.time()))
    return replace(request, headers=headers)


def padded(body: bytes) -> bytes:
    """The JSON object with one more member that brings it to the size."""
    missing = BODY_BYTES - len(body) - len(b',"padding":""')
    if missing <= 0:
        return body
    return body.rstrip()[:-1] + b',"padding":"' + b"x" * missing + b'"}'


def wire(request: Request) -> bytes:
    """The request as bytes."""
    fields: Headers = (*request.headers, ("Content-Length", str(len(request.body))))
    lines = "\r\n".join(f"{name}: {value}" for name, value in fields)
    return f"POST {request.target} HTTP/1.1\r\n{lines}\r\n\r\n".encode() + request.body


# The floor


class Floor(asyncio.Protocol):
    """Keeps bytes and answers each piece: load generators send one request in one piece."""

    ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.transport: asyncio.WriteTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        self.transport = cast("asyncio.WriteTransport", transport)  # uvloop's has no such base

    def data_received(self, data: bytes) -> None:
        """Keep and answer."""
        self.kept.append(data)
        if len(self.kept) > 1000:
            self.kept.clear()
        self.transport.write(self.ANSWER)


async def serve_floor() -> None:
    """Serve until killed; the first line on stdout is the port."""
    server = await asyncio.get_running_loop().create_server(Floor, "127.0.0.1", 0)
    say(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def run_floor() -> None:
    """Serve with uvloop when it is installed."""
    try:
        fast = importlib.import_module("uvloop")
    except ImportError:
        asyncio.run(serve_floor())
    else:
        fast.run(serve_floor())


# The engine


class Engine:
    """An engine process and the connection to it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self.address = ""

    async def call(self, do: str, **fields: object) -> dict[str, Any]:
        """Send a command; its reply."""
        self._writer.write(json.dumps({"id": 1, "do": do, **fields}).encode() + b"\n")
        while True:
            message: dict[str, Any] = json.loads(await self._reader.readline())
            if message.get("reply") == 1:
                return message

    async def state(self) -> tuple[int, int]:
        """(captures in the archive, captures that wait to be judged)."""
        hello = await self.call("hello")
        return hello["counts"]["all"], hello["backlog"]["judging"]

    async def drained(self) -> float:
        """Wait until all is judged; seconds that took."""
        began = time.perf_counter()
        while (await self.state())[1]:
            await asyncio.sleep(0.02)
        return time.perf_counter() - began


@contextlib.asynccontextmanager
async def engine_process() -> AsyncIterator[Engine]:
    """An engine on a new archive, told the sample secrets."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        control = f"{folder}/door/s"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "inspector.engine", "--archive", f"{folder}/bench.whi",
            "--port", "0", "--control", control, cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        assert b"ready" in await process.stdout.readline()
        reader, writer = await asyncio.open_unix_connection(control)
        engine = Engine(reader, writer)
        engine.address = (await engine.call("hello"))["address"]
        secrets = [
            {"id": scheme, "scheme": scheme, "value": value}
            for scheme, value in SAMPLE_SECRETS.items()
            if SCHEMES[scheme].provider in {provider.id for provider in FIRST}
        ]
        await engine.call("secrets", secrets=secrets)
        yield engine
        await engine.call("quit")
        writer.close()
        await process.wait()


# Load


async def load(address: str, seconds: float, connections: int) -> float:
    """Requests a second that were answered 200."""
    requests = deliveries(address)
    if shutil.which("wrk"):
        return await asyncio.to_thread(wrk, address, requests, seconds, connections)
    began = time.perf_counter()
    clients = (client(address, requests, began + seconds) for _ in range(connections))
    times = await asyncio.gather(*clients)
    return sum(map(len, times)) / (time.perf_counter() - began)


def wrk(address: str, requests: list[Request], seconds: float, connections: int) -> float:
    """Load by wrk, with a script that takes turns at the requests."""
    made = "\n".join(f" made[{n}] = {lua(request)}" for n, request in enumerate(requests, 1))
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(f"local made = {{}}\n{made}\n{TURNS}")
        file.flush()
        command = [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{max(1, round(seconds))}s",
            "-s",
            file.name,
            address,
        ]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        say(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


TURNS = "local n = 0\nrequest = function()\n n = n % #made + 1\n return made[n]\nend\n"


def lua(request: Request) -> str:
    """Lua for one request, byte by byte so that nothing needs quoting."""
    raw = "".join(f"\\{byte:03d}" for byte in wire(request))
    return f'"{raw}"'


async def client(address: str, requests: list[Request], until: float) -> list[float]:
    """Send one request after the other; seconds each took."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    raw = [wire(request) for request in requests]
    times: list[float] = []
    while time.perf_counter() < until:
        began = time.perf_counter()
        writer.write(raw[len(times) % len(raw)])
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200")
        await reader.readexactly(2)
        times.append(time.perf_counter() - began)
    writer.close()
    return times


async def lone(address: str, seconds: float) -> float:
    """Median milliseconds of a sender that sends one request after the other."""
    times = await client(address, deliveries(address), time.perf_counter() + seconds)
    return statistics.median(times) * 1000


@contextlib.contextmanager
def floor_process() -> Iterator[str]:
    """The floor in a process of its own; its address."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_ingest", "--floor"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


async def measure(seconds: float, connections: int) -> None:
    """Run everything and print it."""
    with floor_process() as floor:
        async with engine_process() as engine:
            calm = await lone(engine.address, 1)
            await engine.drained()
            before, _ = await engine.state()
            first = await load(floor, seconds / 2, connections)
            began = time.perf_counter()
            accepted = await load(engine.address, seconds, connections)
            kept, backlog = await engine.state()
            busy = await lone(engine.address, 0.3) if backlog > 5_000 else None
            drained = await engine.drained()
            took = time.perf_counter() - began
            second = await load(floor, seconds / 2, connections)
            kept, _ = await engine.state()
    rate = (first + second) / 2
    judged = (kept - before) / took
    say(f"floor     {rate:9,.0f}/s ({first:,.0f} before, {second:,.0f} after)")
    say(f"accepted  {accepted:9,.0f}/s, {accepted / rate:.3f} of the floor")
    say(
        f"judged    {judged:9,.0f}/s, {judged / rate:.3f} of the floor: {kept - before:,} in {took:.1f} s"
    )
    say(f"backlog   {backlog:9,} at the end of the load, drained in {drained:.1f} s")
    say(f"lone      {calm:9.2f} ms median" + (f", {busy:.2f} ms with a backlog" if busy else ""))


def say(line: object) -> None:
    """Print a line at once."""
    print(line, flush=True)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--floor", action="store_true", help="serve the floor")
    given = parser.parse_args()
    if given.floor:
        run_floor()
    else:
        asyncio.run(measure(given.seconds, given.connections))


if __name__ == "__main__":
    main()
