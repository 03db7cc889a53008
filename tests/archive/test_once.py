"""Values that many captures share are kept once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from inspector.archive import once, schema
from inspector.archive.columns import encode_verdicts
from inspector.archive.once import KeptOnce
from inspector.core.capture import Reply
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
    """For this run and the next; lone surrogates do no harm."""
    kept = KeptOnce(connection)
    first = kept.event(("fuse", "a.b", "b", "sandbox", ""))

    assert KeptOnce(connection).event(("fuse", "a.b", "b", "sandbox", "")) == first
    assert kept.event(("fuse", "a.b", "b", "production", "")) != first
    odd = ("fuse", "\ud800", "", "", "")
    assert kept.event(odd) == KeptOnce(connection).event(odd)


def test_sets_of_verdicts_share_a_row(connection: sqlite3.Connection) -> None:
    """For this run and the next; no verdict is a set, too."""
    kept = KeptOnce(connection)
    first = kept.verdicts(encode_verdicts((verdict(),)))

    assert KeptOnce(connection).verdicts(encode_verdicts((verdict(),))) == first
    assert kept.verdicts(encode_verdicts((verdict(Outcome.FAILED),))) != first
    assert kept.verdicts("") != first


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
    ids = [kept.event(("fuse", f"type-{number}", "", "", "")) for number in range(10)]

    assert len(kept._events) <= 3
    assert [kept.event(("fuse", f"type-{number}", "", "", "")) for number in range(10)] == ids


def test_secrets_that_verified_are_known_by_the_set(connection: sqlite3.Connection) -> None:
    """Of this run and an earlier one; no set and an unknown one name none."""
    kept = KeptOnce(connection)
    number = kept.verdicts(encode_verdicts((verdict(), verdict(Outcome.EXPIRED, "other"))))

    assert kept.verifying(number) == KeptOnce(connection).verifying(number) == {"id-1"}
    assert kept.verifying(0) == kept.verifying(99) == frozenset()
