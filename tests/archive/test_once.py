"""Values that many captures share are kept once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from inspector.archive import once, schema
from inspector.archive.once import KeptOnce
from inspector.core.capture import Reply
from inspector.core.event import Event
from inspector.core.verdict import Outcome
from tests.archive.making import verdict


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """The tables of an archive, in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        schema.create(made)
        yield made


def count(connection: sqlite3.Connection, table: str) -> int:
    """Rows of a table."""
    row: tuple[int] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return row[0]


def test_equal_replies_share_a_row(connection: sqlite3.Connection) -> None:
    """Equality of content counts, for this run and the next; any difference makes a new row."""
    kept = KeptOnce(connection)
    first = kept.reply(Reply(200, (("A", "b"),), b"ok"))

    assert kept.reply(Reply(200, (("A", "b"),), b"ok")) == first
    assert KeptOnce(connection).reply(Reply(200, (("A", "b"),), b"ok")) == first
    others = [Reply(201, (("A", "b"),), b"ok"), Reply(200, (("A", "b"),), b"ok", 1.0), Reply()]
    assert len({first, *map(kept.reply, others)}) == 4
    assert count(connection, "replies") == 4


def test_events_share_what_repeats(connection: sqlite3.Connection) -> None:
    """The description and the ids differ from capture to capture and play no part."""
    kept = KeptOnce(connection)
    first = kept.event(Event("fuse", "a.b", "b", "Two new", "e1", "sandbox"))

    assert kept.event(Event("fuse", "a.b", "b", "Three new", "e2", "sandbox")) == first
    assert kept.event(Event("fuse", "a.b", "b", "", "", "production")) != first
    assert kept.event(Event("fuse", "\ud800")) == KeptOnce(connection).event(
        Event("fuse", "\ud800")
    )


def test_verdicts_share_all_but_the_explanation(connection: sqlite3.Connection) -> None:
    """Explanations may name times; they are kept with each capture."""
    kept = KeptOnce(connection)
    first = kept.verdicts((verdict(),))

    assert KeptOnce(connection).verdicts((verdict(),)) == first
    assert kept.verdicts((verdict(Outcome.FAILED),)) != first
    assert kept.verdicts(()) != first


def test_ids_of_a_rolled_back_transaction_are_forgotten(connection: sqlite3.Connection) -> None:
    """A reply that was never written must be written with the next batch."""
    kept = KeptOnce(connection)
    connection.execute("BEGIN")
    kept.reply(Reply(418))
    connection.execute("ROLLBACK")
    kept.forget()

    kept.reply(Reply(418))
    assert count(connection, "replies") == 1


def test_memory_is_bounded(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ever new event types cost rows, not memory."""
    monkeypatch.setattr(once, "REMEMBERED", 3)
    kept = KeptOnce(connection)
    ids = [kept.event(Event("fuse", f"type-{number}")) for number in range(10)]

    assert len(kept._events) <= 3
    assert [kept.event(Event("fuse", f"type-{number}")) for number in range(10)] == ids


def test_secrets_that_verified_are_known_by_the_set(connection: sqlite3.Connection) -> None:
    """Of this run and an earlier one; no set and an unknown one name none."""
    kept = KeptOnce(connection)
    number = kept.verdicts((verdict(), verdict(Outcome.EXPIRED, "other")))

    assert kept.verifying(number) == KeptOnce(connection).verifying(number) == {"id-1"}
    assert kept.verifying(0) == kept.verifying(99) == frozenset()
