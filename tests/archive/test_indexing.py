"""The text index, filled in small steps."""

from pathlib import Path

import pytest

from inspector.archive import indexing
from inspector.archive.archive import Archive
from inspector.archive.indexing import Indexer, indexed_to
from inspector.core.capture import Capture
from inspector.core.problem import Problem
from tests.archive.making import arrived, body_text, keep, opened


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four texts make a block, 4,000 bytes too."""
    monkeypatch.setattr(indexing, "BLOCK_TEXTS", 4)
    monkeypatch.setattr(indexing, "BLOCK_SIZE", 4000)


def blocks(archive: Archive) -> list[tuple[int, int]]:
    """First and last id of each block."""
    rows = archive._connection.execute("SELECT first, last FROM texts ORDER BY last")
    return [(first, last) for first, last in rows]


def run(indexer: Indexer) -> None:
    """Step until there is nothing more to do."""
    while indexer.step(1.0):
        pass


@pytest.mark.usefixtures("small_blocks")
def test_full_blocks_are_written_and_the_rest_waits(archive: Archive) -> None:
    """Gaps have their place; nothing is read twice."""
    read: list[int] = []

    def text_of(capture: Capture) -> str:
        read.append(capture.id)
        return ""

    indexer = archive.indexer(text_of)
    keep(archive, *(arrived(number) for number in range(5)))
    archive.add_gap(1, 2, "")
    keep(archive, *(arrived(number) for number in range(5)))
    assert indexer.backlog == 11
    run(indexer)

    assert blocks(archive) == [(1, 4), (5, 8)]
    assert indexed_to(archive._connection) == 8
    assert indexer.backlog == 0
    assert read == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11]
    keep(archive, arrived())
    run(indexer)
    assert blocks(archive) == [(1, 4), (5, 8), (9, 12)]
    assert read[-1] == 12


@pytest.mark.usefixtures("small_blocks")
def test_an_index_goes_on_where_it_stopped(path: Path) -> None:
    """A restart reads again only what no block holds yet."""
    archive = opened(Archive.open(path))
    keep(archive, *(arrived(number) for number in range(6)))
    run(archive.indexer(body_text))
    archive.close()

    archive = opened(Archive.open(path))
    read: list[int] = []

    def text_of(capture: Capture) -> str:
        read.append(capture.id)
        return ""

    indexer = archive.indexer(text_of)
    assert indexer.backlog == 2
    run(indexer)
    archive.close()
    assert read == [5, 6]


@pytest.mark.usefixtures("small_blocks")
def test_a_large_text_has_a_block_of_its_own(archive: Archive) -> None:
    """It is folded and packed in slices, so no step takes long."""
    keep(archive, arrived(1), arrived(2, b"x" * 300_000), arrived(3))
    indexer = archive.indexer(body_text)
    steps = 0
    while indexer.step(0.0):
        steps += 1

    assert blocks(archive) == [(1, 1), (2, 2)]
    assert steps > 300_000 / indexing.SLICE


@pytest.mark.usefixtures("small_blocks")
def test_large_bodies_are_asked_for(archive: Archive) -> None:
    """What is above the bound is not read here: a worker supplies its content."""
    keep(archive, arrived(1), arrived(2, b"x" * 2000), arrived(3, b"y" * 2000), arrived(4))
    indexer = archive.indexer(body_text, large=1000)
    asked: list[int | None] = []

    def ask() -> None:
        run(indexer)
        asked.append(indexer.waiting_for)

    ask()
    ask()
    indexer.supply(3, "not asked for")
    ask()
    indexer.supply(2, "content of two")
    ask()
    indexer.supply(3, "content of three")
    ask()

    assert asked == [2, 2, 2, 3, None]
    assert blocks(archive) == [(1, 4)]


@pytest.mark.usefixtures("small_blocks")
def test_a_step_that_cannot_write_is_tried_again(archive: Archive) -> None:
    """A full disk stops the index, not the capturing; later the same block is written."""
    keep(archive, *(arrived(number) for number in range(4)))
    indexer = archive.indexer(body_text)
    archive._connection.execute("PRAGMA query_only = ON")
    problems: list[Problem | None] = []
    for _ in range(2):
        assert not indexer.step(1.0)
        problems.append(indexer.problem)
    assert blocks(archive) == []

    archive._connection.execute("PRAGMA query_only = OFF")
    run(indexer)
    problems.append(indexer.problem)
    assert [problem and problem.kind for problem in problems] == ["read-only", "read-only", None]
    assert blocks(archive) == [(1, 4)]


@pytest.mark.usefixtures("small_blocks")
def test_the_index_starts_over_when_the_archive_is_emptied(archive: Archive) -> None:
    """Texts it had collected are forgotten with the captures."""
    keep(archive, *(arrived(number) for number in range(6)))
    indexer = archive.indexer(body_text, large=1000)
    run(indexer)
    assert archive.empty() is None
    keep(archive, *(arrived(number) for number in range(4)))
    run(indexer)

    assert blocks(archive) == [(7, 10)]
    assert indexer.backlog == 0


def test_many_bodies_are_read_in_bounded_groups(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory holds a few bodies at a time."""
    monkeypatch.setattr(indexing, "WEIGHT", 1000)
    keep(archive, *(arrived(number, b"x" * 400) for number in range(6)))
    indexer = archive.indexer(body_text)
    indexer._advance()

    assert [number for number, _ in indexer._read] == [1, 2]
    run(indexer)
    assert indexer.backlog == 0
