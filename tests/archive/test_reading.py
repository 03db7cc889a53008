"""Reading beside the engine."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from inspector.archive.reading import Reader
from inspector.archive.values import Counts
from inspector.core.query import Query, parse
from tests.archive.making import ROOT, arrived, judgement, keep, make, opened

WRITE = """
import sys
from pathlib import Path
from inspector.archive.archive import Archive
from tests.archive.making import arrived, judgement, keep, opened
archive = opened(Archive.open(Path(sys.argv[1])))
for batch in range(int(sys.argv[2])):
    ids = keep(archive, *(arrived(batch * 16 + number, b"x" * 600) for number in range(16)))
    assert archive.store_judgements([judgement(number) for number in ids]) is None
assert archive.close() is None
"""


def test_an_empty_archive_reads_as_empty(path: Path) -> None:
    """Every question has an answer before the first capture."""
    make(path)
    reader = opened(Reader.open(path))

    assert reader.bounds() == (1, 0)
    assert reader.rows(range(1, 100)) == []
    assert reader.capture(1) is None
    assert reader.head(1) is None
    assert reader.detail(1) is None
    assert reader.counts() == Counts(0, 0, 0, 0, {})
    assert reader.endpoints() == []
    assert reader.mark("alive") == ""
    assert list(reader.walk()) == []
    assert reader.problem is None
    reader.close()


def test_a_reader_sees_each_commit_of_another_process(path: Path) -> None:
    """While it is written, every answer is complete: all ids between the bounds, with bodies."""
    make(path)
    reader = opened(Reader.open(path))
    looks = 0
    command = [sys.executable, "-c", WRITE, str(path), "150"]
    with subprocess.Popen(command, cwd=ROOT) as writer:
        while writer.poll() is None:
            first, last = reader.bounds()
            newest = range(last, max(first, last - 50) - 1, -1)
            assert [row.id for row in reader.rows(newest)] == list(newest)
            assert all(c.request.body == b"x" * 600 for c in reader.captures(list(newest)[:3]))
            assert reader.problem is None
            looks += 1
    assert writer.returncode == 0
    assert looks > 1
    assert reader.bounds() == (1, 2400)
    assert reader.counts().all == 2400
    reader.close()


def test_a_reader_cannot_write(path: Path) -> None:
    """The window only looks."""
    make(path, [arrived()])
    reader = opened(Reader.open(path))

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.connection.execute("DELETE FROM captures")
    reader.close()


def test_what_goes_wrong_is_told_and_the_answer_empty(archive: Archive) -> None:
    """No exception reaches the window; the next good read clears the problem."""
    keep(archive, arrived())
    reader = opened(Reader.open(archive.path))
    reader.connection.set_progress_handler(lambda: 1, 1)  # every statement is interrupted

    problems = []
    assert reader.rows([1]) == []
    problems.append(reader.problem)
    assert list(reader.walk()) == []
    problems.append(reader.problem)
    reader.connection.set_progress_handler(None, 0)
    assert len(reader.rows([1])) == 1
    problems.append(reader.problem)
    reader.close()

    assert [problem is not None for problem in problems] == [True, True, False]


def test_a_reader_belongs_to_one_thread(archive: Archive) -> None:
    """Using it from another is our mistake and raises there."""
    errors: list[type[BaseException]] = []

    def use() -> None:
        try:
            archive.reader.bounds()
        except sqlite3.ProgrammingError as error:
            errors.append(type(error))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()

    assert errors == [sqlite3.ProgrammingError]


def test_a_walk_goes_from_the_oldest_on_and_leaves_out_gaps(archive: Archive) -> None:
    """All of it, or what a query matches, with judgements where there are some."""
    keep(archive, arrived(1, b"apple"), arrived(2, b"pear"))
    archive.add_gap(1, 2, "")
    keep(archive, arrived(4, b"apple pie"))
    assert archive.store_judgements([judgement(4)]) is None
    query = parse("apple")
    assert isinstance(query, Query)

    walked = [(step.capture.id, step.judgement is not None) for step in archive.walk()]
    found = [step.capture.id for step in archive.walk(query)]

    assert walked == [(1, False), (2, False), (4, True)]
    assert found == [1, 4]
    assert archive.reader.problem is None
