"""What a Powens event reports, and the ids in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.opened import Json
from inspector.providers.powens_events import BY_NAME
from inspector.providers.powens_words import describe, entity, user
from tests.providers.test_fields import JSON

ACCOUNTS: Json = [{"id": 3, "transactions": [{}, {}]}, {"id": 4, "transactions": [{}]}]
CONNECTION: dict[str, Json] = {
    "id": 11,
    "id_user": 2,
    "connector": {"name": "Banque"},
    "accounts": ACCOUNTS,
}
TRANSACTIONS: Json = [{"id": 9, "id_account": 3}]


@pytest.mark.parametrize(
    ("event", "body", "line", "found", "of"),
    [
        ("CONNECTION_SYNCED", {"user": {"id": 2}, "connection": {**CONNECTION, "subscriptions": [{}]}}, "Connection 11 to Banque synchronised: 2 accounts, 3 transactions and 1 subscription", "11", "2"),
        ("CONNECTION_SYNCED", {"connection": {"id": 11, "id_user": 2, "state": "wrongpass"}}, "Connection 11 needs attention: the credentials are wrong (wrongpass)", "11", "2"),
        ("CONNECTION_SYNCED", {"connection": {"id": 11, "state": "newState"}}, "Connection 11 needs attention: newState", "11", ""),
        ("CONNECTION_SYNCED", {"connection": {"id": 11}}, "Connection 11 synchronised", "11", ""),
        ("CONNECTION_DELETED", CONNECTION, "Connection 11 to Banque was deleted", "11", "2"),
        ("ACCOUNTS_FETCHED", {"user": {"id": 2}, "connection": {"id": 11, "accounts": [{}, {}]}}, "2 accounts fetched, transactions come later", "11", "2"),
        ("USER_SYNCED", {"user": {"id": 2}, "connections": [CONNECTION]}, "User 2 synchronised: 1 connection, 2 accounts and 3 transactions", "2", "2"),
        ("ACCOUNT_SYNCED", {"id": 3, "name": "Livret", "transactions": [{}]}, "Account 3 (Livret) synchronised: 1 transaction", "3", ""),
        ("ACCOUNT_SYNCED", {"id": 3, "id_user": 2, "transactions": [], "investments": [{}]}, "Account 3 synchronised: 1 investment", "3", "2"),
        ("ACCOUNT_FOUND", {"id": 3, "id_user": 2, "type": "checking", "disabled": "x"}, "New account 3 (checking) found, not enabled yet", "3", "2"),
        ("ACCOUNT_ENABLED", {"id": 3}, "Account 3 was enabled", "3", ""),
        ("ACCOUNT_DISABLED", {"id": 3, "name": "A"}, "Account 3 (A) was disabled", "3", ""),
        ("ACCOUNT_CATEGORIZED", {"transactions": TRANSACTIONS}, "1 transaction categorised", "3", ""),
        ("TRANSACTIONS_CLUSTERED", {"transactions": TRANSACTIONS}, "1 transaction grouped", "3", ""),
        ("TRANSACTIONS_CLUSTERED", {"id": 1}, "Transactions were grouped", "1", ""),
        ("ACCOUNT_OWNERSHIPS_FOUND", {"account_ownerships": [{"id_account": 3, "id_user": 2}]}, "1 account owner found", "3", "2"),
        ("TRANSACTION_ATTACHMENTS_FOUND", {"id_transaction": 9, "attachments": [{}, {}]}, "2 attachments found for transaction 9", "9", ""),
        ("SUBSCRIPTION_SYNCED", {"id": 77, "id_user": 2, "documents": [{}]}, "Subscription 77 synchronised: 1 document", "77", "2"),
        ("SUBSCRIPTION_FOUND", {"id": 77}, "New subscription 77 found", "77", ""),
        ("USER_CREATED", {"id": 2, "signin": "x"}, "User 2 was created", "2", "2"),
        ("USER_DELETED", {"id": 2, "signin": "x"}, "User 2 was deleted", "2", "2"),
        ("PAYMENT_STATE_UPDATED", {"id": 5, "state": "rejected", "error_code": "no funds"}, "Payment 5 is now rejected: no funds", "5", ""),
        ("PAYMENT_STATE_UPDATED", {"id": 5}, "Payment 5 changed its state", "5", ""),
        ("CONNECTION_CERTIFICATE_AVAILABLE", {"id": 11}, "A certificate of a connection is available", "11", ""),
        ("RECIPIENT_SYNCED", {"id": 1}, "Powens sent RECIPIENT_SYNCED", "1", ""),
        ("", {}, "Powens sent data of an event it does not name", "", ""),
    ],
)  # fmt: skip
def test_lines_and_ids(event: str, body: dict[str, Json], line: str, found: str, of: str) -> None:
    """Each event's line, the id to search for, and whose it is."""
    assert describe(event, body) == line
    assert entity(event, body) == found
    assert user(event, body) == of


@pytest.mark.parametrize("event", BY_NAME)
def test_every_event_has_words_without_a_body(event: str) -> None:
    """A body in CFONB has no members to tell from."""
    assert describe(event, {}) == BY_NAME[event].meaning


@pytest.mark.parametrize("event", [*BY_NAME, "USER_CREATED or USER_DELETED"])
def test_a_missing_id_leaves_no_gap(event: str) -> None:
    """The line reads well without it."""
    line = describe(event, {"extra": 1})

    assert "  " not in line
    assert line == line.strip()


KEYS = st.sampled_from(
    ["id", "user", "connection", "connections", "accounts", "transactions", "state"]
)


@given(st.sampled_from([*BY_NAME, ""]), st.dictionaries(KEYS, JSON))
def test_nothing_raises(event: str, body: dict[str, Json]) -> None:
    """Whatever a domain put into its bodies."""
    assert describe(event, body)
    entity(event, body)
    user(event, body)
