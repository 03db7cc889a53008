"""Captures given to another endpoint."""

import pytest

from inspector.archive.archive import Archive
from inspector.core.capture import Kind
from inspector.core.verdict import Outcome
from tests.archive.making import arrived, judgement, keep, verdict


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Four captures at /new (one with a query, one of a URL), two elsewhere, and a gap."""
    keep(
        archive,
        arrived(1, endpoint="", target="/new"),
        arrived(2, endpoint="/{any}", target="/new?x=1"),
        arrived(3, endpoint="", target="http://example.com/new", kind=Kind.REFUSED),
        arrived(4, endpoint="/fuse", target="/fuse"),
        arrived(5, endpoint="", target="/newer"),
        arrived(6, endpoint="/new", target="/new"),
    )
    archive.add_gap(1, 2, "off")
    assert archive.commit() is None
    assert archive.store_judgements([judgement(2, verdict(Outcome.FAILED))]) is None
    assert archive.star(1, on=True) is None
    return archive


def test_captures_at_a_path_follow_its_endpoint(filled: Archive) -> None:
    """With their counts: all, failing, starred and refused stay what they were together."""
    before = filled.counts()
    assert filled.move_captures("/new", 1, 7) == 3
    after = filled.counts()
    assert after[:4] == before[:4]
    assert after.endpoints == {"/new": (4, 1), "": (1, 0), "/fuse": (1, 0)}
    assert [row.endpoint for row in filled.reader.rows(range(1, 7))] == [
        "/new", "/new", "/new", "/fuse", "", "/new",
    ]  # fmt: skip
    assert filled.move_captures("/new", 1, 7) == 0


def test_only_ids_between_the_bounds_move(filled: Archive) -> None:
    """History is gone through in stretches."""
    assert filled.move_captures("/new", 2, 2) == 1
    assert filled.counts().endpoints["/new"] == (2, 1)


def test_counts_survive_a_restart(filled: Archive) -> None:
    """What is in memory is what is in the file."""
    filled.move_captures("/new", 1, 7)
    assert filled.reader.counts() == filled.counts()
