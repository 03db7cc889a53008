"""Rows of an archive that does not exist: any id, always the same row."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from inspector.archive.values import Row, RowVerdict
from inspector.core.capture import Kind
from inspector.core.verdict import Outcome

NOON = int(datetime(2026, 11, 20, 14, 2, 11).timestamp() * 1_000_000)  # noqa: DTZ001 - local time
DAY = "2026-11-20"

PASS = RowVerdict("powens-hmac", Outcome.VERIFIED, "current", "")
TOKEN = RowVerdict("powens-token", Outcome.VERIFIED, "current", "")
PREVIOUS = RowVerdict("fynapse", Outcome.VERIFIED, "previous", "")
FAIL = RowVerdict("powens-hmac", Outcome.FAILED, "", "")
EXPIRED = RowVerdict("fynapse", Outcome.EXPIRED, "", "")
UNKNOWN = RowVerdict("powens-hmac", Outcome.NO_SECRET, "", "")


def row(capture: int = 1, **fields: Any) -> Row:
    """A judged capture of Powens, with other fields where given."""
    plain = Row(
        id=capture,
        received_at=NOON + capture * 100_000,
        kind=Kind.COMPLETE,
        method="POST",
        target="/powens/account-synced?x=1",
        endpoint="/powens/{event}",
        provider="powens",
        event_type="ACCOUNT_SYNCED",
        label="ACCOUNT_SYNCED",
        description="An account was synchronised",
        entity=str(30_000 + capture),
        environment="sandbox",
        verdicts=(PASS, TOKEN),
        failing=False,
        reply_status=200,
        body_size=602,
        starred=False,
        reason="",
        judged=True,
        source="",
        until=0,
    )
    return plain._replace(**fields)


def gap(capture: int = 1) -> Row:
    """A gap of 1.2 s."""
    end = NOON + 1_240_000
    fields: dict[str, Any] = {
        "received_at": NOON,
        "until": end,
        "kind": Kind.GAP,
        "reply_status": 0,
    }
    return row(capture, verdicts=(), method="", target="", label="", event_type="", **fields)


class FakeReader:
    """Answers for every id; what is special is in `special`.

    Attributes:
        special: Rows that differ, by id.
        reads: How many rows each read asked for.
    """

    def __init__(self, special: dict[int, Row] | None = None) -> None:
        self.special = special or {}
        self.reads: list[int] = []

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """The rows of these ids."""
        self.reads.append(len(ids))
        return [self.special.get(each) or row(each) for each in ids]
