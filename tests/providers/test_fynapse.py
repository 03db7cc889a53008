"""Fynapse: recognised and described."""

import pytest

from inspector.core.opened import Json
from inspector.providers.fynapse import SCHEME, Fynapse
from tests.providers.making import opened

FYNAPSE = Fynapse()
BODY: dict[str, Json] = {
    "event_id": "a3efc743-ac6c-463b-aa19-4dd9c45b5b96",
    "event_type": "balance.extracted",
    "metadata": {"eventType": "balance.extracted", "startedOn": "2026-04-14T09:54:43.674940Z"},
    "event_timestamp": "2026-04-14T09:54:45.040Z",
    "data": {"...": "event-specific payload"},
}


def test_the_documented_payload() -> None:
    """Type, id, idempotency key and delivery."""
    event = FYNAPSE.describe(opened(BODY, (("Idempotency-Key", "key-1"),)))

    assert (event.type, event.label) == ("balance.extracted", "balance.extracted")
    assert event.entity == "a3efc743-ac6c-463b-aa19-4dd9c45b5b96"
    assert event.idempotency == "key-1"
    assert event.delivery == "event_id:a3efc743-ac6c-463b-aa19-4dd9c45b5b96"
    assert event.description == "A balance extract is ready"
    assert event.findings == ()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ({"rows": [1, 2], "total": 2}, "A balance extract is ready: 2 balances"),
        ([1], "A balance extract is ready: 1 balance"),
        ({"a": [], "b": []}, "A balance extract is ready"),
        (None, "A balance extract is ready"),
    ],
)
def test_rows_are_counted_where_they_are_clear(data: Json, line: str) -> None:
    """The data's form depends on the balance query, so only a single list is counted."""
    assert FYNAPSE.describe(opened({**BODY, "data": data})).description == line


def test_unknown_types_are_shown_as_they_are() -> None:
    """Fynapse names one type only, as an example."""
    event = FYNAPSE.describe(opened({"event_id": "1", "event_type": "invoice.paid"}))

    assert (event.type, event.description) == ("invoice.paid", "Fynapse sent invoice.paid")
    assert FYNAPSE.describe(opened(b"x")).description == "Fynapse sent an event without a type"


def test_the_two_places_of_the_type_are_compared() -> None:
    """A body that contradicts itself is odd."""
    event = FYNAPSE.describe(opened({**BODY, "event_type": "other.type"}))

    assert [finding.kind for finding in event.findings] == ["event-type-mismatch"]


def test_the_key_stands_in_for_a_missing_event_id() -> None:
    """Attempts of one delivery share it."""
    event = FYNAPSE.describe(opened(b"{}", (("Idempotency-Key", "key-1"),)))

    assert event.delivery == "idempotency:key-1"


def test_recognised_by_header_or_envelope() -> None:
    """A value of Standard Webhooks under the same header name is not Fynapse's."""
    assert FYNAPSE.recognises(opened(b"", (("webhook-signature", "t=1,v1=aa"),)))
    assert FYNAPSE.recognises(opened(BODY))
    assert not FYNAPSE.recognises(opened(b"", (("Webhook-Signature", "v1,abc="),)))
    assert not FYNAPSE.recognises(opened({"event_id": "1", "event_type": "x"}))
    assert not FYNAPSE.recognises(opened([BODY]))


def test_the_tolerance_is_marked_as_ours() -> None:
    """300 seconds, with words that say where they come from."""
    assert SCHEME.tolerance == 300
    assert "our assumption" in SCHEME.tolerance_note
