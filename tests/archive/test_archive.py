"""The engine's side of the archive, over processes and their ends."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from inspector.archive.filtering import matching_ids
from inspector.core.problem import Problem
from inspector.core.query import Query, parse
from tests.archive.making import ROOT, arrived, body_text, indexed, judgement, keep, opened

ANSWER = """
import sys
from pathlib import Path
from inspector.archive.archive import Archive
from tests.archive.making import arrived, judgement, keep, opened
archive = opened(Archive.open(Path(sys.argv[1])))
number = archive.last_id
while True:
    ids = keep(archive, *(arrived(number + n, b"%d" % (number + n)) for n in range(1, 17)))
    number = ids[-1]
    print(number, flush=True)
    assert archive.store_judgements([judgement(one) for one in ids[:8]]) is None
"""


def test_a_second_engine_is_told_so(archive: Archive) -> None:
    """And may open it once the first is gone."""
    problem = Archive.open(archive.path)

    assert isinstance(problem, Problem)
    assert problem.kind == "in-use"


def test_what_was_answered_survives_kill_9(path: Path) -> None:
    """Killed in full work, twice: every answered capture is there with its body, none is half."""
    for _ in range(2):
        command = [sys.executable, "-c", ANSWER, str(path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            answered = [int(writer.stdout.readline()) for _ in range(40)]
            writer.kill()
            answered += [int(line) for line in writer.stdout.read().splitlines()]

        archive = opened(Archive.open(path))
        first, last = archive.reader.bounds()
        bodies = [step.capture.request.body for step in archive.walk()]
        counted = archive.counts().all
        waiting = archive.unjudged(10_000)
        rows = {row.id: row.judged for row in archive.reader.rows(range(first, last + 1))}
        archive.close()

        assert last >= answered[-1]
        assert bodies == [b"%d" % number for number in range(1, last + 1)]
        assert counted == last
        assert waiting == [number for number, judged in rows.items() if not judged]


def test_closing_commits_and_leaves_one_file(path: Path) -> None:
    """Whoever copies the closed archive has all of it."""
    archive = opened(Archive.open(path))
    archive.add(arrived())
    assert archive.close() is None
    names = sorted(file.name for file in path.parent.iterdir() if file.is_file())
    again = opened(Archive.open(path))
    bounds = again.reader.bounds()
    again.close()

    assert [name for name in names if "lock" not in name] == [path.name]
    assert bounds == (1, 1)


def test_closing_ends_its_thread_and_its_lock(path: Path) -> None:
    """Nothing of an archive is left running."""
    before = threading.active_count()
    opened(Archive.open(path)).close()
    opened(Archive.open(path)).close()

    assert threading.active_count() == before


def test_marks_are_kept(path: Path) -> None:
    """The engine's heartbeat tells the next start how long nobody listened."""
    archive = opened(Archive.open(path))
    assert archive.mark("alive") == ""
    assert archive.set_mark("alive", "12") is None
    archive.close()
    archive = opened(Archive.open(path))
    mark = archive.mark("alive")
    archive.close()

    assert mark == "12"


def test_a_full_disk_stops_writing_but_not_reading(archive: Archive) -> None:
    """Every kind of write is refused with a sentence; what is there stays readable."""
    keep(archive, arrived(1, b"apple"))
    archive._connection.execute("PRAGMA max_page_count = 1")
    problems = []
    for number in range(30):
        archive.add(arrived(number, b"x" * 4000))
        problems.append(archive.commit())
    full = next(problem for problem in problems if problem is not None)

    assert full.kind == "disk-full"
    assert full.remedy
    assert archive.reader.rows([1])[0].body_size == 5
    query = parse("apple")
    assert isinstance(query, Query)
    assert list(matching_ids(archive.reader.connection, query, text_of=body_text)) == [1]


def test_a_write_that_is_refused_is_a_problem(archive: Archive) -> None:
    """A disk that became read-only in the middle."""
    keep(archive, arrived())
    archive._connection.execute("PRAGMA query_only = ON")
    archive.add(arrived())
    refused = [
        archive.commit(), archive.star(1, on=True), archive.set_mark("a", "b"),
        archive.store_judgements([judgement(1)]), archive.delete_endpoint("/x"),
        archive.treat_as("/x", "fuse"),
    ]  # fmt: skip
    archive._connection.execute("PRAGMA query_only = OFF")

    assert [problem.kind for problem in refused if problem is not None] == ["read-only"] * 6
    assert archive.counts().all == 1
    assert keep(archive, arrived()) == [2]


@pytest.mark.parametrize("damage", [100, 4096 * 3])
def test_a_damaged_file_is_told(path: Path, damage: int) -> None:
    """In words, with advice that loses nothing more."""
    archive = opened(Archive.open(path))
    keep(archive, *(arrived(number, b"x" * 500) for number in range(100)))
    indexed(archive)
    archive.close()
    content = bytearray(path.read_bytes())
    content[damage:] = bytes(len(content) - damage)
    path.write_bytes(content)

    found = Archive.open(path)
    problem = found if isinstance(found, Problem) else None
    if isinstance(found, Archive):
        found.reader.rows(range(1, 101))
        problem = found.reader.problem
        found.close()

    assert problem is not None
    assert problem.kind == "damaged"
    assert "copy" in problem.remedy
