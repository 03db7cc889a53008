"""Fuse bodies have the shape that Fuse documents."""

import json

import pytest

from inspector.simulator import fuse_events
from inspector.simulator.building import events_of
from inspector.simulator.invention import Invention


@pytest.mark.parametrize("event", events_of("fuse"))
def test_required_members_are_there(event: str) -> None:
    """Type, connection, environment, source and remote_data are in every body."""
    document = json.loads(fuse_events.body(event, Invention(event, 1e9)))

    assert document["type"] == event
    assert {"financial_connection_id", "environment", "source", "remote_data"} <= set(document)


@pytest.mark.parametrize("seed", range(12))
def test_remote_data_is_json_in_a_string(seed: int) -> None:
    """The aggregator's own webhook is text that parses."""
    document = json.loads(
        fuse_events.body("financial_connection.sync_data", Invention(str(seed), 1e9))
    )

    assert isinstance(json.loads(document["remote_data"]), dict)
    assert document["source"] in {"mx", "plaid", "teller"}
