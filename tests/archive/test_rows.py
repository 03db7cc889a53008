"""Rows, details and captures by their ids."""

from inspector.archive import rows
from inspector.archive.archive import Archive
from inspector.archive.values import Note, RowVerdict
from inspector.core.capture import Kind
from inspector.core.event import Event
from inspector.core.verdict import Finding, Outcome
from tests.archive.making import arrived, judgement, keep, verdict


def test_a_row_tells_what_the_list_shows(archive: Archive) -> None:
    """Every field of a judged capture."""
    keep(archive, arrived(5, b"12345", target="/fuse?a=b", kind=Kind.CUT, reason="Too long."))
    event = Event("fuse", "a.b", "b", "In words", "e-1", "sandbox", "mx")
    one = judgement(1)._replace(event=event, verdicts=(verdict(Outcome.FAILED),))
    assert archive.store_judgements([one]) is None
    assert archive.star(1, on=True) is None
    assert archive.save_note(1, Note("Why?", "amber")) is None

    row = archive.reader.rows([1])[0]

    assert row._asdict() == {
        "id": 1, "received_at": 1_700_000_000_000_005, "kind": Kind.CUT, "method": "POST",
        "target": "/fuse?a=b", "endpoint": "/fuse", "provider": "fuse", "event_type": "a.b",
        "label": "b", "description": "In words", "entity": "e-1", "environment": "sandbox",
        "verdicts": (RowVerdict("fuse", Outcome.FAILED, "current", ""),), "failing": True,
        "reply_status": 200, "body_size": 5, "starred": True, "reason": "Too long.",
        "judged": True, "source": "mx", "until": 0, "note": "Why?", "colour": "amber",
    }  # fmt: skip


def test_an_unjudged_row_is_blank_where_judging_speaks(archive: Archive) -> None:
    """It is shown at once, before it is judged."""
    keep(archive, arrived())
    row = archive.reader.rows([1])[0]

    assert (row.judged, row.failing, row.verdicts, row.provider) == (False, False, (), "")


def test_rows_come_in_the_order_asked_for(archive: Archive) -> None:
    """Ranges both ways, any sequence; what does not exist is left out."""
    keep(archive, *(arrived(number) for number in range(9)))

    def ids(wanted: range | list[int]) -> list[int]:
        return [row.id for row in archive.reader.rows(wanted)]

    assert ids(range(2, 5)) == [2, 3, 4]
    assert ids(range(4, 1, -1)) == [4, 3, 2]
    assert ids(range(8, 20)) == [8, 9]
    assert ids(range(1, 9, 3)) == [1, 4, 7]
    assert ids([7, 2, 99, 5]) == [7, 2, 5]
    assert ids([]) == ids(range(0)) == []


def test_a_detail_has_what_a_row_has_not(archive: Archive) -> None:
    """Explanations, findings, user, idempotency value and delivery."""
    keep(archive, arrived(), arrived())
    one = judgement(1, verdict())._replace(findings=(Finding("gzip", "It was compressed."),))
    event = Event(user="u", idempotency="i", delivery="d")
    assert archive.store_judgements([one._replace(event=event)]) is None

    detail = archive.reader.detail(1)
    unjudged = archive.reader.detail(2)

    assert detail is not None
    assert detail.row == archive.reader.rows([1])[0]
    assert detail.verdicts == one.verdicts
    assert detail.findings == one.findings
    assert (detail.user, detail.idempotency, detail.delivery) == ("u", "i", "d")
    assert (detail.peer, detail.reply.status) == ("127.0.0.1:50412", 200)
    assert unjudged is not None
    assert (unjudged.verdicts, unjudged.findings) == ((), ())
    assert archive.reader.detail(3) is None


def test_a_gap_has_a_detail_too(archive: Archive) -> None:
    """The list may ask for any row it shows."""
    archive.add_gap(1, 2, "off")
    assert archive.commit() is None
    detail = archive.reader.detail(1)

    assert detail is not None
    assert detail.row.kind is Kind.GAP


def test_a_capture_knows_the_values_of_its_path(archive: Archive) -> None:
    """For Powens the event's name is in the path only."""
    keep(archive, arrived(endpoint="/powens/{event}", target="/powens/user-created?x"))
    capture = archive.reader.capture(1)

    assert capture is not None
    assert capture.path_values == {"event": "user-created"}


def test_sizes_and_judgements_leave_out_what_has_none(archive: Archive) -> None:
    """In the order asked for."""
    keep(archive, arrived(1, b"a"), arrived(2, b"bbb"))
    archive.add_gap(1, 2, "")
    assert archive.commit() is None
    assert archive.store_judgements([judgement(2), judgement(1)]) is None

    connection = archive.reader.connection
    assert rows.read_sizes(connection, [3, 2, 1, 9]) == [(2, 3), (1, 1)]
    assert [one.id for one in rows.read_judgements(connection, [3, 2, 1])] == [2, 1]
    assert [one.id for one in rows.read_captures(connection, range(1, 4))] == [1, 2]
    assert rows.last_id(connection) == 3
