"""Fiskil: recognised and described."""

import pytest

from inspector.core.opened import Json
from inspector.providers.fiskil import Fiskil
from tests.providers.making import opened

FISKIL = Fiskil()
DOCUMENTED = b"""{
"publish_time": "2023-11-24T05:10:03.957Z",
"message_id": "9061924608716421",
"data": {
"consent_id": "1a460c22-c3ca-4901-8269-0b65c155b483",
"client_id": "2XbIEYCqr3rBLrjPNGmxuB5rqwy",
"end_user_id": "2XpN1YbKmoFcqbcN1Ji58kWyv3e",
"event": "energy.accounts.sync.completed",
"institution_id": "1",
"account_ids": ["262c6cc1-1b35-4f3f-b3d0-98976a86c6ee"],
}
}"""


def body(event: str, **data: Json) -> dict[str, Json]:
    """A Fiskil body."""
    members: Json = {"event": event, "consent_id": "c-1", "end_user_id": "u-1", **data}
    return {"publish_time": "2026-01-01T00:00:00Z", "message_id": "77", "data": members}


def test_the_documented_example_is_described_despite_its_comma() -> None:
    """Its JSON has a trailing comma, so nothing but we can read it."""
    came = opened(DOCUMENTED)
    event = FISKIL.describe(came)

    assert FISKIL.recognises(came)
    assert event.type == "energy.accounts.sync.completed"
    assert event.label == "energy.accounts"
    assert event.description == "Energy accounts of a person are ready to read: 1 account"
    assert event.user == "2XpN1YbKmoFcqbcN1Ji58kWyv3e"
    assert event.delivery == "message_id:9061924608716421"


@pytest.mark.parametrize(
    ("kind", "label", "line"),
    [
        ("consent.received", "consent.received", "A person granted consent to share their data"),
        ("banking.transactions.sync.completed", "banking.transactions", "Transactions of an account are ready to read"),
        ("banking.transactions.sync.failed", "banking.transactions.sync.failed", "Transactions of an account could not be fetched"),
        ("banking.new.sync.completed", "banking.new", "Data of banking.new is ready to read"),
        ("banking.new.sync.failed", "banking.new.sync.failed", "Data of banking.new could not be fetched"),
        ("new.event", "new.event", "Fiskil sent new.event"),
        ("", "", "Fiskil sent a message that names no event"),
    ],
)  # fmt: skip
def test_labels_and_lines(kind: str, label: str, line: str) -> None:
    """Known events in words, unknown ones as they are."""
    event = FISKIL.describe(opened(body(kind)))

    assert (event.label, event.description) == (label, line)


def test_counts_and_attempts_are_told() -> None:
    """Accounts, payees, and the attempt where the newer envelope has it."""
    payees = body("banking.payees.sync.completed", payee_ids=["a", "b"])

    assert FISKIL.describe(opened({**payees, "delivery_attempt": 3})).description == (
        "Payees of a person are ready to read: 2 payees (attempt 3)"
    )


def test_a_consent_is_found_by_its_id_other_events_by_their_message() -> None:
    """What a person would search for."""
    assert FISKIL.describe(opened(body("consent.revoked"))).entity == "c-1"
    assert FISKIL.describe(opened(body("energy.usage.sync.completed"))).entity == "77"


def test_the_go_sample_spells_its_names_otherwise() -> None:
    """It has camelCase names and no event."""
    sample: Json = {
        "publish_time": "x",
        "message_id": "9",
        "data": {"endUserId": "u-2", "arrangementId": "a"},
    }

    event = FISKIL.describe(opened(sample))

    assert (event.user, event.entity, event.type) == ("u-2", "9", "")


def test_recognised_by_header_or_envelope() -> None:
    """Other envelopes are not."""
    assert FISKIL.recognises(opened(b"", (("x-fiskil-signature", "abc"),)))
    assert FISKIL.recognises(opened(body("x")))
    assert not FISKIL.recognises(opened({"message_id": "1", "data": {}}))
