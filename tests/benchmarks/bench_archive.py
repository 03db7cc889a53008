"""What the archive costs: writing, opening, filtering and searching an archive of a million.

`python -m tests.benchmarks.bench_archive [--captures 1000000] [--file FILE]`: FILE keeps the archive
for another run. It prints

- microseconds of processor time a capture: added and committed in batches of 16, 64 and 256 (1 KB
  bodies), judged, put into the text index;
- milliseconds: opening the archive, then the first 50 rows; any 128 rows;
- milliseconds until the first hits and until all, for common filters and for text.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.filtering import find
from inspector.archive.reading import Reader
from inspector.archive.values import Arrived, Judgement
from inspector.core.capture import Capture, Kind, Reply
from inspector.core.event import Event
from inspector.core.query import Query, parse
from inspector.core.verdict import Outcome, Verdict

REPLIES = (Reply(), Reply(401), Reply(500))
PROVIDERS = (
    ("fuse", "/fuse", "financial_connection.sync_data"),
    ("fynapse", "/fynapse", "payment.created"),
    ("powens", "/powens/connection-synced", "CONNECTION_SYNCED"),
    ("fiskil", "/fiskil", "consent.received"),
)
FILTERS = (
    "", "provider:fuse", "verdict:failed", "-verdict:verified", "is:failing", "path:/powens/*",
    "status:4xx", "event:sync_data", "provider:fuse,powens -verdict:verified env:sandbox",
    "sandbox", "5e1f0a", "nowhere-to-be-found", "provider:fuse verdict:failed sandbox",
)  # fmt: skip


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captures", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        writing(Path(folder) / "writing.db")
        path = options.file or Path(folder) / "archive.db"
        if not path.exists():
            fill(path, options.captures)
        index(path)
        reading(path)


def say(name: str, *values: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"{name:56s} {'  '.join(f'{value:>12s}' for value in values)}\n")


def opened(path: Path) -> Archive:
    """The archive, or the end of the run."""
    archive = Archive.open(path)
    if not isinstance(archive, Archive):
        sys.exit(str(archive))
    return archive


def done(problem: object) -> None:
    """End the run on a problem."""
    if problem is not None:
        sys.exit(str(problem))


def writing(path: Path) -> None:
    """Time adding and committing, and judging."""
    archive = opened(path)
    made = random.Random(1)
    batch = [arrived(made, 1024) for _ in range(1024)]
    say("a capture, processor microseconds", "least", "median")
    for size in (16, 64, 256):

        def add(size: int = size) -> None:
            for start in range(0, 1024, size):
                for one in batch[start : start + size]:
                    archive.add(one)
                done(archive.commit())

        say(f"added and committed by {size}", *each(add, 1024))
    judged = [judgement(made, number) for number in range(1, 1025)]
    say("judgement stored, by 64", *each(lambda: store(archive, judged, 64), 1024))
    done(archive.close())


def store(archive: Archive, judgements: list[Judgement], size: int) -> None:
    """Store judgements in batches."""
    for start in range(0, len(judgements), size):
        done(archive.store_judgements(judgements[start : start + size]))


def each(work: Callable[[], None], count: int) -> tuple[str, str]:
    """Least and median microseconds of one of `count`, over 20 rounds."""
    times = []
    for _ in range(20):
        started = time.thread_time()
        work()
        times.append((time.thread_time() - started) / count * 1e6)
    return f"{min(times):.1f}", f"{statistics.median(times):.1f}"


def fill(path: Path, count: int) -> None:
    """Make an archive of small captures, judged."""
    archive = opened(path)
    made = random.Random(2)
    for start in range(0, count, 256):
        ids = [archive.add(arrived(made, 150)) for _ in range(min(256, count - start))]
        done(archive.commit())
        done(archive.store_judgements([judgement(made, number) for number in ids]))
    done(archive.close())


def arrived(made: random.Random, size: int) -> Arrived:
    """A request of some provider with ids and a signature."""
    _, path, kind = made.choice(PROVIDERS)
    body = f'{{"type":"{kind}","id":"{made.getrandbits(128):032x}","environment":"sandbox"}}'
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:8787\r\nContent-Type: application/json\r\n"
        f"X-Signature: {made.getrandbits(256):064x}\r\n\r\n"
    )
    reply = made.choices(REPLIES, (98, 1, 1))[0]
    when = int(time.time() * 1e6)
    return Arrived(
        when, Kind.COMPLETE, "127.0.0.1:50412", path, head.encode(), body.ljust(size).encode(),
        b"", "POST", path, reply,
    )  # fmt: skip


def judgement(made: random.Random, number: int) -> Judgement:
    """What might be concluded about it."""
    provider, _, kind = made.choice(PROVIDERS)
    entity = f"{made.getrandbits(64):016x}"
    event = Event(
        provider, kind, kind.rpartition(".")[2], f"Something happened to {entity}", entity,
        "sandbox", idempotency=entity, delivery=entity,
    )  # fmt: skip
    outcome = made.choices(tuple(Outcome), (90, 4, 2, 1, 1, 2))[0]
    words = "Signed with the current key."
    return Judgement(number, event, (Verdict(provider, outcome, words, "current", "id-1"),))


def text_of(capture: Capture) -> str:
    """The body, which is plain here."""
    return capture.request.body.decode()


def index(path: Path) -> None:
    """Fill the text index in slices of 5 ms."""
    archive = opened(path)
    indexer = archive.indexer(text_of)
    count, slices = indexer.backlog, []
    more = count > 0
    while more:
        started = time.perf_counter()
        more = indexer.step(0.005)
        slices.append((time.perf_counter() - started) * 1e3)
    done(archive.close())
    if len(slices) > 100:
        say("put into the text index", f"{sum(slices) / count * 1e3:.1f}")
        longest = f"{statistics.quantiles(slices, n=100)[98]:.1f}"
        say("slices of 5 ms, 99th percentile in ms", longest)


def reading(path: Path) -> None:
    """Time opening, rows and filters."""
    say("milliseconds", "first", "all", "hits")
    started = time.perf_counter()
    reader = Reader.open(path)
    if not isinstance(reader, Reader):
        sys.exit(str(reader))
    last = reader.bounds()[1]
    reader.rows(range(last, last - 50, -1))
    say(f"open {last:,} captures, read 50 rows", since(started))
    made = random.Random(3)
    times = []
    for _ in range(50):
        at = made.randrange(1, last - 128)
        started = time.perf_counter()
        reader.rows(range(at + 127, at - 1, -1))
        times.append((time.perf_counter() - started) * 1e3)
    say("128 rows somewhere, median", f"{statistics.median(times):.2f}")
    for text in FILTERS:
        say(text or "(no filter)", *best(filtered(reader, text)))
    reader.close()


def filtered(reader: Reader, text: str) -> Iterator[tuple[str, str, str]]:
    """Time until the first hits and until all, and how many; three times."""
    query = parse(text)
    if not isinstance(query, Query):
        sys.exit(str(query))
    for _ in range(3):
        started, first, hits = time.perf_counter(), "", 0
        for part in find(reader.connection, query, text_of=text_of):
            hits += len(part.ids)
            first = first or (since(started) if hits else "")
        yield first, since(started), f"{hits:,}"


def best(runs: Iterator[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The run that took least."""
    return min(runs, key=lambda run: float(run[1]))


def since(started: float) -> str:
    """Milliseconds since then."""
    return f"{(time.perf_counter() - started) * 1e3:.1f}"


if __name__ == "__main__":
    main()
