"""Matching ids, newest first, a stretch at a time."""

import sqlite3
from array import array

import pytest

from inspector.archive import filtering
from inspector.archive.archive import Archive
from inspector.archive.filtering import find, matching_ids
from inspector.core.query import Query, parse
from tests.archive.making import arrived, body_text, indexed, judgement, keep


@pytest.fixture
def filled(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Thirty captures with a gap after ten; the first twenty are in the index."""
    monkeypatch.setattr(filtering, "FIRST_STRETCH", 4)
    monkeypatch.setattr(filtering, "STRETCH", 7)
    monkeypatch.setattr(filtering, "UNINDEXED_STRETCH", 3)
    keep(archive, *(arrived(number, f"body {number % 3}".encode()) for number in range(10)))
    archive.add_gap(1, 2, "body 0")
    keep(archive, *(arrived(number, f"body {number % 3}".encode()) for number in range(10, 19)))
    indexed(archive)
    keep(archive, *(arrived(number, f"body {number % 3}".encode()) for number in range(20, 31)))
    assert archive.store_judgements([judgement(number) for number in range(1, 30, 2)]) is None
    return archive


def query(text: str) -> Query:
    """A query that is understood."""
    found = parse(text)
    assert isinstance(found, Query)
    return found


def test_ids_come_newest_first_without_the_gap(filled: Archive) -> None:
    """As 64-bit numbers, whether all match or some."""
    connection = filled.reader.connection
    everything = matching_ids(connection, query(""))

    assert isinstance(everything, array)
    assert everything.typecode == "q"
    assert list(everything) == [number for number in range(31, 0, -1) if number != 11]
    judged = [number for number in range(29, 0, -2) if number != 11]
    assert list(matching_ids(connection, query("provider:fuse"))) == judged
    assert 11 not in matching_ids(connection, query("-text:nothing"), text_of=body_text)


def test_only_newer_or_only_given_ids(filled: Archive) -> None:
    """While a filter is active, just what is new or was judged again is looked at."""
    connection = filled.reader.connection

    assert list(matching_ids(connection, query("provider:fuse"), after=25)) == [29, 27]
    assert list(matching_ids(connection, query("provider:fuse"), only=[3, 4, 29, 99])) == [29, 3]
    assert list(matching_ids(connection, query(""), only=[])) == []
    assert list(matching_ids(connection, query(""), after=99)) == []
    text = query('"body 0"')
    every = matching_ids(connection, text, text_of=body_text)
    assert [n for n in every if n in (3, 4, 29, 30)] == list(
        matching_ids(connection, text, only=[3, 4, 29, 30], text_of=body_text)
    )


def test_texts_and_fields_narrow_each_other(filled: Archive) -> None:
    """Indexed or not."""
    connection = filled.reader.connection
    both = set(matching_ids(connection, query('provider:fuse "body 1"'), text_of=body_text))
    fields = set(matching_ids(connection, query("provider:fuse")))
    texts = set(matching_ids(connection, query('"body 1"'), text_of=body_text))

    assert both == fields & texts
    assert any(number > 21 for number in both)
    assert any(number < 20 for number in both)


def test_stretches_tell_how_far_they_are(filled: Archive) -> None:
    """Fractions grow to 1; the first stretch is small, so that first hits show at once."""
    parts = list(find(filled.reader.connection, query("")))
    fractions = [part.fraction for part in parts]

    assert len(parts[0].ids) == 4
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_a_search_can_be_stopped(filled: Archive) -> None:
    """Between two stretches, by the answer of the progress callback; what was found is kept."""
    seen: list[float] = []

    def progress(fraction: float) -> bool:
        seen.append(fraction)
        return len(seen) < 2

    assert list(matching_ids(filled.reader.connection, query(""), progress=progress)) == list(
        range(31, 20, -1)
    )
    assert len(seen) == 2


def test_interrupting_raises(filled: Archive) -> None:
    """Another thread may stop a statement in its middle."""
    connection = filled.reader.connection
    connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        matching_ids(connection, query("is:failing"))
    connection.set_progress_handler(None, 0)


def test_an_empty_archive_matches_nothing(archive: Archive) -> None:
    """No stretch at all."""
    assert list(find(archive.reader.connection, query("apple"), text_of=body_text)) == []


def test_without_a_decoder_the_body_as_received_is_looked_at(archive: Archive) -> None:
    """A reader of a foreign archive may have none."""
    keep(archive, arrived(1, b"Apple"))

    assert list(matching_ids(archive.reader.connection, query("apple"))) == [1]


def test_captures_that_arrive_meanwhile_are_left_to_the_next_look(filled: Archive) -> None:
    """A search covers what was there when it began; `after` finds the rest."""
    search = find(filled.reader.connection, query(""))
    first = next(search)
    keep(filled, arrived(99))
    ids = [*first.ids, *(number for part in search for number in part.ids)]

    assert max(ids) == 31
    assert list(matching_ids(filled.reader.connection, query(""), after=31)) == [32]
