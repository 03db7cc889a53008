"""Captures about the same entity."""

from inspector.archive import related
from inspector.archive.archive import Archive
from inspector.core.event import Event
from tests.archive.making import arrived, judgement, keep


def fill(archive: Archive, *entities: str) -> None:
    """One judged capture for each entity."""
    keep(archive, *(arrived(number) for number in range(len(entities))))
    for number, entity in enumerate(entities, 1):
        event = Event("fuse", "t", "t", "", entity)
        assert archive.store_judgements([judgement(number)._replace(event=event)]) is None


def test_the_same_entity_is_found_oldest_first(archive: Archive) -> None:
    """The capture itself too; an empty entity is nobody's."""
    fill(archive, "a", "b", "a", "", "a", "")

    assert archive.reader.related(3, "a") == [1, 3, 5]
    assert archive.reader.related(2, "b") == [2]
    assert archive.reader.related(4, "") == []


def test_it_looks_only_so_far(archive: Archive) -> None:
    """Near captures, and of these the nearest."""
    fill(archive, *"aaaaaaa")
    connection = archive.reader.connection
    try:
        related.AROUND, related.MOST, kept = 2, 3, (related.AROUND, related.MOST)
        assert related.related_ids(connection, 4, "a") == [3, 4, 5]
        related.MOST = 9
        assert related.related_ids(connection, 4, "a") == [2, 3, 4, 5, 6]
    finally:
        related.AROUND, related.MOST = kept


def test_attempts_share_endpoint_and_key(archive: Archive) -> None:
    """The same key at another endpoint is another delivery; without a key there is none."""
    keep(
        archive,
        arrived(1),
        arrived(2, endpoint="/other"),
        arrived(3, b"another"),
        arrived(4),
    )
    for number, key in enumerate(("m:1", "m:1", "m:1", "m:2"), 1):
        event = Event("fiskil", "t", "t", delivery=key)
        assert archive.store_judgements([judgement(number)._replace(event=event)]) is None

    assert archive.reader.attempts(3, "/fuse", "m:1") == [1, 3]
    assert archive.reader.attempts(2, "/other", "m:1") == [2]
    assert archive.reader.attempts(4, "/fuse", "") == []
    assert archive.reader.same_bodies(1, (2, 3, 9)) == {2: True, 3: False}
