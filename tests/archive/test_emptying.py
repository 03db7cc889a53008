"""Emptying an archive."""

from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.filtering import matching_ids
from inspector.archive.reading import Reader
from inspector.archive.values import Call, Note, StoredDiagnosis
from inspector.core.capture import Endpoint, Reply
from inspector.core.problem import Problem
from inspector.core.query import Query, parse
from inspector.core.verdict import Outcome
from tests.archive.making import arrived, body_text, indexed, judgement, keep, opened, verdict

SECRET = b"4111-1111-1111-1111"


def test_nothing_of_it_is_left_in_the_files(path: Path) -> None:
    """Neither in the database nor in its log; endpoints stay."""
    archive = opened(Archive.open(path))
    assert archive.save_endpoint(Endpoint("/fuse")) is None
    keep(archive, *(arrived(number, SECRET * 50) for number in range(100)))
    assert archive.store_judgements([judgement(1, verdict(Outcome.FAILED))]) is None
    secret = SECRET.decode()
    call = Call(1, "sync", 0, 0, secret, (), 0, (), SECRET, "answered", secret)
    assert archive.add_call(call) == 1
    assert archive.save_note(1, Note(secret, "red")) is None
    assert archive.save_diagnosis(1, StoredDiagnosis("fuse", secret, "[]", "")) is None
    indexed(archive)
    grown = path.stat().st_size + path.with_name("archive.db-wal").stat().st_size

    assert archive.empty() is None

    files = [path, path.with_name("archive.db-wal")]
    assert all(SECRET not in file.read_bytes() for file in files)
    assert sum(file.stat().st_size for file in files) < grown / 2
    assert [endpoint.path for endpoint in archive.endpoints()] == ["/fuse"]
    reader = archive.reader
    assert (reader.calls(1), reader.notes([1]), reader.diagnoses(1)) == ([], {}, [])
    archive.close()


def test_counts_judging_and_search_start_over(path: Path) -> None:
    """New captures are counted, judged and found; old ones are not; a reader goes on."""
    archive = opened(Archive.open(path))
    reader = opened(Reader.open(path))
    indexer = archive.indexer(body_text)
    keep(archive, arrived(1, b"old"), arrived(2, b"old", reply=Reply(418)))
    assert archive.store_judgements([judgement(1, verdict())]) is None
    assert archive.store_judgements([judgement(2, verdict(Outcome.FAILED))]) is None
    assert archive.secret_usage()["id-1"].captures == 1
    assert not indexer.step(1.0)

    assert archive.empty() is None
    assert archive.counts().all == reader.counts().all == 0
    assert archive.secret_usage() == {}
    assert reader.bounds() == (3, 2)
    assert keep(archive, arrived(3, b"new", reply=Reply(418))) == [3]
    assert archive.unjudged(9) == [3]
    assert archive.store_judgements([judgement(3, verdict(Outcome.FAILED))]) is None
    assert not indexer.step(1.0)
    assert indexer.backlog == 0
    indexed(archive)

    def find(text: str) -> list[int]:
        query = parse(text)
        assert isinstance(query, Query)
        return list(matching_ids(reader.connection, query, text_of=body_text))

    assert (find("new"), find("old"), find("is:failing"), find("status:418")) == ([3], [], [3], [3])
    assert (archive.counts().all, archive.counts().failing) == (1, 1)
    reader.close()
    archive.close()


def test_a_failure_leaves_everything(archive: Archive) -> None:
    """When the file cannot be written, nothing is deleted."""
    keep(archive, arrived())
    archive._connection.execute("PRAGMA query_only = ON")
    problem = archive.empty()
    archive._connection.execute("PRAGMA query_only = OFF")

    assert isinstance(problem, Problem)
    assert archive.counts().all == 1
    assert archive.reader.bounds() == (1, 1)
