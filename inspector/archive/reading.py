"""Reading an archive beside the engine that writes it: short reads, nothing is ever changed.

SQLite lets readers see the last commit while the writer goes on, as long as no read lasts: a long
one keeps the log from starting anew. Each method here is one short read. What goes wrong while
reading is told by `problem`, and the answer is empty.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from inspector.archive import failures, opening, rows, walking
from inspector.archive.calls import read_calls
from inspector.archive.counting import read_counts
from inspector.archive.diagnoses import read_diagnoses
from inspector.archive.endpoints import read_endpoints
from inspector.archive.marks import read_mark
from inspector.archive.notes import NO_NOTE, read_note, read_notes
from inspector.archive.presence import Presence
from inspector.archive.related import attempt_ids, related_ids, same_bodies
from inspector.archive.text import TextOf
from inspector.archive.values import (
    Call,
    Counts,
    Detail,
    Judgement,
    Note,
    Row,
    StoredDiagnosis,
    Walked,
)
from inspector.core.capture import Capture, Endpoint
from inspector.core.problem import Problem

if TYPE_CHECKING:
    from inspector.core.query import Query

Answer = TypeVar("Answer")


class Reader:
    """A read-only view of an archive for one thread.

    Attributes:
        path: The file.
        connection: For `filtering`; it cannot write.
        problem: What went wrong at the last read, or None.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.problem: Problem | None = None
        self._presence = Presence(path)

    @classmethod
    def open(cls, path: Path, *, older: bool = False) -> "Reader | Problem":
        """Open an archive for reading, with or without an engine, on a read-only disk too.

        `older` takes one of an older format too; not for a reader that stays open beside an engine.

        Problems: `missing`, `not-an-archive`, `newer-version`, `older-version`, `cannot-open`.
        """
        connection = opening.open_reader(path, older=older)
        return connection if isinstance(connection, Problem) else cls(path, connection)

    def missing(self) -> Problem | None:
        """Say when the file was moved, deleted or replaced; what it held can be read still."""
        return self._presence.problem()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def bounds(self) -> tuple[int, int]:
        """First and last id; every id between exists. The last is below the first when empty."""
        return self.ask(lambda: rows.bounds(self.connection), (1, 0))

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Lines of the list, in the order of `ids`, without those that do not exist."""
        return self.ask(lambda: rows.read_rows(self.connection, ids), [])

    def detail(self, number: int) -> Detail | None:
        """Everything about one capture but its bytes."""
        return self.ask(lambda: rows.read_detail(self.connection, number), None)

    def head(self, number: int) -> bytes | None:
        """The raw head of one capture."""
        return self.ask(lambda: rows.read_head(self.connection, number), None)

    def capture(self, number: int) -> Capture | None:
        """One capture with head and body; None for a gap."""
        return next(iter(self.captures((number,))), None)

    def captures(self, ids: Sequence[int]) -> list[Capture]:
        """Several captures with head and body, in the order of `ids`, without gaps."""
        return self.ask(lambda: rows.read_captures(self.connection, ids), [])

    def judgements(self, ids: Sequence[int]) -> list[Judgement]:
        """What was concluded about captures, in the order of `ids`, without the unjudged."""
        return self.ask(lambda: rows.read_judgements(self.connection, ids), [])

    def calls(self, number: int) -> list[Call]:
        """The calls about one capture, oldest first."""
        return self.ask(lambda: read_calls(self.connection, number), [])

    def related(self, number: int, entity: str) -> list[int]:
        """Ids of captures about the same entity as this one, oldest first, the 200 nearest."""
        return self.ask(lambda: related_ids(self.connection, number, entity), [])

    def attempts(self, number: int, endpoint: str, delivery: str) -> list[int]:
        """Ids of the attempts of one delivery at an endpoint, oldest first, the 200 nearest."""
        return self.ask(lambda: attempt_ids(self.connection, number, endpoint, delivery), [])

    def same_bodies(self, first: int, others: Sequence[int]) -> dict[int, bool]:
        """Whether each body is the one of `first`; bound their sizes, all of them are read."""
        return self.ask(lambda: same_bodies(self.connection, first, others), {})

    def note(self, number: int) -> Note:
        """What the user wrote beside a capture; empty when nothing."""
        return self.ask(lambda: read_note(self.connection, number), NO_NOTE)

    def notes(self, ids: Sequence[int]) -> dict[int, Note]:
        """Notes and colours by capture, without captures that have neither."""
        return self.ask(lambda: read_notes(self.connection, ids), {})

    def diagnoses(self, number: int) -> list[StoredDiagnosis]:
        """Why schemes failed on one capture, as found out earlier; perhaps stale by now."""
        return self.ask(lambda: read_diagnoses(self.connection, number), [])

    def counts(self) -> Counts:
        """How many captures there are, as last committed."""
        return self.ask(lambda: read_counts(self.connection), Counts(0, 0, 0, 0, {}))

    def endpoints(self) -> list[Endpoint]:
        """Every endpoint, in the order they were added."""
        return self.ask(lambda: read_endpoints(self.connection), [])

    def mark(self, name: str) -> str:
        """A small fact by its name, empty when it was never set."""
        return self.ask(lambda: read_mark(self.connection, name), "")

    def walk(self, query: "Query | None" = None, text_of: TextOf | None = None) -> Iterator[Walked]:
        """Captures with their judgements, oldest first, in short reads; gaps are left out.

        Args:
            query: Only those that match.
            text_of: Decoded text of a capture, for free text that is not indexed yet.
        """
        from inspector.archive.filtering import matching_ids  # noqa: PLC0415 - the window never walks

        self.problem = None
        try:
            if query is None or not query.conditions:
                first, last = rows.bounds(self.connection)
                yield from walking.walk(self.connection, range(first, last + 1))
            else:
                found = matching_ids(self.connection, query, text_of=text_of)
                yield from walking.walk(self.connection, found[::-1])
        except sqlite3.Error as error:
            self.problem = failures.of_sqlite(error, self.path)

    def ask(self, work: Callable[[], Answer], otherwise: Answer) -> Answer:
        """What `work` reads, or `otherwise` when it cannot be read: then `problem` tells why."""
        try:
            answer = work()
        except failures.MISUSE:
            raise
        except sqlite3.Error as error:
            self.problem = failures.of_sqlite(error, self.path)
            return otherwise
        self.problem = None
        return answer
