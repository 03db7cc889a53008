"""Webhooks that follow a sync."""

import json

import pytest

from inspector.core.opened import Json
from inspector.simulator.fuse_followups import (
    disconnected,
    finished,
    news_in,
    transactions_updates,
)
from inspector.simulator.invention import Invention

BODY: dict[str, Json] = {
    "type": "financial_connection.sync_data", "financial_connection_id": "c-1",
    "environment": "production", "source": "mx",
    "remote_data": '{"transactions_created_count": 2}',
}  # fmt: skip


@pytest.mark.parametrize(
    ("remote", "count"),
    [
        ('{"transactions_created_count": 2}', 2), ('{"new_transactions": 5}', 5),
        ('{"payload": {"transactions": [1, 2, 3]}}', 3), ("no JSON", 0),
        ('{"new_transactions": 999999999}', 100_000),
    ],
)  # fmt: skip
def test_the_news_are_those_of_the_aggregator(remote: str, count: int) -> None:
    """What MX, Plaid or Teller counted is what the follow-up counts."""
    body = {**BODY, "remote_data": remote}
    sent = json.loads(transactions_updates(body, Invention("0", 0), is_first=False))

    assert news_in(body) == count
    assert json.loads(sent["remote_data"])["new_transactions"] == count


def test_connection_and_environment_stay() -> None:
    """And Fuse itself is the source."""
    for sent in (
        transactions_updates(BODY, Invention("0", 0), is_first=True),
        disconnected(BODY),
        finished(BODY),
    ):
        document = json.loads(sent)
        assert document["financial_connection_id"] == "c-1"
        assert document["environment"] == "production"
        assert document["source"] == "fuse"


def test_the_first_sync_brings_history_and_plaid_tells_removed_ones() -> None:
    """As the documentation has it: removed ids are Plaid's only."""
    first = json.loads(transactions_updates(BODY, Invention("0", 0), is_first=True))
    plaid = {**BODY, "source": "plaid"}
    later = json.loads(transactions_updates(plaid, Invention("0", 0), is_first=False))

    assert first["historical_transactions_available"] is True
    assert "removed_transaction_ids" not in first
    assert later["historical_transactions_available"] is False
    assert later["removed_transaction_ids"]
