"""Fuse's five webhooks, with the aggregator's own webhook as a string in `remote_data`.

Shapes: Fuse's webhook overview and its OpenAPI description (schema of the webhook body).
"""

import json

from inspector.core.opened import Json
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention

Members = dict[str, Json]


def body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """The body of one event as Fuse sends it: compact JSON."""
    cast = cast or Cast(make)
    document: Members = {
        "type": event,
        "financial_connection_id": cast.connection,
        "environment": cast.environment,
        "source": cast.source if event.endswith("sync_data") else "fuse",
    }
    match event:
        case "financial_connection.sync_data":
            document["remote_data"] = aggregator_news(cast, make)
        case "transactions.updates":
            document["historical_transactions_available"] = make.chance(0.5)
            if make.chance(0.4):
                document["removed_transaction_ids"] = [make.token(37) for _ in range(2)]
            document["remote_data"] = plaid_update(cast)
        case "financial_connection.disconnected":
            document["remote_data"] = plaid_error(cast.connection, cast.environment)
        case "assets.report_ready":
            report = make.uuid()
            document["asset_report_id"] = report
            document["remote_data"] = indented(
                {"asset_report_id": report, "environment": cast.environment, "report_type": "FULL",
                 "webhook_code": "PRODUCT_READY", "webhook_type": "ASSETS"}
            )  # fmt: skip
        case _:
            document["remote_data"] = compact(
                {"type": "CONNECTION_STATUS", "action": "CHANGED", "connection_status": "EXPIRED",
                 "user_guid": f"USR-{cast.connection}", "member_guid": f"MBR-{cast.member}"}
            )  # fmt: skip
    return compact(document).encode()


def aggregator_news(cast: Cast, make: Invention) -> str:
    """What the aggregator told Fuse, as the text Fuse hands on."""
    if cast.source == "plaid":
        return plaid_update(cast)
    if cast.source == "teller":
        account = f"acc_{cast.member.replace('-', '')[:21]}"
        return compact({
            "id": f"wh_{make.token(21).lower()}",
            "payload": {"transactions": [
                teller_transaction(account, make) for _ in range(cast.new_transactions)
            ]},
            "timestamp": make.iso(digits=0),
            "type": "transactions.processed",
        })  # fmt: skip
    return compact({
        "type": "AGGREGATION",
        "action": "member_data_updated",
        "user_guid": f"USR-{cast.connection}",
        "user_id": cast.connection,
        "member_guid": f"MBR-{cast.member}",
        "job_guid": f"JOB-{make.uuid()}",
        "transactions_created_count": cast.new_transactions,
        "transactions_updated_count": make.number(0, 3),
        "is_background": True,
        "completed_at": int(make.now.timestamp()),
        "completed_on": make.day(),
    })  # fmt: skip


def teller_transaction(account: str, make: Invention) -> Json:
    """One transaction of Teller's `transactions.processed`; money that went out is negative."""
    name, amount = make.purchase()
    return {
        "id": f"txn_{make.token(21).lower()}", "account_id": account, "amount": f"-{amount:.2f}",
        "date": make.day(), "description": name, "status": "posted", "type": "card_payment",
    }  # fmt: skip


def plaid_update(cast: Cast) -> str:
    """Plaid's TRANSACTIONS / DEFAULT_UPDATE, indented by two as Plaid sends it."""
    return indented({
        "environment": cast.environment, "error": None, "item_id": cast.connection,
        "new_transactions": cast.new_transactions,
        "webhook_code": "DEFAULT_UPDATE", "webhook_type": "TRANSACTIONS",
    })  # fmt: skip


def plaid_error(item: str, environment: str = "sandbox") -> str:
    """Plaid's ITEM / ERROR: the person has to log in again."""
    return indented({
        "environment": environment,
        "error": {
            "error_code": "ITEM_LOGIN_REQUIRED",
            "error_message": "the login details of this item have changed (credentials, MFA, or "
            "required user action) and a user login is required to update this information.",
            "error_type": "ITEM_ERROR",
            "status": 400,
        },
        "item_id": item, "webhook_code": "ERROR", "webhook_type": "ITEM",
    })  # fmt: skip


def compact(document: Json) -> str:
    """JSON without white space, as JSON.stringify writes it."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def indented(document: Json) -> str:
    """JSON indented by two."""
    return json.dumps(document, ensure_ascii=False, indent=2)
