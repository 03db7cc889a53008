"""Keeping what was concluded about captures, and knowing which still wait for it."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from inspector.archive.counting import Change, Tally
from inspector.archive.marks import JUDGED_TO, read_number, write_mark
from inspector.archive.once import KeptOnce
from inspector.archive.preparing import Prepared, prepare_all
from inspector.archive.rows import last_id
from inspector.archive.transactions import Transactions, Values
from inspector.archive.usage import Moved, Moves, SecretUsage, Standing
from inspector.archive.values import Judgement
from inspector.core.problem import Problem

MANY_AHEAD = 4096  # judged ids beyond a hole before the table is asked where the hole is

_KNOWN = """SELECT c.id, c.received_at, c.endpoint, ifnull(j.failing, 0), ifnull(j.verdicts, 0)
    FROM captures c
    LEFT JOIN judgements j ON j.id = c.id
    WHERE c.id IN (SELECT value FROM json_each(?)) AND c.kind <> 'gap'"""
_ADD = "INSERT INTO judgements VALUES(?, ?, ?, ?)"
_ADD_DETAILS = "INSERT INTO details VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
_REPLACE = "REPLACE INTO judgements VALUES(?, ?, ?, ?)"
_REPLACE_DETAILS = "REPLACE INTO details VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
_UNJUDGED = """SELECT c.id FROM captures c WHERE c.id > ? AND c.kind <> 'gap'
    AND NOT EXISTS(SELECT 1 FROM judgements j WHERE j.id = c.id) ORDER BY c.id LIMIT ?"""

Known = tuple[int, int, str, int, int]
"""Id, time of reception, endpoint, whether it failed before, the set of verdicts before."""


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
        return self._store(prepare_all(judgements), first=False)

    def store_prepared(self, judgements: Sequence[Prepared]) -> Problem | None:
        """The same of judgements that are rows already."""
        return self._store(judgements, first=False)

    def store_first(self, judgements: Sequence[Prepared]) -> Problem | None:
        """Write judgements of captures that are there and, as far as known, have none yet."""
        return self._store(judgements, first=True)

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

    def _store(self, judgements: Sequence[Prepared], *, first: bool) -> Problem | None:
        if not judgements:
            return None
        changes: dict[str, Change] = {}
        used: dict[str, Standing] = {}

        def work() -> None:
            added = self._add(judgements) if first else None
            failing, moves = added or self._replace(judgements)
            changes.update((where, Change(failing=more)) for where, more in failing.items() if more)
            self._tally.write(changes)
            used.update(self._usage.write(moves))
            self.write_mark()  # of the time before: a mark that is too low is safe

        problem = self._transactions.run(work)
        if problem is None:
            self._tally.settle(changes)
            self._usage.settle(used)
            self._advance(judgements)
        return problem

    def _add(self, judgements: Sequence[Prepared]) -> tuple[dict[str, int], Moves] | None:
        """Write first judgements; None, and nothing written, when there is one already."""
        execute = self._transactions.connection.execute
        execute("SAVEPOINT first")
        try:
            rows, details = self._rows(judgements)
            many = self._transactions.connection.executemany
            many(_ADD, rows)
            many(_ADD_DETAILS, details)
        except (sqlite3.IntegrityError, UnicodeEncodeError):
            # History was judged anew before this one's turn came, or a text needs cleaning.
            execute("ROLLBACK TO first")
            self._once.forget()
            return None
        sets: dict[int, list[int]] = defaultdict(list)
        for number, _, verdicts, _, _ in judgements:
            sets[self._once.verdicts(verdicts)].append(number)
        newest = {verdicts: max(numbers) for verdicts, numbers in sets.items()}
        failed = [number for number, _, _, fails, _ in judgements if fails]
        known = self._known({*failed, *newest.values()})
        failing: dict[str, int] = defaultdict(int)
        for number in failed:
            failing[known[number][2]] += 1
        moves = {
            (0, verdicts): Moved(len(sets[verdicts]), number, known[number][1])
            for verdicts, number in newest.items()
        }
        return failing, moves

    def _replace(self, judgements: Sequence[Prepared]) -> tuple[dict[str, int], Moves]:
        """Write judgements over those that may be there."""
        known = self._known({judgement[0] for judgement in judgements})
        by_id = {judgement[0]: judgement for judgement in judgements if judgement[0] in known}
        failing: dict[str, int] = defaultdict(int)
        moves: Moves = {}
        for number, _, encoded, fails, _ in by_id.values():
            _, received_at, endpoint, failed_before, before = known[number]
            failing[endpoint] += fails - failed_before
            verdicts = self._once.verdicts(encoded)
            if verdicts != before:
                moved = moves.get((before, verdicts), Moved())
                moves[before, verdicts] = moved.and_one(number, received_at)
        rows, details = self._rows(by_id.values())
        self._transactions.insert(_REPLACE, rows)
        self._transactions.insert(_REPLACE_DETAILS, details)
        return failing, moves

    def _rows(self, judgements: Iterable[Prepared]) -> tuple[list[Values], list[Values]]:
        """Rows of `judgements` and of `details`."""
        event, verdicts = self._once.event, self._once.verdicts
        rows: list[Values] = []
        details: list[Values] = []
        for number, key, encoded, fails, rest in judgements:
            rows.append((number, event(key), verdicts(encoded), fails))
            details.append((number, *rest))
        return rows, details

    def _known(self, ids: Iterable[int]) -> dict[int, Known]:
        """What is known so far of captures that are there, by id."""
        wanted = (json.dumps(list(ids)),)
        return {row[0]: row for row in self._transactions.connection.execute(_KNOWN, wanted)}

    def _advance(self, judgements: Sequence[Prepared]) -> None:
        """Move the mark over everything judged without a hole; the rest is remembered."""
        self._ahead.update(each[0] for each in judgements if each[0] > self.judged_to)
        # A long backlog is judged from both ends: asking each time would cost its square.
        if len(self._ahead) > max(MANY_AHEAD, 2 * self._left_ahead):  # a gap, perhaps: never judged
            self.unjudged(1)
            self._ahead = {number for number in self._ahead if number > self.judged_to}
            self._left_ahead = len(self._ahead)
        while self.judged_to + 1 in self._ahead:
            self.judged_to += 1
            self._ahead.remove(self.judged_to)
