"""The rows that the list shows, read in small pieces and kept while they are near the screen."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from inspector.archive.values import Row
from inspector.gui.models.id_order import Everything, Order
from inspector.gui.presenting import shown_row

CHUNK = 128
"""Rows read at once at most: a longer read would be felt."""

MARGIN = 24
"""Rows read beyond the visible ones, so that a turn of the wheel finds them here."""

KEPT = 8 * CHUNK


class RowReader(Protocol):
    """What is asked of the archive's reader."""

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """The rows of these captures; those that are gone are left out."""


class RowSource:
    """Rows by number, newest first. Reading happens in `load` only, never while painting.

    Args:
        reader: Where rows come from; None until an archive is open.
    """

    def __init__(self, reader: RowReader | None = None) -> None:
        self._reader = reader
        self._kept: dict[int, Row] = {}
        self.order: Order = Everything()

    def read_from(self, reader: RowReader | None) -> None:
        """Read from another archive."""
        self._reader = reader
        self._kept.clear()

    def __len__(self) -> int:
        return len(self.order)

    def at(self, row: int) -> Row | None:
        """What is known of a row now, None when it is not read yet."""
        return self._kept.get(self.order.id_at(row))

    def known(self, capture: int) -> Row | None:
        """What is known of a capture now."""
        return self._kept.get(capture)

    def load(self, first: int, last: int) -> None:
        """Read what is missing of these rows (both ends included), at most 128 of them."""
        wanted = self._missing(first, last)
        if not wanted or self._reader is None:
            return
        # Something has to be read anyway: take a few more in the same breath.
        before = self._missing(max(0, first - MARGIN), first - 1)
        after = self._missing(last + 1, min(len(self) - 1, last + MARGIN))
        ids = (wanted + after + before)[:CHUNK]
        self._trim(len(ids))
        for row in self._reader.rows(ids):
            self._kept[row.id] = shown_row(row)

    def read(self, capture: int) -> Row | None:
        """The row of one capture, read if it is not here."""
        known = self._kept.get(capture)
        if known is None and self._reader is not None and capture > 0:
            for row in self._reader.rows([capture]):
                known = self._kept[row.id] = shown_row(row)
        return known

    def _missing(self, first: int, last: int) -> list[int]:
        kept, id_at = self._kept, self.order.id_at
        ids = (id_at(row) for row in range(first, last + 1))
        return [each for each in ids if each and each not in kept]

    def _trim(self, coming: int) -> None:
        """Drop the rows that were read longest ago."""
        surplus = len(self._kept) + coming - KEPT
        if surplus > 0:
            for capture in list(self._kept)[:surplus]:
                del self._kept[capture]

    def forget(self, spans: Iterable[Sequence[int]]) -> list[int]:
        """Drop rows whose verdicts changed; the ids that were here and must be painted again.

        Args:
            spans: Pairs of first and last id.
        """
        dropped: list[int] = []
        for first, last in spans:
            if last - first > len(self._kept):
                inside = [each for each in self._kept if first <= each <= last]
            else:
                inside = [each for each in range(first, last + 1) if each in self._kept]
            for capture in inside:
                del self._kept[capture]
            dropped += inside
        return dropped

    def forget_all(self) -> None:
        """Drop everything: the archive was emptied."""
        self._kept.clear()
