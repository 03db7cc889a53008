"""Fiskil's webhooks: an envelope with `message_id`, and ids of what was synced in `data`.

Shape: Fiskil's webhook guide, "Payload"; `account_ids` and `payee_ids` where the guide has them.
"""

import json

from inspector.core.opened import Json
from inspector.simulator.invention import Invention


def body(event: str, make: Invention) -> bytes:
    """The body of one event, compact JSON."""
    data: dict[str, Json] = {
        "consent_id": make.uuid(),
        "client_id": make.token(27),
        "end_user_id": make.token(27),
        "event": event,
        "institution_id": str(make.number(1, 120)),
    }
    if ".accounts." in event or ".balances." in event:
        data["account_ids"] = [make.uuid() for _ in range(make.number(1, 4))]
    if ".payees." in event:
        data["payee_ids"] = [make.uuid() for _ in range(make.number(1, 3))]
    document: Json = {"publish_time": make.iso(), "message_id": make.digits(16), "data": data}
    return json.dumps(document, separators=(",", ":")).encode()
