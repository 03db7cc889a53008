"""One transaction as Powens writes it."""

from datetime import date

from inspector.simulator.ledger import Entry
from inspector.simulator.powens_transactions import transaction


def test_an_entry_becomes_a_transaction() -> None:
    """Amounts are euros, dates are days, and the wording says how it was paid."""
    entry = Entry(41, date(2026, 11, 3), "Monoprix", -3840, "card")

    row = transaction(entry, 7, "2026-11-04 06:00:00")

    assert isinstance(row, dict)
    assert (row["id"], row["id_account"], row["value"]) == (41, 7, -38.4)
    assert (row["date"], row["date_scraped"]) == ("2026-11-03", "2026-11-04 06:00:00")
    assert row["original_wording"] == "CB MONOPRIX 03/11"
