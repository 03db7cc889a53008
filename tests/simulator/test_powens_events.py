"""Powens bodies have the shape that Powens documents."""

import json

import pytest

from inspector.simulator import powens_events
from inspector.simulator.building import events_of
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
