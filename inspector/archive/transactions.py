"""One write at a time: a transaction that holds whole or leaves the file as it was."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeAlias

from inspector.archive import failures
from inspector.core.problem import Problem

FEW_PAGES = 4 * 4096  # bytes that a small transaction writes

Value: TypeAlias = int | float | str | bytes | None
Values: TypeAlias = tuple[Value, ...]


class OnCommit(Protocol):
    """What wants to know of commits: bytes written (about), and whether they can wait."""

    def __call__(self, size: int, /, *, quietly: bool) -> None:
        """Hear of one commit."""


class Transactions:
    """The writing connection; failures come back as problems.

    Attributes:
        connection: Used by one thread.
        path: The file, for sentences.
        on_failure: Called after a transaction was rolled back.
        on_commit: Called with the bytes written (about) after a commit.
        refuses: Asked before each write for a reason not to write.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.on_failure: list[Callable[[], None]] = []
        self.on_commit: OnCommit = _nothing
        self.refuses: Callable[[], Problem | None] = _no_reason

    def run(
        self, work: Callable[[], None], size: int = 0, *, quietly: bool = False
    ) -> Problem | None:
        """Do `work` in a transaction of its own. After a failure nothing of it was written.

        Args:
            work: Executes statements on `connection`.
            size: Bytes of large values that it writes.
            quietly: Whether it can wait for the disk longer than others.
        """
        reason = self.refuses()
        if reason is not None:
            return reason
        execute = self.connection.execute
        try:
            execute("BEGIN IMMEDIATE")
            work()
            execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            if isinstance(error, failures.MISUSE):
                raise
            return failures.of_sqlite(error, self.path)
        except BaseException:
            self._roll_back()
            raise
        self.on_commit(size + FEW_PAGES, quietly=quietly)
        return None

    def insert(self, statement: str, rows: list[Values]) -> None:
        """Insert many rows; lone surrogates, which SQLite cannot keep, become `?`."""
        try:
            self.connection.executemany(statement, rows)
        except UnicodeEncodeError:
            again = statement.replace("INSERT INTO", "REPLACE INTO", 1)  # some rows are in already
            self.connection.executemany(again, map(_clean_row, rows))

    def _roll_back(self) -> None:
        if self.connection.in_transaction:  # SQLite ends it by itself when the disk is full
            self.connection.execute("ROLLBACK")
        for forget in self.on_failure:
            forget()


def clean(text: str) -> str:
    """The text without lone surrogates (they become `?`)."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def clean_all(values: Iterable[str]) -> tuple[str, ...]:
    """Several texts without lone surrogates."""
    return tuple(map(clean, values))


def _nothing(_size: int, *, quietly: bool) -> None:
    """What happens on a commit when nobody asked to know."""


def _no_reason() -> Problem | None:
    """What is asked before a write when nobody objects."""
    return None


def _clean_row(row: Values) -> Values:
    return tuple(clean(value) if isinstance(value, str) else value for value in row)
