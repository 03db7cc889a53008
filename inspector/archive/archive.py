"""The engine's side of the archive: opened once, written by one thread, closed once."""

import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from inspector.archive import emptying, failures, opening
from inspector.archive.calls import write_call
from inspector.archive.checkpoints import Checkpoints, checkpoint
from inspector.archive.counting import Tally
from inspector.archive.diagnoses import write_diagnosis
from inspector.archive.endpoints import EndpointTable
from inspector.archive.indexing import Indexer
from inspector.archive.judging import JudgementWriter
from inspector.archive.lease import Lease
from inspector.archive.marks import write_mark
from inspector.archive.moving import Mover
from inspector.archive.notes import write_note
from inspector.archive.once import KeptOnce
from inspector.archive.preparing import Prepared
from inspector.archive.presence import Presence
from inspector.archive.reading import Reader
from inspector.archive.text import TextOf
from inspector.archive.transactions import Transactions
from inspector.archive.usage import SecretUsage
from inspector.archive.values import (
    Arrived,
    Call,
    Counts,
    Judgement,
    Note,
    StoredDiagnosis,
    Used,
    Walked,
)
from inspector.archive.writing import CaptureWriter
from inspector.core.capture import Endpoint
from inspector.core.problem import Problem
from inspector.core.query import Query


class Archive:
    """One archive, open for writing. Used by one thread; writes return a problem or None.

    Attributes:
        path: The file.
        is_new: Whether it was made just now.
        reader: For reading beside the writing, in the same thread.
    """

    def __init__(self, path: Path, opened: opening.Opened, lease: Lease, reader: Reader) -> None:
        self.path = path
        self.is_new = opened.is_new
        self.reader = reader
        self._lease = lease
        self._connection = opened.connection
        self._transactions = Transactions(opened.connection, path)
        self._presence = Presence(path)
        self._transactions.refuses = self._presence.problem
        once = self._once = KeptOnce(opened.connection)
        self._transactions.on_failure.append(once.forget)
        self._tally = Tally(opened.connection)
        self._captures = CaptureWriter(self._transactions, once, self._tally)
        self._usage = SecretUsage(self._transactions, once)
        self._judgements = JudgementWriter(self._transactions, once, self._tally, self._usage)
        self._endpoints = EndpointTable(self._transactions)
        self._checkpoints = Checkpoints(path)
        self._transactions.on_commit = self._checkpoints.written

    @classmethod
    def open(cls, path: Path) -> "Archive | Problem":
        """Open an archive, or make one readable by this user only.

        Problems: `in-use`, `not-an-archive`, `newer-version`, `read-only`, `damaged`, `moved`,
        `cannot-open`. The file is then as it was.
        """
        unusable = opening.unusable(path)
        if unusable is not None:
            return unusable
        lease = Lease.take(path)
        if isinstance(lease, Problem):
            return lease
        opened = opening.open_writer(path)
        if isinstance(opened, Problem):
            lease.release()
            return opened
        reader = Reader.open(path)
        if isinstance(reader, Problem):
            problem = reader
        else:
            try:
                return cls(path, opened, lease, reader)
            except sqlite3.Error as error:  # damaged
                reader.close()
                problem = failures.of_sqlite(error, path)
        opened.connection.close()
        lease.release()
        return problem

    def close(self) -> Problem | None:
        """Commit what is buffered, bring the file in order and let others write."""
        problem = self.commit() or self._transactions.run(self._judgements.write_mark)
        self._checkpoints.stop()
        self.reader.close()
        checkpoint(self._connection, "TRUNCATE")
        self._connection.close()
        self._lease.release()
        return problem

    def add(self, arrived: Arrived) -> int:
        """Buffer one capture; the id it has once `commit` succeeded."""
        return self._captures.add(arrived)

    def add_gap(self, from_us: int, until_us: int, reason: str) -> int:
        """Buffer a gap, a time (microseconds since 1970) in which nothing could be received."""
        return self._captures.add_gap(from_us, until_us, reason)

    def commit(self) -> Problem | None:
        """Write what is buffered. On a problem nothing of it is kept and its ids are void.

        Problems: `moved`, `disk-full`, `read-only`, `in-use`, `damaged`, `cannot-write`.
        """
        return self._captures.commit()

    def missing(self) -> Problem | None:
        """Say when the file was moved, deleted or replaced: nothing is written until it is back."""
        return self._presence.problem()

    def copy_to(self, path: Path) -> "Future[Problem | None]":
        """Write everything committed into a new archive, in a thread; also when this one is gone.

        Problems: `exists`, `disk-full`, `read-only`, `cannot-write`, `copying`.
        """
        return self._checkpoints.copy_to(path)

    @property
    def last_id(self) -> int:
        """Id of the newest committed capture or gap, 0 when there never was one."""
        return self._captures.last_id

    def store_judgements(self, judgements: Sequence[Judgement]) -> Problem | None:
        """Write or replace judgements in one transaction; those of unknown ids are dropped."""
        return self._judgements.store(judgements)

    def store_first_judgements(self, judgements: Sequence[Prepared]) -> Problem | None:
        """Write the first judgements of captures that are there, in one transaction.

        One that has a judgement already gets the new one; it takes longer when that happens.
        """
        return self._judgements.store_first(judgements)

    def store_prepared(self, judgements: Sequence[Prepared]) -> Problem | None:
        """Write or replace judgements as rows; those of unknown ids are dropped."""
        return self._judgements.store_prepared(judgements)

    @property
    def judged_to(self) -> int:
        """Every capture up to this id is judged."""
        return self._judgements.judged_to

    def unjudged(self, limit: int, after: int = 0) -> list[int]:
        """Ids of captures without a judgement, oldest first, above `after`."""
        return self.reader.ask(lambda: self._judgements.unjudged(limit, after), [])

    def star(self, number: int, *, on: bool) -> Problem | None:
        """Give a capture a star or take it away."""
        return self._captures.star(number, on=on)

    def empty(self) -> Problem | None:
        """Throw away every capture and what was concluded; endpoints stay. Ids go on counting."""
        problem = emptying.empty(self._transactions, self.last_id)
        self._once.forget()
        self._tally.load()
        self._usage.load()
        self._judgements.load()
        checkpoint(self._connection, "TRUNCATE")
        return problem

    def counts(self) -> Counts:
        """How many captures there are."""
        return self._tally.counts()

    def secret_usage(self) -> dict[str, Used]:
        """How many captures each secret verified, by its id; others verified none.

        After a secret's newest match was judged otherwise, its `last` is still that match's until
        `search_usage` has found the one before.
        """
        return self._usage.used()

    def search_usage(self, many: int) -> bool:
        """Look for a secret's newest match in `many` captures; whether there is more to do."""
        return self.reader.ask(lambda: self._usage.search(many), otherwise=False)

    def endpoints(self) -> list[Endpoint]:
        """Every endpoint, in the order they were added."""
        return self.reader.endpoints()

    def save_endpoint(self, endpoint: Endpoint, was: str = "") -> Problem | None:
        """Add an endpoint, or change the one at its path; `was` is its path before a change."""
        return self._endpoints.save(endpoint, was)

    def delete_endpoint(self, path: str) -> Problem | None:
        """Remove an endpoint; its captures stay."""
        return self._endpoints.delete(path)

    def treat_as(self, path: str, provider: str) -> Problem | None:
        """Make the endpoint with this literal path belong to a provider, keeping its reply."""
        return self._endpoints.treat_as(path, provider)

    def move_captures(self, path: str, low: int, high: int) -> int | Problem:
        """Give captures at a literal path to its endpoint, between two ids; how many were not."""
        return Mover(self._transactions, self._tally).move(path, low, high)

    def add_call(self, call: Call) -> int | Problem:
        """Keep a call; the id it has now."""
        return write_call(self._transactions, call)

    def save_note(self, capture: int, note: Note) -> Problem | None:
        """Keep what the user wrote beside a capture; an empty note is forgotten."""
        return write_note(self._transactions, capture, note)

    def save_diagnosis(self, capture: int, found: StoredDiagnosis) -> Problem | None:
        """Keep why a scheme failed, in place of what was found out before."""
        return write_diagnosis(self._transactions, capture, found)

    def mark(self, name: str) -> str:
        """A small fact by its name, empty when it was never set."""
        return self.reader.mark(name)

    def set_mark(self, name: str, value: str) -> Problem | None:
        """Remember a small fact, such as when the engine was last alive."""
        return self._transactions.run(
            lambda: write_mark(self._connection, name, value), quietly=True
        )

    def indexer(self, text_of: TextOf, large: int | None = None) -> Indexer:
        """What fills the text index; `text_of` gives the decoded content of a capture.

        Bodies of more than `large` bytes are not read: see `Indexer.waiting_for`.
        """
        return Indexer(self._transactions, text_of, large)

    def walk(self, query: Query | None = None, text_of: TextOf | None = None) -> Iterator[Walked]:
        """Captures with their judgements, oldest first, in short reads; gaps are left out."""
        return self.reader.walk(query, text_of)
