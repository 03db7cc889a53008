"""One transaction as Powens writes it, made from an entry of a ledger.

Members: Powens' API reference, "Transactions".
"""

from inspector.core.opened import Json
from inspector.simulator.ledger import Entry


def transaction(entry: Entry, account: int, seen: str) -> Json:
    """A *Transaction*.

    Args:
        entry: What was booked.
        account: Id of the account.
        seen: When Powens fetched it, `2026-11-20 06:00:12`.
    """
    day = entry.day.isoformat()
    euros = entry.cents / 100
    card = entry.kind == "card"
    wording = f"CB {entry.name.upper()} {entry.day:%d/%m}" if card else f"VIR {entry.name.upper()}"
    return {
        "id": entry.number,
        "id_account": account,
        "application_date": None,
        "date": day,
        "datetime": None,
        "vdate": day,
        "vdatetime": None,
        "rdate": day,
        "rdatetime": None,
        "value": euros,
        "gross_value": None,
        "type": entry.kind,
        "original_wording": wording,
        "simplified_wording": entry.name,
        "wording": entry.name,
        "categories": [],
        "date_scraped": seen,
        "coming": False,
        "active": True,
        "id_cluster": None,
        "comment": None,
        "last_update": seen,
        "deleted": None,
        "original_value": None,
        "original_gross_value": None,
        "original_currency": None,
        "commission": None,
        "commission_currency": None,
        "country": "FR" if card else None,
        "card": "4970********1042" if card else None,
        "counterparty": None,
    }
