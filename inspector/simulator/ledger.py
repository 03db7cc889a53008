"""An account's history, invented: entries whose amounts and dates fit, and the balance they leave.

Rent on the first, energy on the third, a salary on the 28th, purchases in between; so the balance
of every delivery is the one before plus what came in since.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from inspector.simulator.invention import SHOPS, Invention

RENT_DAY, ENERGY_DAY, SALARY_DAY = 1, 3, 28
RENT, ENERGY, SALARY = -91_000, -9_215, 284_000
"""Cents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction.

    Attributes:
        number: The provider's id; newer ones are higher.
        day: When it was booked.
        name: Who was paid, or who paid.
        cents: What it changed the balance by; negative when money went out.
        kind: `card`, `transfer` or `order`.
    """

    number: int
    day: date
    name: str
    cents: int
    kind: str


class Ledger:
    """One account's entries, newest first, and its balance.

    Args:
        make: Where names and amounts come from.
        count: How many entries there are at first; they end at `make.now`.
        busy: Most purchases a day.
    """

    def __init__(self, make: Invention, count: int, busy: int = 3) -> None:
        self._make = make
        self._busy = busy
        self._next = make.number(4_000_000, 8_000_000)
        self._opening = make.number(40_000, 260_000)
        days: list[tuple[date, str, int, str]] = []
        day = make.now.date()
        while len(days) < count:
            days.extend(self._day(day))
            day -= timedelta(days=1)
        self.entries: list[Entry] = []
        self._add(days[:count])

    @property
    def cents(self) -> int:
        """The balance now."""
        return self._opening + sum(entry.cents for entry in self.entries)

    @property
    def euros(self) -> float:
        """The balance now, as providers write it."""
        return self.cents / 100

    def newest(self, count: int) -> list[Entry]:
        """So many entries, newest first."""
        return self.entries[:count]

    def grow(self, count: int) -> list[Entry]:
        """So many purchases are booked today; they come first, and the balance follows."""
        today = self._make.now.date()
        self._add([self._purchase(today) for _ in range(count)])
        return self.newest(count)

    def _add(self, rows: list[tuple[date, str, int, str]]) -> None:
        """Put rows, newest first, before what there is."""
        highest = self._next + len(rows)
        added = [Entry(highest - index, *row) for index, row in enumerate(rows)]
        self._next = highest
        self.entries = added + self.entries

    def _day(self, day: date) -> list[tuple[date, str, int, str]]:
        """What one day brings, newest first."""
        rows = [self._purchase(day) for _ in range(self._make.number(0, self._busy))]
        if day.day == SALARY_DAY:
            rows.append((day, "Salaire ACME SAS", SALARY, "transfer"))
        if day.day == RENT_DAY:
            rows.append((day, "Loyer", RENT, "order"))
        if day.day == ENERGY_DAY:
            rows.append((day, "EDF", ENERGY, "order"))
        return rows

    def _purchase(self, day: date) -> tuple[date, str, int, str]:
        name, usual = self._make.random.choice(SHOPS)
        return day, name, -round(usual * 100 * self._make.random.uniform(0.8, 1.25)), "card"
