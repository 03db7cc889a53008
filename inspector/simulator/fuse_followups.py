"""What Fuse sends after a sync: the webhooks that tell what changed at the connection.

Shapes: Fuse's webhook overview (the examples of `transactions.updates`, `disconnected`,
`finished`) and its OpenAPI description.
"""

from inspector.core.opened import Json
from inspector.providers.fields import Members, items, number, object_in
from inspector.simulator.fuse_events import compact, indented, plaid_error
from inspector.simulator.invention import Invention

MOST_NEW = 100_000


def news_in(document: Members) -> int:
    """How many new transactions the aggregator's news in a sync_data body speak of."""
    remote = object_in(document.get("remote_data"))
    payload = object_in(remote.get("payload"))
    for count in (number(remote, "transactions_created_count"), number(remote, "new_transactions")):
        if count is not None:
            return min(count, MOST_NEW)
    return len(items(payload.get("transactions")))


def transactions_updates(document: Members, make: Invention, *, is_first: bool) -> bytes:
    """`transactions.updates` after the sync of this body.

    Args:
        document: The sync_data body.
        make: Where invented ids come from.
        is_first: Whether the connection is synced for the first time: its history is there then.
    """
    connection = document.get("financial_connection_id")
    body = _envelope("transactions.updates", document)
    body["historical_transactions_available"] = is_first
    if document.get("source") == "plaid" and not is_first:  # only Plaid tells removed ones
        removed: list[Json] = [make.token(37) for _ in range(make.number(1, 3))]
        body["removed_transaction_ids"] = removed
    body["remote_data"] = indented(
        {
            "environment": document.get("environment"),
            "error": None,
            "item_id": connection,
            "new_transactions": news_in(document),
            "webhook_code": "DEFAULT_UPDATE",
            "webhook_type": "TRANSACTIONS",
        }
    )
    return compact(body).encode()


def disconnected(document: Members) -> bytes:
    """`financial_connection.disconnected`: the person has to log in again."""
    body = _envelope("financial_connection.disconnected", document)
    body["remote_data"] = plaid_error(str(document.get("financial_connection_id")))
    return compact(body).encode()


def finished(document: Members) -> bytes:
    """`financial_connection.finished`: it ended for good."""
    body = _envelope("financial_connection.finished", document)
    body["remote_data"] = compact(
        {"type": "CONNECTION_STATUS", "action": "CHANGED", "connection_status": "EXPIRED"}
    )
    return compact(body).encode()


def _envelope(kind: str, document: Members) -> dict[str, Json]:
    return {
        "type": kind,
        "financial_connection_id": document.get("financial_connection_id"),
        "environment": document.get("environment"),
        "source": "fuse",
    }
