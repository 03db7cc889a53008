"""Fynapse's webhook: one envelope around data that depends on the chosen balance query.

Shape: Fynapse's webhook core concepts, "Payload".
"""

import json

from inspector.core.opened import Json
from inspector.simulator.invention import Invention


def body(event: str, make: Invention) -> bytes:
    """The body of one event: an envelope with balances in `data`."""
    balances: list[Json] = [
        {
            "account": f"{make.number(1000, 9999)}-{make.digits(4)}",
            "currency": make.pick("EUR", "GBP", "USD"),
            "openingBalance": round(make.number(10_000, 900_000) / 100, 2),
            "closingBalance": round(make.number(10_000, 900_000) / 100, 2),
            "accountingDate": make.day(days_ago=1),
        }
        for _ in range(make.number(2, 5))
    ]
    document: Json = {
        "event_id": make.uuid(),
        "event_type": event,
        "metadata": {"eventType": event, "startedOn": make.iso(seconds_ago=1.4, digits=6)},
        "event_timestamp": make.iso(),
        "data": {"balanceQuery": "DAILY_CLOSING", "rows": balances, "totalRows": len(balances)},
    }
    return json.dumps(document, separators=(",", ":")).encode()
