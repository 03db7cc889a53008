"""Fynapse bodies have the shape that Fynapse documents."""

import json

import pytest

from inspector.simulator import fynapse_events
from inspector.simulator.building import events_of
from inspector.simulator.invention import Invention


@pytest.mark.parametrize("event", events_of("fynapse"))
def test_the_envelope_names_the_event_twice(event: str) -> None:
    """`event_type` and `metadata.eventType` agree; startedOn has microseconds."""
    document = json.loads(fynapse_events.body(event, Invention(event, 1e9)))

    assert document["event_type"] == document["metadata"]["eventType"] == event
    assert len(document["metadata"]["startedOn"]) == len("2026-04-14T09:54:43.674940Z")
    assert document["data"]["totalRows"] == len(document["data"]["rows"])
