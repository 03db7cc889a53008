"""Webhooks of Plaid, Teller and MX, received directly.

Shapes: plaid.com/docs/api/webhooks, teller.io/docs/api/webhooks, docs.mx.com/resources/webhooks.
"""

import json

from inspector.core.opened import Json
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention

_NOTHING_NEW = frozenset({"ERROR", "PENDING_DISCONNECT", "PENDING_EXPIRATION"})
_MX_COUNTED = {"BALANCE": "balance_updated", "HISTORY": "member_data_updated"}


def plaid_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """One webhook of Plaid: JSON with an indentation of two, which is part of what is signed."""
    kind, _, code = event.partition(".")
    document: dict[str, Json] = {
        "environment": "sandbox",
        "error": None,
        "item_id": make.token(37),
        "webhook_code": code,
        "webhook_type": kind,
    }
    if code in _NOTHING_NEW and kind == "ITEM":
        document["error"] = {
            "display_message": None,
            "error_code": "ITEM_LOGIN_REQUIRED",
            "error_message": "the login details of this item have changed",
            "error_type": "ITEM_ERROR",
            "status": 400,
        }
    if code == "SYNC_UPDATES_AVAILABLE":
        document |= {"historical_update_complete": True, "initial_update_complete": True}
    if kind == "TRANSACTIONS" and code.endswith("_UPDATE"):
        document["new_transactions"] = cast.new_transactions if cast else make.number(1, 9)
    if code == "TRANSACTIONS_REMOVED":
        removed: list[Json] = [make.token(37) for _ in range(make.number(1, 3))]
        document["removed_transactions"] = removed
    if kind == "ASSETS":
        document["asset_report_id"] = make.uuid()
    return json.dumps(document, indent=2).encode()


def teller_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """One webhook of Teller."""
    payload: dict[str, Json] = {"enrollment_id": f"enr_{make.token(20).lower()}"}
    if event == "enrollment.disconnected":
        payload["reason"] = "disconnected.user_action.mfa_required"
    elif event == "transactions.processed":
        count = cast.new_transactions if cast else make.number(1, 5)
        payload["transactions"] = [
            {
                "account_id": f"acc_{make.token(20).lower()}",
                "amount": f"{make.purchase()[1]:.2f}",
                "id": f"txn_{make.token(20).lower()}",
                "status": "posted",
            }
            for _ in range(count)
        ]
    elif event == "account.number_verification.processed":
        payload |= {"account_id": f"acc_{make.token(20).lower()}", "status": "completed"}
    elif event == "webhook.test":
        payload = {}
    document: Json = {
        "id": f"wh_{make.token(20).lower()}",
        "payload": payload,
        "timestamp": make.iso(),
        "type": event,
    }
    return json.dumps(document, separators=(",", ":")).encode()


def mx_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """One webhook of MX; its fields come in no order that could be relied on."""
    member = cast.member if cast else make.uuid()
    document: dict[str, Json] = {
        "type": event,
        "user_guid": f"USR-{make.uuid()}",
        "member_guid": f"MBR-{member}",
    }
    if event == "AGGREGATION":
        document |= {
            "action": "member_data_updated",
            "job_guid": f"JOB-{make.uuid()}",
            "is_background": False,
            "transactions_created_count": cast.new_transactions if cast else make.number(0, 9),
            "transactions_updated_count": make.number(0, 3),
            "completed_at": int(make.now.timestamp()),
        }
    elif event == "CONNECTION_STATUS":
        document |= {
            "action": "CHANGED",
            "connection_status": "CHALLENGED",
            "connection_status_id": 4,
            "connection_status_message": "The bank asks a question.",
        }
    else:
        document["action"] = _MX_COUNTED.get(event, "created")
    return json.dumps(document).encode()
