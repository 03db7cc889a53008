"""What judging history anew costs: `python -m tests.benchmarks.bench_rejudge [--captures 100000]`.

An archive of signed deliveries of about 1 KB, judged; then one secret is edited, twice: to a wrong
value and back, so that every badge of its scheme turns. It prints for an archive of one scheme and
for one of four providers

- verdicts a second, from the edit until the engine says that it is done; captures that the edit
  cannot touch count as judged;
- the ratio to a bare loop of `hmac.digest` over the same bodies and a comparison, in the same run;
- how late a timer of the engine's loop was at most meanwhile, in milliseconds.
"""

import argparse
import asyncio
import hashlib
import hmac
import json
import sys
import tempfile
import time
from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.values import Arrived
from inspector.core.capture import Kind, Reply, Request
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.engine import event_loop
from inspector.engine.engine import Engine
from inspector.engine.options import Options
from inspector.engine.protocol import Message
from inspector.providers import SCHEMES
from inspector.simulator.sample_secrets import SAMPLE_SECRETS

TICK = 0.005
NOW = 1_776_160_485_000_000
BODIES: dict[str, dict[str, object]] = {
    "fiskil": {"publish_time": "x", "message_id": "1", "data": {"event": "a.b", "rows": []}},
    "fynapse": {"event_id": "1", "event_type": "payment.created", "metadata": {}, "rows": []},
    "powens-hmac": {"id_webhook_data": 1, "connection": {"id": 7}, "user": {"id": 1}, "rows": []},
    "fuse": {"type": "financial_connection.sync_data", "environment": "sandbox", "rows": []},
}


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captures", type=int, default=100_000)
    captures = parser.parse_args().captures
    bare = bare_rate()
    sys.stdout.write(f"bare loop of hmac.digest and a comparison: {bare:,.0f} a second\n")
    for name, schemes in (("one scheme", ("fiskil",)), ("four providers", tuple(BODIES))):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "archive.db"
            fill(path, captures, schemes)
            for what, seconds, longest in event_loop.run(edited(path, schemes)):
                rate = captures / seconds
                sys.stdout.write(
                    f"{name:<16}{what:<12}{rate:>10,.0f} verdicts/s{rate / bare:>8.3f} of the bare loop"
                    f"{longest * 1000:>8.1f} ms late at most\n"
                )


def request_of(scheme: str, number: int) -> Request:
    """One signed delivery of about 1 KB."""
    rows = [{"id": f"{number:08d}-{row}", "amount": row * 1.25} for row in range(24)]
    document = json.dumps({**BODIES[scheme], "rows": rows}, separators=(",", ":"))
    fields = (("Host", "a.example"), ("Content-Type", "application/json"))
    path = "/" + scheme.partition("-")[0]
    request = Request(b"", document.encode(), "POST", path, "1.1", fields)
    proof = SCHEMES[scheme].sign(request, SAMPLE_SECRETS[scheme], NOW / 1e6)
    return Request(b"", request.body, "POST", path, "1.1", (*fields, *proof))


def fill(path: Path, captures: int, schemes: tuple[str, ...]) -> None:
    """An archive of captures that nobody judged yet."""
    archive = Archive.open(path)
    if not isinstance(archive, Archive):
        sys.exit(str(archive))
    for number in range(captures):
        request = request_of(schemes[number % len(schemes)], number)
        fields = (*request.headers, ("Content-Length", str(len(request.body))))
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields)
        head = f"POST {request.target} HTTP/1.1\r\n{lines}\r\n".encode()
        archive.add(Arrived(NOW, Kind.COMPLETE, "127.0.0.1:9", "", head, request.body, b"", "POST", request.target, Reply()))  # fmt: skip
        if number % 1024 == 1023:
            archive.commit()
    archive.close()


class Desk:
    """Hears an engine and waits for what it says."""

    def __init__(self, engine: Engine) -> None:
        self.done = asyncio.Event()
        engine.subscribe(self.hear)

    def hear(self, message: Message) -> None:
        """Notice that history is judged."""
        if message.get("notice") == "rejudging" and message["done"] == message["total"]:
            self.done.set()


async def edited(path: Path, schemes: tuple[str, ...]) -> list[tuple[str, float, float]]:
    """Edit one secret twice: what was done, seconds, the loop's longest absence in seconds."""
    engine = await Engine.start(Options(archive=path, port=0))
    if isinstance(engine, Problem):
        sys.exit(str(engine))
    desk = Desk(engine)
    right = [Secret(scheme, scheme, SAMPLE_SECRETS[scheme]) for scheme in schemes]
    wrong = [Secret(schemes[0], schemes[0], "d3Jvbmc="), *right[1:]]
    found: list[tuple[str, float, float]] = []
    for what, secrets in (("first", right), ("made wrong", wrong), ("made right", right)):
        while engine._backlog() != (0, 0):  # judging and indexing of what is there
            await asyncio.sleep(0.1)
        desk.done.clear()
        absences = asyncio.create_task(watched())
        began = time.perf_counter()
        engine.changes.set_secrets(secrets)
        await desk.done.wait()
        seconds = time.perf_counter() - began
        absences.cancel()
        found.append((what, seconds, await absences))
    await engine.stop()
    return found


async def watched() -> float:
    """How late a timer of 5 ms was at most, in seconds, until cancelled.

    A tighter watch would look to the engine like requests that come fast.
    """
    longest = 0.0
    try:
        while True:
            due = time.perf_counter() + TICK
            await asyncio.sleep(TICK)
            longest = max(longest, time.perf_counter() - due)
    except asyncio.CancelledError:
        return longest


def bare_rate(seconds: float = 1.0) -> float:
    """Signatures a second of the arithmetic alone."""
    body = request_of("fiskil", 1).body
    key = b"k" * 32
    due = hmac.digest(key, body, "sha256").hex()
    count, until = 0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        for _ in range(100):
            hmac.compare_digest(hmac.digest(key, body, hashlib.sha256).hex(), due)
        count += 100
    return count / seconds


if __name__ == "__main__":
    main()
