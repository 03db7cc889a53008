"""Fiskil's webhooks: an envelope with `message_id`, and ids of what was synced in `data`.

Shape: Fiskil's webhook guide, "Payload"; `account_ids` and `payee_ids` where the guide has them.
"""

import json

from inspector.core.opened import Json
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention


def body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """The body of one event, compact JSON."""
    cast = cast or Cast(make)
    data: dict[str, Json] = {
        "consent_id": cast.consent,
        "client_id": cast.client,
        "end_user_id": cast.end_user,
        "event": event,
        "institution_id": cast.institution,
    }
    if ".accounts." in event or ".balances." in event:
        data["account_ids"] = list(cast.accounts)
    if ".payees." in event:
        data["payee_ids"] = list(cast.payees)
    document: Json = {"publish_time": make.iso(), "message_id": make.digits(16), "data": data}
    return json.dumps(document, separators=(",", ":")).encode()
