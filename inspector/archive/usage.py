"""How many captures each secret verified, kept with every judgement instead of scanned.

A secret's last match is that of the capture with the highest id. When this one is judged otherwise,
the next lower one is not known at once: it is looked for in small steps, once somebody asks.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from inspector.archive.once import KeptOnce
from inspector.archive.transactions import Transactions, Values
from inspector.archive.values import Used

_WRITE = "REPLACE INTO secret_usage VALUES(?, ?, ?, ?, ?)"
_DROP = "DELETE FROM secret_usage WHERE secret = ?"
_SETS = "SELECT id FROM verdict_sets WHERE instr(verdicts, ?)"
_NEWEST = """SELECT j.id, c.received_at FROM judgements j JOIN captures c ON c.id = j.id
    WHERE j.id > ? AND j.id <= ? AND j.verdicts IN (SELECT value FROM json_each(?))
    ORDER BY j.id DESC LIMIT 1"""


class Moved(NamedTuple):
    """Captures of one transaction whose verdicts changed in the same way.

    Attributes:
        captures: How many.
        newest: The highest id among them.
        received_at: When that one was received, microseconds since 1970.
    """

    captures: int = 0
    newest: int = 0
    received_at: int = 0

    def and_one(self, number: int, received_at: int) -> "Moved":
        """These and one more."""
        if number > self.newest:
            return Moved(self.captures + 1, number, received_at)
        return self._replace(captures=self.captures + 1)


Moves: TypeAlias = dict[tuple[int, int], Moved]
"""By the ids of the set of verdicts they had before (0: none) and of the one they have now."""


class Standing(NamedTuple):
    """What is known of one secret.

    Attributes:
        captures: How many it verified.
        last: When the newest of them was received, microseconds since 1970; 0 when there is none.
        newest: Id of that capture. When not `sure`, no capture above it was verified.
        sure: Whether `newest` was verified and `last` is its time.
    """

    captures: int = 0
    last: int = 0
    newest: int = 0
    sure: bool = True

    def after(self, change: "_Change") -> "Standing":
        """The standing once a transaction changed it."""
        captures = self.captures + change.count
        if captures <= 0:
            return Standing()
        standing = self._replace(captures=captures)
        if change.won > standing.newest:
            standing = Standing(captures, change.last, change.won)
        if change.lost >= standing.newest:  # also when it was won in the same transaction
            standing = standing._replace(sure=False)
        return standing


@dataclass(slots=True)
class _Change:
    """What one transaction changes for one secret: captures, and the newest won and lost."""

    count: int = 0
    won: int = 0
    last: int = 0
    lost: int = 0


class SecretUsage:
    """The usage of every secret in memory, in step with the table."""

    def __init__(self, transactions: Transactions, once: KeptOnce) -> None:
        self._transactions = transactions
        self._once = once
        self._standings: dict[str, Standing] = {}
        self.load()

    def load(self) -> None:
        """Read the table again, after it was changed by other statements."""
        rows = self._transactions.connection.execute("SELECT * FROM secret_usage")
        self._standings = {
            secret: Standing(count, last, newest, bool(sure))
            for secret, count, last, newest, sure in rows
        }

    def used(self) -> dict[str, Used]:
        """Usage by secret id, without secrets that verified nothing.

        Until `search` has nothing more to do, a `last` may be that of a capture that the secret
        verified once and does no more.
        """
        return {secret: Used(each.captures, each.last) for secret, each in self._standings.items()}

    def write(self, moves: Moves) -> dict[str, Standing]:
        """Write what changed, and return it for `settle`; the caller holds a transaction."""
        changed = {
            secret: self._standings.get(secret, Standing()).after(change)
            for secret, change in self._changes(moves).items()
        }
        rows: list[Values] = [(secret, *each) for secret, each in changed.items() if each.captures]
        if rows:
            self._transactions.insert(_WRITE, rows)
        gone: list[Values] = [(secret,) for secret, each in changed.items() if not each.captures]
        if gone:
            self._transactions.insert(_DROP, gone)
        return changed

    def settle(self, changed: Mapping[str, Standing]) -> None:
        """Take over what was committed."""
        self._standings.update(changed)
        for secret, standing in changed.items():
            if not standing.captures:
                del self._standings[secret]

    def search(self, many: int) -> bool:
        """Look for a last match among `many` captures; whether there is more to look for."""
        unsure = (secret for secret, each in self._standings.items() if not each.sure)
        secret = next(unsure, None)
        if secret is None:
            return False
        standing = self._standings[secret]
        connection = self._transactions.connection
        sets = [number for (number,) in connection.execute(_SETS, (json.dumps(secret),))]
        wanted = json.dumps([one for one in sets if secret in self._once.verifying(one)])
        floor = standing.newest - many
        found = connection.execute(_NEWEST, (floor, standing.newest, wanted)).fetchone()
        if found is not None:
            self._standings[secret] = Standing(standing.captures, found[1], found[0])
        else:
            self._standings[secret] = standing._replace(newest=max(0, floor), sure=floor <= 0)
        return True

    def _changes(self, moves: Moves) -> dict[str, _Change]:
        changes: dict[str, _Change] = {}
        for (before, after), (count, newest, received_at) in moves.items():
            lost, won = self._once.verifying(before), self._once.verifying(after)
            for secret in won - lost:
                change = changes.setdefault(secret, _Change())
                change.count += count
                if newest > change.won:
                    change.won, change.last = newest, received_at
            for secret in lost - won:
                change = changes.setdefault(secret, _Change())
                change.count -= count
                change.lost = max(change.lost, newest)
        return changes
