"""Writing captures in batches: all of a batch or nothing, counts included."""

from inspector.archive.counting import Change, Tally
from inspector.archive.marks import EMPTIED_TO, read_number
from inspector.archive.once import KeptOnce
from inspector.archive.transactions import Transactions, Values
from inspector.archive.values import Arrived
from inspector.core.capture import Kind, Reply
from inspector.core.problem import Problem

_KINDS = {kind: kind.value for kind in Kind}
_TURNED_AWAY = (Kind.REFUSED, Kind.MALFORMED)
_NO_REPLY = Reply(0, (), b"")
_INSERT_CAPTURE = "INSERT INTO captures VALUES(?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_BODY = "INSERT INTO bodies VALUES(?, ?, ?, NULL)"  # binding None costs a microsecond
_ADD_TRAILERS = "UPDATE bodies SET trailers = ? WHERE id = ?"


class CaptureWriter:
    """Buffers captures under their future ids and writes the buffer on `commit`."""

    def __init__(self, transactions: Transactions, once: KeptOnce, tally: Tally) -> None:
        self._transactions = transactions
        self._once = once
        self._tally = tally
        connection = transactions.connection
        last = connection.execute("SELECT max(id) FROM captures").fetchone()[0]
        self._next = 1 + (last or read_number(connection, EMPTIED_TO))
        self._batch: list[Arrived] = []
        self._gaps: dict[int, int] = {}

    @property
    def last_id(self) -> int:
        """Id of the newest committed capture or gap; of the last one ever when it is empty."""
        return self._next - 1

    def add(self, arrived: Arrived) -> int:
        """Buffer one capture; the id it has once committed."""
        self._batch.append(arrived)
        return self._next + len(self._batch) - 1

    def add_gap(self, from_us: int, until_us: int, reason: str) -> int:
        """Buffer a gap; the id it has once committed."""
        gap = Arrived(from_us, Kind.GAP, "", "", b"", b"", b"", "", "", _NO_REPLY, reason)
        number = self.add(gap)
        self._gaps[number] = until_us
        return number

    def commit(self) -> Problem | None:
        """Write what is buffered. On a problem nothing of it is kept and its ids are void."""
        batch, gaps = self._batch, self._gaps
        if not batch:
            return None
        self._batch, self._gaps = [], {}
        changes: dict[str, Change] = {}

        def work() -> None:
            changes.update(self._write(batch, gaps))

        problem = self._transactions.run(work, sum(len(arrived.body) for arrived in batch))
        if problem is None:
            self._next += len(batch)
            self._tally.settle(changes)
        return problem

    def star(self, number: int, *, on: bool) -> Problem | None:
        """Give a capture a star or take it away; an unknown id changes nothing."""
        changes: dict[str, Change] = {}

        def work() -> None:
            rows = self._transactions.connection.execute(
                "UPDATE captures SET starred = ? WHERE id = ? AND starred <> ? AND kind <> 'gap'"
                " RETURNING endpoint",
                (int(on), number, int(on)),
            ).fetchall()
            changes.update({endpoint: Change(starred=1 if on else -1) for (endpoint,) in rows})
            self._tally.write(changes)

        problem = self._transactions.run(work)
        if problem is None:
            self._tally.settle(changes)
        return problem

    def _write(self, batch: list[Arrived], gaps: dict[int, int]) -> dict[str, Change]:
        captures: list[Values] = []
        bodies: list[Values] = []
        rare: list[Values] = []
        totals: dict[str, int] = {}
        refused: dict[str, int] = {}
        reply_id = self._once.reply
        number = self._next
        for when, kind, peer, endpoint, head, body, trailers, method, target, reply, why in batch:
            captures.append(
                (number, when, _KINDS[kind], reply_id(reply), endpoint, method, target,
                 len(body), peer, why, gaps.get(number, 0))
            )  # fmt: skip
            if kind is not Kind.GAP:
                bodies.append((number, head, body))
                if trailers:
                    rare.append((trailers, number))
                totals[endpoint] = totals.get(endpoint, 0) + 1
                if kind in _TURNED_AWAY:
                    refused[endpoint] = refused.get(endpoint, 0) + 1
            number += 1
        changes = {
            endpoint: Change(total, refused=refused.get(endpoint, 0))
            for endpoint, total in totals.items()
        }
        self._transactions.insert(_INSERT_CAPTURE, captures)
        self._transactions.insert(_INSERT_BODY, bodies)
        if rare:
            self._transactions.insert(_ADD_TRAILERS, rare)
        self._tally.write(changes)
        return changes
