"""Giving captures to another endpoint, a stretch of ids at a time, with their counts."""

from inspector.archive.conditions import clauses
from inspector.archive.counting import Change, Tally
from inspector.archive.transactions import Transactions, clean
from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.core.query import Condition

STRETCH = 2_048
"""Ids gone through in one transaction: ten milliseconds when all of them move."""

_COUNT = f"""SELECT c.endpoint, count(*), sum(ifnull(j.failing, 0)), sum(c.starred),
    sum(c.kind IN ('{Kind.REFUSED.value}', '{Kind.MALFORMED.value}'))
    FROM captures c LEFT JOIN judgements j ON j.id = c.id WHERE {{where}} GROUP BY c.endpoint"""  # noqa: S608 - fixed text


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
        path = clean(path)
        (at_path,) = clauses(self._transactions.connection, [Condition("path", (path,))])
        where = f"c.id BETWEEN ? AND ? AND c.endpoint <> ? AND c.kind <> 'gap' AND ({at_path.sql})"
        values = (low, high, path, *at_path.values)

        def work() -> None:
            rows = execute(_COUNT.format(where=where), values).fetchall()
            if not rows:
                return
            execute(f"UPDATE captures AS c SET endpoint = ? WHERE {where}", (path, *values))  # noqa: S608 - values are bound
            for endpoint, *counts in rows:
                changes[endpoint] = Change(*(-count for count in counts))
            changes[path] = Change(
                *(sum(column) for column in zip(*(r[1:] for r in rows), strict=True))
            )
            self._tally.write(changes)

        problem = self._transactions.run(work, quietly=True)
        if problem is not None:
            return problem
        self._tally.settle(changes)
        return changes.get(path, Change()).total
