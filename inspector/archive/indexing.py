"""The text index, filled in small steps beside the capturing.

Texts are collected into blocks; a full block is written in one go, so what was collected before the
end of the process is collected again by the next. Captures behind the last block are searched one
by one (see `searching`), so a new capture is found at once.
"""

import sqlite3
from collections import deque
from collections.abc import Iterator
from time import perf_counter

from inspector.archive import failures
from inspector.archive.blocks import Packing
from inspector.archive.marks import EMPTIED_TO, read_number
from inspector.archive.rows import last_id, read_captures, read_sizes
from inspector.archive.text import TextOf, plain_text
from inspector.archive.transactions import Transactions
from inspector.core.capture import Capture
from inspector.core.problem import Problem

BLOCK_TEXTS = 128
BLOCK_SIZE = 128 * 1024  # bytes of text after which a block is full; a larger text has its own
SLICE = 64 * 1024  # letters folded and packed at once
READ_AHEAD = 16  # captures read at once
WEIGHT = 512 * 1024  # bytes of their bodies

_WRITE = "INSERT INTO texts(last, first, size, packed) VALUES(?, ?, ?, ?)"


def indexed_to(connection: sqlite3.Connection) -> int:
    """Every capture up to this id is in a block."""
    last = connection.execute("SELECT max(last) FROM texts").fetchone()[0]
    return last or read_number(connection, EMPTIED_TO)


class Indexer:
    """Fills the index of one archive, oldest capture first, from where it stopped.

    Args:
        transactions: The archive's writing connection.
        text_of: Decoded content of a capture.
        large: Captures with more bytes of body than this are not read here: see `waiting_for`.
            None reads them all.

    Attributes:
        waiting_for: Id of a large capture whose content is to be given by `supply` before the
            next step can do anything, or None.
        problem: Why the last step could not write, or None. Nothing is lost by it.
    """

    def __init__(
        self, transactions: Transactions, text_of: TextOf, large: int | None = None
    ) -> None:
        self._transactions = transactions
        self._text_of = text_of
        self._large = large
        self.waiting_for: int | None = None
        self.problem: Problem | None = None
        self._start(indexed_to(transactions.connection))

    @property
    def backlog(self) -> int:
        """How many captures are still to be read."""
        return max(0, last_id(self._transactions.connection) - self._packing.last)

    def supply(self, number: int, content: str) -> None:
        """Give the decoded content of the capture that `waiting_for` names."""
        if number != self.waiting_for:
            return
        found = read_captures(self._transactions.connection, (number,))
        head = found[0].request.head if found else b""
        self._read.append((number, plain_text(head, content)))
        self.waiting_for = None

    def step(self, budget: float) -> bool:
        """Work for about `budget` seconds; whether there is more to do right now."""
        deadline = perf_counter() + budget
        self.problem = None
        try:
            written = indexed_to(self._transactions.connection)
            if written != self._written:  # the archive was emptied
                self._start(written)
            while self._advance():
                if perf_counter() >= deadline:
                    return True
        except sqlite3.Error as error:
            if isinstance(error, failures.MISUSE):
                raise
            self.problem = failures.of_sqlite(error, self._transactions.path)
        return False

    def _start(self, written: int) -> None:
        self._written = written
        self._packing = Packing(written + 1)
        self._slices: Iterator[str] = iter(())
        self._read: deque[tuple[int, Capture | str]] = deque()
        self._full: tuple[int, int, int, bytes] | None = None
        self.waiting_for = None

    def _advance(self) -> bool:
        """Do one small piece of work; False when there is nothing to do or it cannot be done."""
        part = next(self._slices, None)
        if part is not None:
            self._packing.add(part)
            return True
        block = self._packing
        if self._full or block.size >= BLOCK_SIZE or block.texts >= BLOCK_TEXTS:
            return self._write()
        return self._begin() if self._read else self._read_ahead()

    def _begin(self) -> bool:
        """Begin the next text, in a block of its own when it is large."""
        number, source = self._read[0]
        if isinstance(source, Capture):
            source = plain_text(source.request.head, self._text_of(source))
            self._read[0] = (number, source)
        if len(source) > BLOCK_SIZE and self._packing.texts:
            return self._write()
        self._read.popleft()
        self._packing.begin(number)
        self._slices = (source[at : at + SLICE] for at in range(0, len(source), SLICE))
        return True

    def _write(self) -> bool:
        """Write the block; after a failure it is kept for another try."""
        block = self._packing
        self._full = full = self._full or (block.last, block.first, block.size, block.finish())

        def work() -> None:
            self._transactions.connection.execute(_WRITE, full)

        self.problem = self._transactions.run(work)
        if self.problem is None:
            self._written, self._full = block.last, None
            self._packing = Packing(block.last + 1)
        return self.problem is None

    def _read_ahead(self) -> bool:
        """Read the next captures, up to a large one, which must be supplied."""
        connection = self._transactions.connection
        start = self._packing.last + 1
        ids = range(start, min(start + READ_AHEAD, last_id(connection) + 1))
        weight = 0
        for number, size in read_sizes(connection, ids):
            weight += size
            large = self._large is not None and size > self._large
            if large and number == start:
                self.waiting_for = number
                return False
            if large or (weight > WEIGHT and number > start):
                ids = range(start, number)
                break
        captures = {capture.id: capture for capture in read_captures(connection, ids)}
        self._read.extend((number, captures.get(number, "")) for number in ids)
        return bool(self._read)
