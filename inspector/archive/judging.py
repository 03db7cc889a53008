"""Keeping what was concluded about captures, and knowing which still wait for it."""

import json
from collections.abc import Sequence

from inspector.archive.columns import encode_explanations, encode_findings
from inspector.archive.counting import Change, Tally
from inspector.archive.marks import JUDGED_TO, read_number, write_mark
from inspector.archive.once import KeptOnce
from inspector.archive.rows import last_id
from inspector.archive.transactions import Transactions, Values
from inspector.archive.usage import Moves, SecretUsage, Standing
from inspector.archive.values import Judgement
from inspector.core.problem import Problem

MANY_AHEAD = 4096  # judged ids beyond a hole before the table is asked where the hole is

_KNOWN = """SELECT c.id, c.received_at, c.endpoint, ifnull(j.failing, 0), ifnull(j.verdicts, 0)
    FROM captures c
    LEFT JOIN judgements j ON j.id = c.id
    WHERE c.id IN (SELECT value FROM json_each(?)) AND c.kind <> 'gap'"""
_STORE = "REPLACE INTO judgements VALUES(?, ?, ?, ?)"
_STORE_DETAILS = "REPLACE INTO details VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
_UNJUDGED = """SELECT c.id FROM captures c WHERE c.id > ? AND c.kind <> 'gap'
    AND NOT EXISTS(SELECT 1 FROM judgements j WHERE j.id = c.id) ORDER BY c.id LIMIT ?"""


class JudgementWriter:
    """Writes judgements, in any order, and keeps the counts that follow from them."""

    def __init__(
        self, transactions: Transactions, once: KeptOnce, tally: Tally, usage: SecretUsage
    ) -> None:
        self._transactions = transactions
        self._once = once
        self._tally = tally
        self._usage = usage
        self.judged_to = 0
        self._ahead: set[int] = set()
        self._left_ahead = 0
        self.load()

    def load(self) -> None:
        """Read the mark again, after it was changed by other statements."""
        self.judged_to = read_number(self._transactions.connection, JUDGED_TO)
        self._ahead.clear()

    def store(self, judgements: Sequence[Judgement]) -> Problem | None:
        """Write or replace judgements in one transaction; those of unknown ids are dropped."""
        if not judgements:
            return None
        changes: dict[str, Change] = {}
        used: dict[str, Standing] = {}

        def work() -> None:
            failing, moves = self._write(judgements)
            changes.update(failing)
            self._tally.write(changes)
            used.update(self._usage.write(moves))
            self.write_mark()  # of the time before: a mark that is too low is safe

        problem = self._transactions.run(work)
        if problem is None:
            self._tally.settle(changes)
            self._usage.settle(used)
            self._advance(judgements)
        return problem

    def unjudged(self, limit: int, after: int = 0) -> list[int]:
        """Ids of captures without a judgement, oldest first."""
        start = max(after, self.judged_to)
        rows = self._transactions.connection.execute(_UNJUDGED, (start, limit))
        found = [row[0] for row in rows]
        if after <= self.judged_to:
            last = last_id(self._transactions.connection)
            self.judged_to = found[0] - 1 if found else max(self.judged_to, last)
        return found

    def write_mark(self) -> None:
        """Write down how far judging is; the caller holds a transaction."""
        write_mark(self._transactions.connection, JUDGED_TO, self.judged_to)

    def _write(self, judgements: Sequence[Judgement]) -> tuple[dict[str, Change], Moves]:
        wanted = json.dumps([judgement.id for judgement in judgements])
        known = {row[0]: row for row in self._transactions.connection.execute(_KNOWN, (wanted,))}
        rows: list[Values] = []
        details: list[Values] = []
        failing: dict[str, int] = {}
        moves: Moves = {}
        for judgement in judgements:
            if judgement.id in known:
                number, received_at, endpoint, failed_before, before = known[judgement.id]
                fails = int(judgement.failing)
                failing[endpoint] = failing.get(endpoint, 0) + fails - failed_before
                verdicts = self._once.verdicts(judgement.verdicts)
                if verdicts != before:
                    moved = moves.setdefault((before, verdicts), [])
                    moved.append((number, received_at))
                # The same id may come twice.
                known[number] = (number, received_at, endpoint, fails, verdicts)
                rows.append((number, self._once.event(judgement.event), verdicts, fails))
                details.append(_details(judgement))
        self._transactions.insert(_STORE, rows)
        self._transactions.insert(_STORE_DETAILS, details)
        changes = {endpoint: Change(failing=more) for endpoint, more in failing.items() if more}
        return changes, moves

    def _advance(self, judgements: Sequence[Judgement]) -> None:
        """Move the mark over everything judged without a hole; the rest is remembered."""
        self._ahead.update(j.id for j in judgements if j.id > self.judged_to)
        # A long backlog is judged from both ends: asking each time would cost its square.
        if len(self._ahead) > max(MANY_AHEAD, 2 * self._left_ahead):  # a gap, perhaps: never judged
            self.unjudged(1)
            self._ahead = {number for number in self._ahead if number > self.judged_to}
            self._left_ahead = len(self._ahead)
        while self.judged_to + 1 in self._ahead:
            self.judged_to += 1
            self._ahead.remove(self.judged_to)


def _details(judgement: Judgement) -> Values:
    event = judgement.event
    return (
        judgement.id, event.description, event.entity, event.user, event.idempotency,
        event.delivery, encode_findings(judgement.findings),
        encode_explanations(judgement.verdicts),
    )  # fmt: skip
