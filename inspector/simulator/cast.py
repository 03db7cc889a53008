"""Who a story is about: the ids, accounts and amounts that stay the same from event to event."""

from dataclasses import dataclass
from functools import cached_property

from inspector.simulator.invention import Invention
from inspector.simulator.ledger import Ledger

PEOPLE = (
    ("Camille", "Martin"), ("Léa", "Bernard"), ("Hugo", "Petit"), ("Olivia", "Hart"),
    ("Jack", "Walsh"), ("Priya", "Nair"), ("Noah", "Lambert"), ("Zoë", "Keller"),
)  # fmt: skip
USUAL_HISTORY = 60


@dataclass(frozen=True, slots=True)
class Book:
    """One account of a general ledger on one day; amounts in cents.

    `closing` is `opening` plus `credit` minus `debit`.
    """

    account: str
    currency: str
    opening: int
    debit: int
    credit: int

    @property
    def closing(self) -> int:
        """What it stands at in the evening."""
        return self.opening + self.credit - self.debit


class Cast:
    """One person at each provider. What is not asked for is not invented.

    Args:
        make: Where everything comes from; the same seed gives the same cast.
        history: How many transactions the current account has.
        environment: `sandbox` or `production`.
    """

    def __init__(
        self, make: Invention, history: int = USUAL_HISTORY, environment: str = "sandbox"
    ) -> None:
        self.environment = environment
        self._make = Invention(f"cast {make.token(12)}", make.now.timestamp())
        self._history = history
        make = self._make
        self.first, self.last = make.random.choice(PEOPLE)
        self.bank = make.bank()
        # Fuse
        self.connection = make.uuid()
        self.source = make.pick("mx", "plaid", "teller")
        self.member = make.uuid()
        self.new_transactions = make.number(2, 7)
        # Powens
        self.powens_user = make.number(100, 999)
        self.powens_connection = make.number(3000, 9999)
        self.powens_connector = make.number(30, 90)
        self.connector_uuid = make.uuid()
        self.powens_account = make.number(30_000, 39_999)
        self.account_number = make.digits(11)
        self.subscription = make.number(50, 99)
        # Fiskil
        self.consent = make.uuid()
        self.client = make.token(27)
        self.end_user = make.token(27)
        self.institution = str(make.number(1, 120))
        self.accounts = tuple(make.uuid() for _ in range(make.number(2, 4)))
        self.payees = tuple(make.uuid() for _ in range(make.number(1, 3)))

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @cached_property
    def ledger(self) -> Ledger:
        """The current account's transactions."""
        return Ledger(self._fork("ledger"), self._history)

    @cached_property
    def books(self) -> tuple[Book, ...]:
        """A few accounts of a general ledger, as a balance extract has them."""
        make = self._fork("books")
        currency = make.pick("EUR", "GBP", "USD")
        return tuple(
            Book(
                f"{make.number(1000, 9999)}-{make.digits(4)}",
                currency,
                make.number(1_000_000, 90_000_000),
                make.number(0, 900_000),
                make.number(0, 900_000),
            )
            for _ in range(make.number(2, 5))
        )

    def _fork(self, name: str) -> Invention:
        return Invention(f"{self.connection} {name}", self._make.now.timestamp())
