"""Calls about captures."""

from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.reading import Reader
from inspector.archive.values import Call
from inspector.core.problem import Problem
from tests.archive.making import arrived, keep, opened

CALL = Call(
    1, "sync", 1_700_000_000_000_001, 40_000, "https://sandbox-api.letsfuse.com/v1/x",
    (("Fuse-Api-Key", "••••"),), 200, (("content-type", "application/json"),), b'{"a":\xff}',
    "answered", "Fuse took it.",
)  # fmt: skip


def test_calls_come_back_whole_and_in_order(path: Path) -> None:
    """Every field as it was kept, bytes of the answer included, also after a restart."""
    archive = opened(Archive.open(path))
    keep(archive, arrived(1), arrived(2))
    first = archive.add_call(CALL)
    other = archive.add_call(CALL._replace(capture=2, status=0, answer=b""))
    last = archive.add_call(CALL._replace(status=401, outcome="answered"))
    archive.close()

    assert (first, other, last) == (1, 2, 3)
    reader = opened(Reader.open(path))
    assert reader.calls(1) == [CALL._replace(id=1), CALL._replace(id=3, status=401)]
    assert [call.capture for call in reader.calls(2)] == [2]
    assert reader.calls(9) == []
    reader.close()


def test_what_cannot_be_kept_is_a_problem(archive: Archive) -> None:
    """Nothing is raised when the file cannot be written."""
    archive._connection.execute("PRAGMA query_only = ON")
    problem = archive.add_call(CALL)
    archive._connection.execute("PRAGMA query_only = OFF")

    assert isinstance(problem, Problem)
    assert archive.reader.calls(1) == []
