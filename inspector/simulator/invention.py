"""Seeded invention of believable ids, people, amounts and moments: the same seed, the same data."""

import random
from datetime import UTC, datetime, timedelta

from inspector.core.signing import utf8

SHOPS = (
    ("Monoprix", 38.4), ("SNCF Connect", 74.0), ("Boulangerie Lefèvre", 6.8), ("Spotify", 11.99),
    ("Carrefour City", 23.67), ("Pharmacie Centrale", 17.3), ("Deliveroo", 27.9), ("Amazon", 54.2),
    ("Café de la Gare", 4.6), ("Decathlon", 41.5), ("Total Energies", 58.3), ("Fnac", 32.9),
)  # fmt: skip
"""Where a person pays by card, and how many euros it usually is."""
BANKS = ("Crédit Horizon", "Banque des Alpes", "First Harbour Bank", "Murray River Bank")


class Invention:
    """A source of believable values for one delivery."""

    def __init__(self, seed: str, now: float) -> None:
        """Begin from a seed; `now` is seconds since 1970 and only dates depend on it."""
        self.random = random.Random(utf8(seed))  # noqa: S311 - invention, not cryptography
        self.now = datetime.fromtimestamp(now, UTC)

    def uuid(self) -> str:
        """A random version 4 UUID."""
        digits = f"{self.random.getrandbits(128):032x}"
        variant = self.random.choice("89ab")
        return (
            f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
        )

    def number(self, low: int, high: int) -> int:
        """An integer between two bounds, both included."""
        return self.random.randint(low, high)

    def digits(self, count: int) -> str:
        """So many decimal digits, the first not zero."""
        return str(self.random.randint(10 ** (count - 1), 10**count - 1))

    def token(self, length: int) -> str:
        """Letters and digits, as opaque ids have them."""
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
        return "".join(self.random.choice(letters) for _ in range(length))

    def chance(self, probability: float) -> bool:
        """True with a probability between 0 and 1."""
        return self.random.random() < probability

    def pick(self, *choices: str) -> str:
        """One of several texts."""
        return self.random.choice(choices)

    def bank(self) -> str:
        """The name of an invented bank."""
        return self.random.choice(BANKS)

    def purchase(self) -> tuple[str, float]:
        """Where something was bought and for how many euros."""
        name, usual = self.random.choice(SHOPS)
        return name, round(usual * self.random.uniform(0.8, 1.25), 2)

    def iso(self, *, seconds_ago: float = 0, digits: int = 3) -> str:
        """A UTC moment as ISO 8601 with so many fractional digits and a Z."""
        moment = self.now - timedelta(seconds=seconds_ago)
        fraction = f"{moment.microsecond:06d}"[:digits]
        return (
            f"{moment:%Y-%m-%dT%H:%M:%S}.{fraction}Z" if digits else f"{moment:%Y-%m-%dT%H:%M:%S}Z"
        )

    def local(self, *, seconds_ago: float = 0) -> str:
        """A moment without zone, `2015-07-04 15:17:30`, as Powens writes them."""
        return f"{self.now - timedelta(seconds=seconds_ago):%Y-%m-%d %H:%M:%S}"

    def day(self, *, days_ago: int = 0) -> str:
        """A date, `2023-07-05`."""
        return f"{self.now - timedelta(days=days_ago):%Y-%m-%d}"
