"""Which Powens event a request is: by its URL, else by its shape."""

import pytest

from inspector.core.opened import Json
from inspector.providers.powens_events import BY_NAME, known_name, named_by_shape, named_by_url
from tests.providers.making import opened

CONNECTION: dict[str, Json] = {"id": 1, "id_user": 2, "id_connector": 40}
ACCOUNT: dict[str, Json] = {
    "id": 3,
    "id_connection": 1,
    "id_user": 2,
    "balance": 1.5,
    "disabled": None,
}


@pytest.mark.parametrize(
    "spelling",
    ["CONNECTION_SYNCED", "connection_synced", "CONNECTION-SYNCED", "connectionSynced", "ConnectionSynced", "connection.synced", "connection synced"],
)  # fmt: skip
def test_any_spelling_is_understood(spelling: str) -> None:
    """As people write it into their URLs."""
    assert known_name(spelling) == "CONNECTION_SYNCED"


def test_the_guides_own_slip_is_understood() -> None:
    """It writes PAYMENT_STATE_UPDATE once."""
    assert known_name("payment-state-update") == "PAYMENT_STATE_UPDATED"
    assert known_name("connection") == ""
    assert known_name("") == ""


@pytest.mark.parametrize("name", BY_NAME)
def test_every_event_is_found_in_a_url(name: str) -> None:
    """By the template's value and by the last segment alike."""
    slug = name.lower().replace("_", "-")

    assert named_by_url(opened(target="/hook", path_values={"event": slug})) == name
    assert named_by_url(opened(target=f"/a/{slug}/?x=1")) == name
    assert named_by_url(opened(target="/x", path_values={"kind": slug})) == name


def test_the_templates_value_comes_first() -> None:
    """It was written to say it."""
    came = opened(target="/user-created", path_values={"event": "account%2Dfound"})

    assert named_by_url(came) == "ACCOUNT_FOUND"


def test_an_unknown_event_is_kept_as_received() -> None:
    """What looks like an event name is one; other words are not."""
    assert named_by_url(opened(target="/powens/recipient_synced")) == "recipient_synced"
    assert named_by_url(opened(target="/powens/webhook")) == ""
    assert named_by_url(opened(target="/")) == ""


@pytest.mark.parametrize("word", ["a" * 60_000, "ED" * 30_000 + "!", "%41" * 20_000])
def test_a_long_segment_takes_no_longer_than_its_length(word: str) -> None:
    """A sender chooses the path; quadratic time would hold up everybody's captures."""
    assert named_by_url(opened(target=f"/powens/{word}", path_values={"event": word})) == ""


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"user": {}, "connections": []}, "USER_SYNCED"),
        ({"user": {}, "connection": {"accounts": [{"transactions": []}]}}, "CONNECTION_SYNCED"),
        ({"user": {}, "connection": {}}, "CONNECTION_SYNCED"),
        ({"user": {}, "connection": {"accounts": [{"id": 1}]}}, "ACCOUNTS_FETCHED"),
        (CONNECTION, "CONNECTION_DELETED"),
        ({**ACCOUNT, "transactions": []}, "ACCOUNT_SYNCED"),
        ({**ACCOUNT, "investments": []}, "ACCOUNT_SYNCED"),
        (ACCOUNT, "ACCOUNT_ENABLED"),
        ({**ACCOUNT, "disabled": "2026-01-01 00:00:00"}, "ACCOUNT_DISABLED"),
        ({"id": 3, "id_user": 2, "id_connection": 1, "disabled": None, "type": "checking"}, "ACCOUNT_FOUND"),
        ({"id": 3, "id_user": 2, "id_connection": 1}, "SUBSCRIPTION_FOUND"),
        ({"id": 3, "id_user": 2, "id_connection": 1, "documents": []}, "SUBSCRIPTION_SYNCED"),
        ({"account_ownerships": []}, "ACCOUNT_OWNERSHIPS_FOUND"),
        ({"id_connection": 1, "id_account": 3, "id_transaction": 4, "attachments": []}, "TRANSACTION_ATTACHMENTS_FOUND"),
        ({"transactions": []}, "ACCOUNT_CATEGORIZED"),
        ({"id": 5, "state": "done", "instructions": []}, "PAYMENT_STATE_UPDATED"),
        ({"id": 2, "signin": "x", "added_by_the_domain": 1}, "USER_CREATED or USER_DELETED"),
        ({"id": 2}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_shapes(body: dict[str, Json], name: str) -> None:
    """The guide's shapes tell the event as far as they differ."""
    assert named_by_shape(body) == name
