"""Fiskil bodies have the shape that Fiskil documents."""

import json

import pytest

from inspector.simulator import fiskil_events
from inspector.simulator.building import events_of
from inspector.simulator.invention import Invention


@pytest.mark.parametrize("event", events_of("fiskil"))
def test_ids_are_there_where_the_guide_has_them(event: str) -> None:
    """`message_id` is a string of digits; accounts and payees appear in their own events."""
    document = json.loads(fiskil_events.body(event, Invention(event, 1e9)))
    data = document["data"]

    assert document["message_id"].isdigit()
    assert data["event"] == event
    assert ("account_ids" in data) == (".accounts." in event or ".balances." in event)
    assert ("payee_ids" in data) == (".payees." in event)
