"""A ledger is what an account could have lived through."""

from datetime import UTC, datetime
from itertools import pairwise

from inspector.simulator.invention import Invention
from inspector.simulator.ledger import RENT, SALARY, Ledger

NOW = 1_795_179_731.0


def ledger(count: int = 400) -> Ledger:
    """A ledger of the same seed each time."""
    return Ledger(Invention("ledger", NOW), count)


def test_newest_come_first_with_the_highest_ids() -> None:
    """Days never rise and ids always fall from one entry to the next."""
    entries = ledger().entries

    assert len(entries) == 400
    assert entries[0].day <= datetime.fromtimestamp(NOW, UTC).date()
    assert all(a.day >= b.day and a.number > b.number for a, b in pairwise(entries))


def test_rent_and_salary_come_on_their_days() -> None:
    """Once a month each, and the salary is the only money that comes in."""
    entries = ledger().entries

    assert {entry.day.day for entry in entries if entry.cents == RENT} == {1}
    assert {entry.day.day for entry in entries if entry.cents > 0} == {28}
    assert {entry.cents for entry in entries if entry.cents > 0} == {SALARY}


def test_the_balance_follows_what_is_booked() -> None:
    """Three more purchases take their sum off the balance and stand first, dated today."""
    book = ledger()
    before = book.cents

    added = book.grow(3)

    assert book.newest(3) == added
    assert book.cents == before + sum(entry.cents for entry in added)
    assert {entry.day for entry in added} == {datetime.fromtimestamp(NOW, UTC).date()}
    assert added[-1].number > book.entries[3].number
    assert book.euros == book.cents / 100
