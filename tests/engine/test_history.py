"""Facts about reading captures back in pieces."""

from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.values import Judgement
from inspector.core.capture import Kind, Request
from inspector.core.event import Event
from inspector.engine.history import History
from inspector.engine.judging import LARGE_BODY, LARGE_CODED_BODY
from tests.engine.house import FUSE, archive_of, arrived


def test_large_bodies_are_named_not_read(tmp_path: Path) -> None:
    """They are the worker's; gaps and unknown ids are left out."""
    coded = Request(b"", b"x" * (LARGE_CODED_BODY + 1), "POST", "/", "1.1", (("Content-Encoding", "gzip"),))  # fmt: skip
    plain = Request(b"", b"x" * (LARGE_CODED_BODY + 1), "POST", "/", "1.1", ())
    large = Request(b"", b"x" * (LARGE_BODY + 1), "POST", "/", "1.1", ())
    with archive_of(tmp_path, FUSE, coded, plain, large) as archive:
        archive.add_gap(1, 2, "Nobody was there.")
        archive.commit()

        piece = History(archive.reader).read([5, 4, 3, 2, 1, 99])

        assert [capture.id for capture in piece.captures] == [3, 1]
        assert sorted(piece.large) == [2, 4]


def test_a_capture_comes_back_as_it_came(tmp_path: Path) -> None:
    """Byte for byte."""
    with archive_of(tmp_path, FUSE) as archive:
        capture = History(archive.reader).read([1]).captures[0]

        assert capture.request.body == FUSE.body
        assert capture.request.head == arrived(FUSE).head
        assert capture.kind is Kind.COMPLETE


def test_judgements_come_by_id(tmp_path: Path) -> None:
    """Those that are not judged are missing."""
    with archive_of(tmp_path, FUSE, FUSE) as archive:
        assert archive.store_judgements([Judgement(2, Event("fuse", "x"))]) is None

        found = History(archive.reader).judgements([1, 2])

        assert found == {2: Judgement(2, Event("fuse", "x"))}


def test_the_bounds_are_those_of_the_archive(tmp_path: Path) -> None:
    """The wrong way round when it is empty."""
    with archive_of(tmp_path) as archive:
        history = History(archive.reader)
        before = history.bounds()
        archive.add(arrived(FUSE))
        archive.commit()
        assert (before, history.bounds()) == ((1, 0), (1, 1))


def test_a_locked_archive_gives_nothing_for_now(tmp_path: Path) -> None:
    """Reading fails as an empty piece, not as an exception."""
    archive = Archive.open(tmp_path / "a.sqlite")
    assert isinstance(archive, Archive)
    history = History(archive.reader)
    archive.reader.connection.set_authorizer(lambda *_: 1)  # SQLITE_DENY: every statement fails
    assert history.read([1]) == ([], [])
    archive.reader.connection.set_authorizer(None)
    archive.close()
