"""Captures, judgements and archives for the tests of the archive."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from inspector.archive.archive import Archive
from inspector.archive.reading import Reader
from inspector.archive.values import Arrived, Judgement
from inspector.core.capture import Capture, Kind, Reply
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Outcome, Verdict

Opened = TypeVar("Opened", Archive, Reader)

REPLY = Reply()
ROOT = Path(__file__).parents[2]
"""Where other processes find `inspector` and `tests`."""


def opened(found: Opened | Problem) -> Opened:
    """What was opened; a problem fails the test."""
    assert not isinstance(found, Problem), found
    return found


def arrived(
    number: int = 1,
    body: bytes = b'{"type":"sync"}',
    *,
    kind: Kind = Kind.COMPLETE,
    endpoint: str = "/fuse",
    method: str = "POST",
    target: str = "/fuse",
    headers: bytes = b"Host: here\r\n",
    trailers: bytes = b"",
    reply: Reply = REPLY,
    reason: str = "",
) -> Arrived:
    """A request as the engine hands it over."""
    head = f"{method} {target} HTTP/1.1\r\n".encode() + headers + b"\r\n"
    return Arrived(
        1_700_000_000_000_000 + number, kind, "127.0.0.1:50412", endpoint, head, body, trailers,
        method, target, reply, reason,
    )  # fmt: skip


def verdict(outcome: Outcome = Outcome.VERIFIED, scheme: str = "fuse") -> Verdict:
    """A verdict with every field set."""
    return Verdict(scheme, outcome, f"It is {outcome.value}.", "current", "id-1", "")


def judgement(
    number: int,
    *verdicts: Verdict,
    provider: str = "fuse",
    kind: str = "financial_connection.sync_data",
    environment: str = "sandbox",
) -> Judgement:
    """A judgement of one capture."""
    label = kind.rpartition(".")[2]
    event = Event(provider, kind, label, f"Event {number}", f"entity-{number}", environment)
    return Judgement(number, event, verdicts)


def keep(archive: Archive, *batch: Arrived) -> list[int]:
    """Add and commit captures; their ids."""
    ids = [archive.add(one) for one in batch]
    assert archive.commit() is None
    return ids


def indexed(archive: Archive) -> None:
    """Put everything the archive holds into the text index, the last block included."""
    indexer = archive.indexer(body_text)
    while indexer.step(1.0):
        pass
    assert indexer.problem is None
    if indexer._packing.texts:
        assert indexer._write()


def body_text(capture: Capture) -> str:
    """The body as text, as the engine would give it for plain JSON."""
    return capture.request.body.decode("utf-8", "replace")


def make(path: Path, batch: Sequence[Arrived] = ()) -> None:
    """Make an archive with captures and close it."""
    archive = opened(Archive.open(path))
    keep(archive, *batch)
    assert archive.close() is None
