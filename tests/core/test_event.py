"""An event is empty until a provider fills it."""

from dataclasses import FrozenInstanceError

import pytest

from inspector.core.event import Event, EventType


def test_an_unrecognised_request_is_an_empty_event() -> None:
    """Every field has an empty default."""
    event = Event()

    assert (event.provider, event.type, event.user, event.findings) == ("", "", "", ())


def test_events_do_not_change() -> None:
    """A stored event stays what it was."""
    event, field = Event("fuse"), "type"

    with pytest.raises(FrozenInstanceError):
        setattr(event, field, "other")


def test_a_type_without_a_label_is_shown_by_its_name() -> None:
    """The label is empty then, and the name stands in the list."""
    assert EventType("transactions.updates", "Transactions changed").label == ""
