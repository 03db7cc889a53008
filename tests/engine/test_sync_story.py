"""Which steps belong together."""

import json
from pathlib import Path

from inspector.archive.values import Call, Row, RowVerdict
from inspector.core.capture import Kind
from inspector.core.opened import Json
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome
from inspector.engine.endpoints import EndpointTable
from inspector.engine.judging import judge_capture
from inspector.engine.rules import Rules
from inspector.engine.sync_story import FOLLOWS_WITHIN, read_story, steps_of, told
from tests.engine.house import NOW, archive_of, arrived, signed

S = 1_000_000
ASK = "financial_connection.sync_data"


def row(number: int, at: int, kind: str = ASK, *, failing: bool = False) -> Row:
    """A capture about the connection."""
    verdicts = (RowVerdict("fuse", Outcome.VERIFIED, "current", ""),)
    return Row(
        number, at * S, Kind.COMPLETE, "POST", "/fuse", "/fuse", "fuse", kind, kind, "", "c",
        "sandbox", verdicts, failing, 200, 9, starred=False, reason="", judged=True,
        source="mx", until=0,
    )  # fmt: skip


def call(number: int, capture: int, at: int, status: int = 200) -> Call:
    """A sync of a capture."""
    outcome = "answered" if status else "timed-out"
    return Call(capture, "sync", at * S, 5, "https://x/", (), status, (), b"", outcome, "", number)


def keys(number: int, rows: list[Row], calls: list[Call]) -> list[tuple[str, int]]:
    """Kinds and ids of a story."""
    return [step.key for step in steps_of(number, rows, calls)]


def test_webhook_sync_and_follow_up_are_linked_both_ways() -> None:
    """The same steps, whichever of the captures one looks at."""
    rows = [row(1, 0), row(2, 10, "transactions.updates")]
    calls = [call(1, 1, 5)]
    story = [("capture", 1), ("call", 1), ("capture", 2)]

    assert keys(1, rows, calls) == keys(2, rows, calls) == story
    steps = steps_of(1, rows, calls)
    assert [step.after for step in steps] == [None, ("capture", 1), ("call", 1)]
    assert told(steps) == f"{ASK} → sync 200 → transactions.updates"


def test_stories_of_one_connection_stay_apart() -> None:
    """A follow-up belongs to the newest sync before it that worked."""
    rows = [
        row(1, 0),
        row(2, 10, "transactions.updates"),
        row(3, 20),
        row(4, 30, "transactions.updates"),
    ]
    calls = [call(1, 1, 5), call(2, 3, 25), call(3, 3, 27, status=0)]

    assert keys(1, rows, calls) == [("capture", 1), ("call", 1), ("capture", 2)]
    assert keys(4, rows, calls) == [("capture", 3), ("call", 2), ("call", 3), ("capture", 4)]


def test_without_a_sync_of_ours_somebody_else_made_it() -> None:
    """The follow-up belongs to the webhook before it; a sync of hours ago is not taken for it."""
    late = FOLLOWS_WITHIN // S + 100
    rows = [row(1, 0), row(2, late), row(3, late + 5, "transactions.updates")]

    assert keys(3, rows[:1] + rows[2:], []) == [("capture", 1), ("capture", 3)]
    assert keys(3, rows, [call(1, 1, 5)]) == [("capture", 2), ("capture", 3)]


def test_a_follow_up_before_anything_stands_alone() -> None:
    """It follows nothing that we know."""
    rows = [row(1, 0, "transactions.updates"), row(2, 5)]

    assert keys(1, rows, []) == [("capture", 1)]
    assert steps_of(1, rows, [])[0].after is None
    assert steps_of(9, rows, []) == []


def test_a_story_is_read_from_an_archive(tmp_path: Path) -> None:
    """With the news of the follow-up; captures of other connections and providers have none."""

    def webhook(kind: str, connection: str, **more: Json) -> bytes:
        document = {
            "type": kind, "financial_connection_id": connection, "environment": "sandbox",
            "source": "mx", "remote_data": '{"new_transactions": 3}', **more,
        }  # fmt: skip
        return json.dumps(document).encode()

    bodies = [
        webhook(ASK, "c-1"),
        webhook(ASK, "c-2"),
        webhook("transactions.updates", "c-1"),
        b"{}",
    ]
    requests = [signed("fuse", "/fuse", body) for body in bodies]
    with archive_of(tmp_path) as archive:
        for number, request in enumerate(requests):
            archive.add(arrived(request)._replace(received_at=NOW + number * S))
        assert archive.commit() is None
        rules = Rules((Secret("1", "fuse", "sample-fuse-api-key"),))
        for capture in archive.reader.captures(range(1, 5)):
            route = EndpointTable(()).route(capture.request.target)
            assert archive.store_judgements([judge_capture(capture, route, rules)]) is None
        assert archive.add_call(call(0, 1, 0)._replace(started_at=NOW + 1)) == 1
        found = read_story(archive.path, 3)
        other = read_story(archive.path, 4)
        gone = read_story(archive.path, 99)

    assert isinstance(found, dict)
    assert found["connection"] == "c-1"
    assert found["words"] == "sync_data → sync 200 → transactions.updates, 3 new"
    assert [step["follows"] for step in found["steps"]] == [None, 0, 1]
    assert [step["state"] for step in found["steps"]] == ["pass"] * 3
    assert isinstance(other, dict)
    assert other["steps"] == []
    assert isinstance(gone, Problem)
