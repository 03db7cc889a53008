"""One filter's search, in a thread with a reader of its own: ids of matches, newest first."""

import sqlite3
import sys
from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from pathlib import Path

from inspector.archive.filtering import find, matching_ids
from inspector.archive.reading import Reader
from inspector.core.capture import Capture
from inspector.core.problem import Problem
from inspector.core.query import Query


class Stopped(Exception):  # noqa: N818 - no error: how a search is left in the middle
    """The search is no longer wanted."""


class FilterSearch:
    """A query with the ids it has found so far.

    Only `stop` may be called outside the search's thread.

    Args:
        archive: The archive's file.
        query: What to look for.
        text_of: Decoded text of a capture; may take long.
    """

    def __init__(self, archive: Path, query: Query, text_of: Callable[[Capture], str]) -> None:
        self._archive = archive
        self._query = query
        self._text_of = text_of
        self._known = array("q")  # oldest first
        self._stopped = False

    def stop(self) -> None:
        """Leave the search soon."""
        self._stopped = True

    def search(self, file: Path, found: Callable[[int, float], None]) -> Problem | None:
        """Write all matching ids into `file`, 8 bytes each, little-endian, newest first.

        Args:
            file: Made empty by the caller.
            found: Called with (ids in the file so far, fraction of the archive gone through).

        Raises:
            Stopped: When `stop` was called.
        """
        newest_first = array("q")
        reader = Reader.open(self._archive)
        if isinstance(reader, Problem):
            return reader
        try:
            with file.open("ab", buffering=0) as out:
                for part in find(reader.connection, self._query, text_of=self._text):
                    self._check()
                    newest_first.extend(part.ids)
                    out.write(little_endian(part.ids))
                    found(len(newest_first), part.fraction)
        except sqlite3.Error as error:
            return Problem(f"The archive could not be searched: {error}.", kind="search")
        except OSError as error:
            return Problem(f"The filter's result could not be kept: {error.strerror}.")
        finally:
            reader.close()
        self._known = newest_first[::-1]
        return None

    def added(self, ids: Sequence[int]) -> list[int]:
        """Those of `ids` that match and were not known yet, newest first.

        Raises:
            Stopped: When `stop` was called.
        """
        reader = Reader.open(self._archive)
        if isinstance(reader, Problem):
            return []
        try:
            matches = matching_ids(reader.connection, self._query, only=ids, text_of=self._text)
        except sqlite3.Error:
            return []
        finally:
            reader.close()
        new = [number for number in matches if not self._knows(number)]
        for number in new:
            insort(self._known, number)
        return new

    def _knows(self, number: int) -> bool:
        at = bisect_left(self._known, number)
        return at < len(self._known) and self._known[at] == number

    def _text(self, capture: Capture) -> str:
        self._check()  # between two captures: a search through texts can take minutes
        return self._text_of(capture)

    def _check(self) -> None:
        if self._stopped:
            raise Stopped


def little_endian(ids: "array[int]") -> bytes:
    """The ids as they stand in the file."""
    if sys.byteorder == "big":
        ids = ids[:]
        ids.byteswap()
    return ids.tobytes()
