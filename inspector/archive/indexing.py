"""The text index, filled in small steps beside the capturing.

Letters are indexed in threes (trigrams), so any part of a text of three letters or more is found,
not only words. A large text is indexed in overlapping pieces.
"""

import sqlite3
from time import perf_counter
from typing import NamedTuple

from inspector.archive.marks import INDEXED_TO, read_mark, write_mark
from inspector.archive.rows import bounds, read_captures, read_sizes
from inspector.archive.text import TextOf, piece, piece_count, plain_text
from inspector.archive.transactions import Transactions
from inspector.core.problem import Problem

REST_BITS = 16  # `search_rest` holds piece n of a capture at (id << 16) + n
MOST = 64  # captures looked at in one step

_FIRST = "INSERT INTO search(rowid, text) VALUES(?, ?)"
_REST = "INSERT INTO search_rest(rowid, text) VALUES(?, ?)"


class Indexed(NamedTuple):
    """How far the index is: all of capture `number`, and `pieces` of the one after it."""

    number: int
    pieces: int

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> "Indexed":
        """Read the mark."""
        number, _, pieces = read_mark(connection, INDEXED_TO).partition(":")
        return cls(int(number or "0"), int(pieces or "0"))


class Indexer:
    """Fills the index of one archive, oldest capture first, from where it stopped.

    Args:
        text_of: Decoded content of a capture.
        large: Captures with more bytes of body than this are not read here: see `waiting_for`.
            None reads them all.

    Attributes:
        waiting_for: Id of a large capture whose content is to be given by `supply` before the
            next step can do anything, or None.
        problem: Why the last step wrote nothing, or None.
    """

    def __init__(
        self, transactions: Transactions, text_of: TextOf, large: int | None = None
    ) -> None:
        self._transactions = transactions
        self._text_of = text_of
        self._large = large
        self._held: tuple[int, str] | None = None  # text of a capture that is indexed in part
        self._per_letter = 2e-7  # seconds, learnt from the steps made
        self.waiting_for: int | None = None
        self.problem: Problem | None = None

    @property
    def backlog(self) -> int:
        """How many captures are not in the index yet."""
        connection = self._transactions.connection
        return max(0, bounds(connection)[1] - Indexed.read(connection).number)

    def supply(self, number: int, content: str) -> None:
        """Give the decoded content of the capture that `waiting_for` names."""
        if number == self.waiting_for:
            found = read_captures(self._transactions.connection, (number,))
            head = found[0].request.head if found else b""
            self._held = (number, plain_text(head, content))
            self.waiting_for = None

    def step(self, budget: float) -> bool:
        """Index for about `budget` seconds; whether there is more to do right now."""
        if self.waiting_for is not None:
            return False
        started = perf_counter()
        letters = 0

        def work() -> None:
            nonlocal letters
            letters = self._fill(budget, started)

        self.problem = self._transactions.run(work)
        if letters:
            took = (perf_counter() - started) / letters
            self._per_letter += 0.3 * (took - self._per_letter)
        return letters > 0 and self.problem is None and self.backlog > 0

    def _fill(self, budget: float, started: float) -> int:
        """Index the next captures and move the mark; how many letters that were."""
        connection = self._transactions.connection
        allowed = int(budget / self._per_letter)
        number, pieces = Indexed.read(connection)
        letters = 0
        for following in range(number + 1, min(number + MOST, bounds(connection)[1]) + 1):
            text = self._text(following)
            if text is None:
                break
            while pieces < piece_count(text) and letters < allowed:
                part = piece(text, pieces)
                self._insert(following, pieces, part)
                letters += len(part)
                pieces += 1
            if pieces < piece_count(text):
                break
            number, pieces, self._held = following, 0, None
            if letters >= allowed or perf_counter() - started > budget / 2:
                break
        write_mark(connection, INDEXED_TO, f"{number}:{pieces}")
        return letters

    def _text(self, number: int) -> str | None:
        """Text of a capture, empty for a gap; None when it has to be supplied."""
        if self._held is not None and self._held[0] == number:
            return self._held[1]
        connection = self._transactions.connection
        if self._large is not None:
            sizes = read_sizes(connection, (number,))
            if sizes and sizes[0][1] > self._large:
                self.waiting_for = number
                return None
        found = read_captures(connection, (number,))
        if not found:
            return ""
        text = plain_text(found[0].request.head, self._text_of(found[0]))
        self._held = (number, text)
        return text

    def _insert(self, number: int, which: int, part: str) -> None:
        connection = self._transactions.connection
        if which == 0:
            connection.execute(_FIRST, (number, part))
        else:
            connection.execute(_REST, ((number << REST_BITS) + which, part))
