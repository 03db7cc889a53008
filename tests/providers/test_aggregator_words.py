"""What aggregators told Fuse, in words."""

import pytest

from inspector.core.opened import Json
from inspector.providers.aggregator_words import (
    error_words,
    remote_words,
    source_name,
    transaction_news,
)

MX: dict[str, Json] = {
    "type": "AGGREGATION",
    "action": "member_data_updated",
    "member_guid": "MBR-1",
}


def plaid(code: str, **more: Json) -> dict[str, Json]:
    """A Plaid webhook."""
    return {"webhook_type": "TRANSACTIONS", "webhook_code": code, **more}


def teller(kind: str, **payload: Json) -> dict[str, Json]:
    """A Teller webhook."""
    return {"id": "wh_1", "type": kind, "payload": payload}


@pytest.mark.parametrize(
    ("remote", "words"),
    [
        ({**MX, "transactions_created_count": 2, "transactions_updated_count": 0}, "MX refreshed a member: 2 new transactions"),
        ({**MX, "transactions_created_count": 1, "transactions_updated_count": 3}, "MX refreshed a member: 1 new transaction and 3 updated"),
        ({**MX, "transactions_created_count": 0, "transactions_updated_count": 1}, "MX refreshed a member: 1 updated transaction"),
        ({**MX, "transactions_created_count": 0, "transactions_updated_count": 0}, "MX refreshed a member: nothing new"),
        (MX, "MX refreshed a member"),
        ({"type": "CONNECTION_STATUS", "connection_status": "DENIED", "member_guid": "M"}, "MX changed a member's connection: the credentials were denied (DENIED)"),
        ({"type": "CONNECTION_STATUS", "connection_status": "NEW", "member_guid": "M"}, "MX changed a member's connection: NEW"),
        ({"type": "BALANCE", "user_guid": "U"}, "MX has new balances of a member"),
        ({"type": "SOMETHING", "user_guid": "U"}, "MX sent SOMETHING of a member"),
        (plaid("DEFAULT_UPDATE", new_transactions=3), "Plaid found 3 new transactions"),
        (plaid("DEFAULT_UPDATE"), "Plaid updated transactions"),
        (plaid("TRANSACTIONS_REMOVED", removed_transactions=["a"]), "Plaid removed 1 transaction"),
        (plaid("SYNC_UPDATES_AVAILABLE"), "Plaid has transactions to sync"),
        (plaid("ERROR", error={"error_code": "ITEM_LOGIN_REQUIRED"}), "Plaid lost access: the user must log in again (ITEM_LOGIN_REQUIRED)"),
        (plaid("NEW_CODE"), "Plaid sent TRANSACTIONS NEW_CODE"),
        ({"webhook_code": 5}, "Plaid sent 5"), ({"webhook_code": None}, "Plaid sent news"),
        (teller("transactions.processed", transactions=[1, 2]), "Teller processed 2 transactions"),
        (teller("enrollment.disconnected", reason="disconnected.user_action.mfa_required"), "Teller lost an enrollment: user action: mfa required"),
        (teller("account.number_verification.processed", status="completed"), "Teller verified an account number: completed"),
        (teller("webhook.test"), "Teller sent a test webhook"),
        (teller("new.type"), "Teller sent new.type"),
        ({}, ""), ({"anything": 1}, ""),
    ],
)  # fmt: skip
def test_news(remote: dict[str, Json], words: str) -> None:
    """One line each; an unknown form has none, an unknown type is named as it is."""
    assert remote_words(remote) == words


def test_error_words_keep_the_code() -> None:
    """A code without words of ours stands alone; no error, no words."""
    assert error_words({"error": {"error_code": "BRAND_NEW"}}) == "BRAND_NEW"
    assert error_words({"error": None}) == ""
    assert error_words({"connection_status": "EXPIRED"}) == "the credentials have expired (EXPIRED)"


def test_counts_of_transactions() -> None:
    """Unknown counts say nothing, zero says so."""
    assert transaction_news(None, None) == ""
    assert transaction_news(0, None) == "no new transactions"


def test_sources_are_named_as_they_write_themselves() -> None:
    """Unknown ones stay as received."""
    assert source_name("mx") == "MX"
    assert source_name("newbank") == "newbank"
