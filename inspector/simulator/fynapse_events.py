"""Fynapse's webhook: one envelope around data that depends on the chosen balance query.

Shape: Fynapse's webhook core concepts, "Payload".
"""

import json

from inspector.core.opened import Json
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention


def body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """The body of one event: an envelope with yesterday's balances in `data`."""
    balances: list[Json] = [
        {
            "account": book.account,
            "currency": book.currency,
            "openingBalance": book.opening / 100,
            "debitTurnover": book.debit / 100,
            "creditTurnover": book.credit / 100,
            "closingBalance": book.closing / 100,
            "accountingDate": make.day(days_ago=1),
        }
        for book in (cast or Cast(make)).books
    ]
    document: Json = {
        "event_id": make.uuid(),
        "event_type": event,
        "metadata": {"eventType": event, "startedOn": make.iso(seconds_ago=1.4, digits=6)},
        "event_timestamp": make.iso(),
        "data": {"balanceQuery": "DAILY_CLOSING", "rows": balances, "totalRows": len(balances)},
    }
    return json.dumps(document, separators=(",", ":")).encode()
