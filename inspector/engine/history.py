"""Captures read back from the archive in pieces that fit a slice of the loop."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from inspector.archive import rows
from inspector.archive.judged import Judged, Touched, read_judged, touched_ids
from inspector.archive.reading import Reader
from inspector.archive.values import Judgement
from inspector.core.capture import Capture
from inspector.engine.judging import LARGE_BODY, is_large

PIECE = 32
"""Captures to read at once on the loop: about half a millisecond."""


class Piece(NamedTuple):
    """Some captures; gaps and ids that are gone are in neither list.

    Attributes:
        captures: With head and body.
        large: Ids of those that only the worker opens.
    """

    captures: list[Capture]
    large: list[int]


class JudgedPiece(NamedTuple):
    """Some captures with what was concluded about them, and ids that only the worker opens."""

    captures: Sequence[Judged]
    large: Sequence[int]


class History:
    """The archive as the loop reads it: never a large body."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, ids: Sequence[int]) -> Piece:
        """These captures, all held at once: ask for few. What cannot be read now is left out."""
        try:
            sizes = rows.read_sizes(self._reader.connection, ids)
        except sqlite3.Error:  # locked for a moment while another process recovers the archive
            return Piece([], [])
        large = [number for number, size in sizes if size > LARGE_BODY]
        small = [number for number, size in sizes if size <= LARGE_BODY]
        captures: list[Capture] = []
        for capture in self._reader.captures(small):
            if is_large(capture.request.head, len(capture.request.body)):
                large.append(capture.id)
            else:
                captures.append(capture)
        return Piece(captures, large)

    def judged(self, ids: Sequence[int]) -> "JudgedPiece":
        """These captures with what was concluded about them, all held at once: ask for few."""
        small: list[Judged] = []
        large: list[int] = []
        nothing: list[Judged] = []
        for row in self._reader.ask(
            lambda: read_judged(self._reader.connection, ids, LARGE_BODY), nothing
        ):
            if row.body is None or is_large(row.head, len(row.body)):
                large.append(row.number)
            else:
                small.append(row)
        return JudgedPiece(small, large)

    def touched(self, ids: Sequence[int], touched: Touched | None) -> Sequence[int]:
        """Those that a change can touch; all for None, and while it cannot be told."""
        if touched is None:
            return ids
        return self._reader.ask(lambda: touched_ids(self._reader.connection, ids, touched), ids)

    def judgements(self, ids: Sequence[int]) -> dict[int, Judgement]:
        """What was concluded about captures, by id."""
        return {found.id: found for found in self._reader.judgements(ids)}

    def bounds(self) -> tuple[int, int]:
        """Ids of the oldest and the newest capture; the wrong way round when there is none."""
        return self._reader.bounds()
