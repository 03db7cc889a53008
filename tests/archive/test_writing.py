"""Captures in batches: all of a batch or nothing."""

from pathlib import Path

from inspector.archive.archive import Archive
from inspector.core.capture import Kind, Reply
from inspector.core.problem import Problem
from tests.archive.making import arrived, keep, opened


def test_ids_are_dense_from_one(archive: Archive) -> None:
    """The id is known before the commit and counts on over batches."""
    assert keep(archive, arrived(1), arrived(2)) == [1, 2]
    assert keep(archive, arrived(3)) == [3]
    assert archive.last_id == 3


def test_nothing_is_there_before_the_commit(archive: Archive) -> None:
    """A capture is answered after its commit; until then nobody sees it."""
    archive.add(arrived())

    assert archive.reader.bounds() == (1, 0)
    assert archive.commit() is None
    assert archive.reader.bounds() == (1, 1)
    assert archive.commit() is None  # nothing to write is no problem


def test_every_byte_comes_back(archive: Archive) -> None:
    """Head, body and trailers as received; the reply as given."""
    reply = Reply(418, (("X", "1"), ("x", "2")), b"\xff\x00", 0.25)
    odd = arrived(
        body=bytes(range(256)), method="PUT", target="/a/%2f?b=\xe9", trailers=b"T: 1\r\n",
        headers=b"a: \xff\r\nA: 2\r\n", reply=reply,
    )  # fmt: skip
    keep(archive, odd, arrived())

    capture = archive.reader.capture(1)
    other = archive.reader.capture(2)

    assert capture is not None
    assert capture.request.head == odd.head
    assert capture.request.body == odd.body
    assert capture.request.trailers == b"T: 1\r\n"
    assert (capture.reply, capture.peer, capture.kind) == (reply, odd.peer, Kind.COMPLETE)
    assert other is not None
    assert other.request.trailers == b""


def test_counts_follow_every_commit(archive: Archive) -> None:
    """By endpoint; refused and malformed captures count as turned away; gaps do not count."""
    keep(
        archive, arrived(), arrived(endpoint="/x"), arrived(endpoint="", kind=Kind.MALFORMED),
        arrived(kind=Kind.REFUSED), arrived(kind=Kind.CUT),
    )  # fmt: skip
    archive.add_gap(1, 2, "off")
    assert archive.commit() is None

    counts = archive.counts()
    assert (counts.all, counts.refused) == (5, 2)
    assert counts.endpoints == {"/fuse": (3, 0), "/x": (1, 0), "": (1, 0)}
    assert archive.reader.counts() == counts


def test_a_gap_has_its_times_and_reason(archive: Archive) -> None:
    """It takes an id between captures and has neither head nor body."""
    archive.add(arrived())
    assert archive.add_gap(100, 200, "The program was not running.") == 2
    assert archive.commit() is None

    row = archive.reader.rows([2])[0]
    assert (row.kind, row.received_at, row.until) == (Kind.GAP, 100, 200)
    assert row.reason == "The program was not running."
    assert archive.reader.capture(2) is None
    assert archive.reader.head(2) is None


def test_a_batch_that_fails_is_gone_whole_and_its_ids_come_again(archive: Archive) -> None:
    """On a full disk the caller answers 503 for all of it; what was there before stays."""
    keep(archive, arrived(1))
    archive._connection.execute("PRAGMA max_page_count = 1")
    for number in range(200):
        archive.add(arrived(number, b"x" * 1000, reply=Reply(418)))

    problem = archive.commit()
    assert isinstance(problem, Problem)
    assert problem.kind == "disk-full"
    assert archive.reader.bounds() == (1, 1)
    assert archive.counts().all == 1

    archive._connection.execute("PRAGMA max_page_count = 100000")
    assert keep(archive, arrived(2, reply=Reply(418))) == [2]
    row = archive.reader.rows([2])[0]
    assert row.reply_status == 418


def test_one_letter_that_cannot_be_kept_does_not_lose_a_batch(archive: Archive) -> None:
    """A lone surrogate in a target becomes a question mark; the bytes stay in the head."""
    keep(archive, arrived(1), arrived(2)._replace(target="/\ud800", endpoint="\udfff"))

    assert archive.reader.rows([2])[0].target == "/?"
    assert archive.counts().all == archive.reader.counts().all == 2


def test_a_star_is_counted_once(archive: Archive) -> None:
    """Setting it twice or on what is no capture changes nothing."""
    keep(archive, arrived())
    archive.add_gap(1, 2, "")
    assert archive.commit() is None

    for number in (1, 1, 2, 99):
        assert archive.star(number, on=True) is None
    assert archive.counts().starred == archive.reader.counts().starred == 1
    assert archive.reader.rows([1])[0].starred
    assert archive.star(1, on=False) is None
    assert archive.counts().starred == 0


def test_ids_go_on_after_a_restart(path: Path) -> None:
    """Also when everything was thrown away: an id is never used twice."""
    archive = opened(Archive.open(path))
    keep(archive, arrived(), arrived())
    archive.close()
    archive = opened(Archive.open(path))
    assert keep(archive, arrived()) == [3]
    assert archive.empty() is None
    archive.close()

    archive = opened(Archive.open(path))
    assert keep(archive, arrived()) == [4]
    assert archive.reader.bounds() == (4, 4)
    archive.close()
