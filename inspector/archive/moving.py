"""Giving captures to another endpoint, a stretch of ids at a time, with their counts."""

from inspector.archive.conditions import clauses
from inspector.archive.counting import Change, Tally
from inspector.archive.transactions import Transactions, clean
from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.core.query import Condition

STRETCH = 8_192
"""Ids gone through in one transaction: some milliseconds."""

_TURNED_AWAY = (Kind.REFUSED.value, Kind.MALFORMED.value)


class Mover:
    """Moves captures to the endpoint that takes their path now."""

    def __init__(self, transactions: Transactions, tally: Tally) -> None:
        self._transactions = transactions
        self._tally = tally

    def move(self, path: str, low: int, high: int) -> int | Problem:
        """Give the captures at a literal path to its endpoint; how many were another's.

        Args:
            path: The endpoint's path, without template names.
            low: First id to look at.
            high: Last id to look at.
        """
        changes: dict[str, Change] = {}
        execute = self._transactions.connection.execute
        (at_path,) = clauses(self._transactions.connection, [Condition("path", (clean(path),))])

        def work() -> None:
            where = (
                f"c.id BETWEEN ? AND ? AND c.endpoint <> ? AND c.kind <> 'gap' AND ({at_path.sql})"
            )
            values = (low, high, clean(path), *at_path.values)
            rows = execute(
                "SELECT c.id, c.endpoint, c.kind, c.starred, ifnull(j.failing, 0) FROM captures c"  # noqa: S608 - values are bound
                f" LEFT JOIN judgements j ON j.id = c.id WHERE {where}",
                values,
            ).fetchall()
            for number, before, kind, starred, failing in rows:
                execute("UPDATE captures SET endpoint = ? WHERE id = ?", (clean(path), number))
                one = Change(1, failing, starred, int(kind in _TURNED_AWAY))
                changes[before] = _sum(changes.get(before, Change()), one, -1)
                changes[path] = _sum(changes.get(path, Change()), one, 1)
            self._tally.write(changes)

        problem = self._transactions.run(work, quietly=True)
        if problem is not None:
            return problem
        self._tally.settle(changes)
        return changes.get(path, Change()).total


def _sum(change: Change, one: Change, sign: int) -> Change:
    return Change(*(before + sign * each for before, each in zip(change, one, strict=True)))
