"""Facts about what a filter matches."""

import sys
from array import array
from pathlib import Path

import pytest

from inspector.core.problem import Problem
from inspector.core.query import Query, parse
from inspector.engine.filter_search import (
    little_endian,
    matching_there,
    peek,
    read_ids,
    search_there,
)
from tests.engine.house import FUSE, archive_of, gzipped, signed

FISKIL = signed("fiskil", "/fiskil", b'{"event_type":"consent.received"}')


def asked(text: str) -> Query:
    """The query."""
    query = parse(text)
    assert isinstance(query, Query)
    return query


def test_all_matches_are_in_the_file_newest_first(tmp_path: Path) -> None:
    """Compressed bodies are opened for it."""
    file = tmp_path / "found.ids"
    file.touch()
    with archive_of(tmp_path, FUSE, FISKIL, gzipped(FUSE)) as archive:
        problem = search_there(archive.path, asked("sync_data"), file, tmp_path / "stop")

    assert problem is None
    assert list(read_ids(file)) == [3, 1]
    assert peek(file) == (2, 3, 1)


def test_it_stops_once_nobody_wants_it(tmp_path: Path) -> None:
    """Without a word."""
    file, stop = tmp_path / "found.ids", tmp_path / "stop"
    file.touch()
    stop.touch()
    with archive_of(tmp_path, FUSE) as archive:
        assert search_there(archive.path, asked("sync_data"), file, stop) is None
        assert search_there(archive.path, asked("path:/fuse"), file, stop) is None

    assert len(read_ids(file)) == 0


def test_only_named_captures_are_looked_at(tmp_path: Path) -> None:
    """So that what arrives can be added to a filter without searching again."""
    with archive_of(tmp_path, FUSE, FISKIL, FUSE, FUSE) as archive:
        assert matching_there(archive.path, asked("sync_data"), [2, 3]) == [3]
        assert matching_there(archive.path, asked("path:/fuse"), range(1, 4)) == [3, 1]


def test_without_an_archive_there_is_a_sentence(tmp_path: Path) -> None:
    """Or nothing to add."""
    nowhere = tmp_path / "nothing.sqlite"

    assert isinstance(search_there(nowhere, asked("abc"), nowhere, nowhere), Problem)
    assert matching_there(nowhere, asked("abc"), [1]) == []


def test_a_result_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """A full disk, a folder that is gone."""
    with archive_of(tmp_path, FUSE) as archive:
        nowhere = tmp_path / "gone" / "found.ids"
        assert isinstance(
            search_there(archive.path, asked("sync_data"), nowhere, tmp_path / "stop"), Problem
        )


@pytest.mark.parametrize("order", ["little", "big"])
def test_the_file_is_little_endian_everywhere(
    order: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight bytes an id."""
    file = tmp_path / "ids"
    ids = array("q", [1, 2])
    if sys.byteorder != order:
        ids.byteswap()
    monkeypatch.setattr(sys, "byteorder", order)

    file.write_bytes(little_endian(ids) + b"half")

    assert file.read_bytes()[:9] == b"\1\0\0\0\0\0\0\0\2"
    assert list(read_ids(file)) == list(ids)
    assert peek(file) == (2, 1, 2)


def test_a_file_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    """It was dropped meanwhile."""
    assert len(read_ids(tmp_path / "x")) == 0
    assert peek(tmp_path / "x") == (0, 0, 0)
