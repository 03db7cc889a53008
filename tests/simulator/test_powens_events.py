"""Powens bodies have the shape that Powens documents."""

import json

import pytest

from inspector.simulator import powens_events
from inspector.simulator.building import events_of
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention


@pytest.mark.parametrize("event", events_of("powens"))
def test_no_body_names_its_event(event: str) -> None:
    """Powens' bodies carry `id_webhook_data` and no event name."""
    text = powens_events.body(event, Invention(event, 1e9)).decode()

    assert isinstance(json.loads(text)["id_webhook_data"], int)
    assert event not in text


def test_every_event_has_a_shape_of_its_own() -> None:
    """No documented event falls back to the shape for unknown ones."""
    assert set(events_of("powens")) <= set(powens_events.SHAPES)


def test_one_user_runs_through_a_body() -> None:
    """User, connection and account of one body belong together."""
    document = json.loads(powens_events.body("CONNECTION_SYNCED", Invention("a", 1e9)))
    connection = document["connection"]

    assert connection["id_user"] == document["user"]["id"]
    assert connection["accounts"][0]["id_connection"] == connection["id"]


def test_the_balance_is_what_the_transactions_leave() -> None:
    """New transactions move the balance of the next delivery by their sum."""
    cast = Cast(Invention("a", 1e9))
    before = json.loads(powens_events.body("ACCOUNT_SYNCED", Invention("1", 1e9), cast))
    added = cast.ledger.grow(4)
    after = json.loads(powens_events.body("ACCOUNT_SYNCED", Invention("2", 1e9), cast))

    moved = sum(entry.cents for entry in added) / 100
    assert round(after["balance"] - before["balance"], 2) == round(moved, 2)
    assert after["transactions"][0]["id"] == added[0].number


def test_a_first_sync_holds_everything() -> None:
    """All of a long history in one body of several MB."""
    cast = Cast(Invention("a", 1.79e9), history=5600)
    body = powens_events.first_sync(Invention("1", 1.79e9), cast)
    account = json.loads(body)["connection"]["accounts"][0]

    assert len(account["transactions"]) == 5600
    assert 4_000_000 < len(body) < 6_000_000
