"""A transaction holds whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from inspector.archive.transactions import FEW_PAGES, Transactions, clean, clean_all
from inspector.core.problem import Problem


@pytest.fixture
def transactions() -> Iterator[Transactions]:
    """Transactions on a table of texts by number."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        yield Transactions(connection, Path("archive.db"))


def rows(transactions: Transactions) -> list[tuple[int, str]]:
    """What is in the table."""
    return transactions.connection.execute("SELECT id, text FROM t ORDER BY id").fetchall()


def test_a_failure_undoes_all_of_it_and_is_told(transactions: Transactions) -> None:
    """The first insert is taken back with the second; listeners hear of the failure only."""
    heard: list[str] = []
    transactions.on_failure.append(lambda: heard.append("failed"))

    def committed(_size: int, *, quietly: bool) -> None:
        heard.append(f"committed, {quietly=}")

    transactions.on_commit = committed

    def work() -> None:
        transactions.connection.execute("INSERT INTO t VALUES(1, 'a')")
        transactions.connection.execute("INSERT INTO t VALUES(1, 'b')")

    problem = transactions.run(work)

    assert isinstance(problem, Problem)
    assert rows(transactions) == []
    assert heard == ["failed"]
    assert not transactions.connection.in_transaction


def _divide() -> None:
    """A mistake that has nothing to do with SQLite."""
    _ = 1 / 0


def test_a_success_is_told_with_its_size(transactions: Transactions) -> None:
    """The checkpoint thread counts what was written."""
    heard: list[tuple[int, bool]] = []

    def committed(size: int, *, quietly: bool) -> None:
        heard.append((size, quietly))

    transactions.on_commit = committed
    assert transactions.run(lambda: None) is None
    assert transactions.run(lambda: None, 10**6, quietly=True) is None

    assert heard == [(FEW_PAGES, False), (10**6 + FEW_PAGES, True)]


def test_our_own_mistakes_are_raised(transactions: Transactions) -> None:
    """A wrong number of values is no problem of the user's; nothing stays open."""
    with pytest.raises(sqlite3.ProgrammingError):
        transactions.run(lambda: transactions.insert("INSERT INTO t VALUES(?, ?)", [(1,)]))
    with pytest.raises(ZeroDivisionError):
        transactions.run(_divide)

    assert not transactions.connection.in_transaction


def test_lone_surrogates_become_question_marks(transactions: Transactions) -> None:
    """One bad letter must not lose the batch; good rows before it are not kept twice."""
    texts = ["a", "b\ud800", "\U0001f600"]

    def work() -> None:
        transactions.insert("INSERT INTO t VALUES(?, ?)", list(enumerate(texts)))

    assert transactions.run(work) is None
    assert rows(transactions) == [(0, "a"), (1, "b?"), (2, "\U0001f600")]


def test_clean_leaves_good_text_alone() -> None:
    """Only lone surrogates change."""
    assert clean("Zoë \U0001f600") == "Zoë \U0001f600"
    assert clean_all(["a", "\udc00"]) == ("a", "?")
