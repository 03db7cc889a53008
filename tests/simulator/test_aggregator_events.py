"""Bodies of Plaid, Teller and MX look like those of their documentation."""

import json

from inspector.providers.mx import EVENT_TYPES as MX_TYPES
from inspector.providers.teller import EVENT_TYPES as TELLER_TYPES
from inspector.simulator.aggregator_events import mx_body, plaid_body, teller_body
from inspector.simulator.invention import Invention

NOW = 1_795_179_731.0


def test_plaids_bodies_are_indented_by_two() -> None:
    """Which is part of what is signed."""
    body = plaid_body("ITEM.ERROR", Invention("1", NOW))

    assert body.startswith(b'{\n  "environment": "sandbox"')
    assert json.loads(body)["error"]["error_code"] == "ITEM_LOGIN_REQUIRED"
    assert json.loads(plaid_body("ASSETS.PRODUCT_READY", Invention("1", NOW)))["asset_report_id"]


def test_tellers_payload_fits_its_type() -> None:
    """A reason, transactions, a status, or nothing at all."""
    found = {
        event.name: json.loads(teller_body(event.name, Invention("1", NOW)))["payload"]
        for event in TELLER_TYPES
    }

    assert found["enrollment.disconnected"]["reason"].startswith("disconnected.")
    assert found["transactions.processed"]["transactions"]
    assert found["account.number_verification.processed"]["status"] == "completed"
    assert found["webhook.test"] == {}


def test_mx_names_the_member() -> None:
    """In every event."""
    for event in MX_TYPES:
        assert json.loads(mx_body(event.name, Invention("1", NOW)))["member_guid"].startswith(
            "MBR-"
        )
