"""What a filter matches, looked up by a worker process: texts are compared there, not on the loop.

A search writes the ids it finds into a file, 8 bytes each, little-endian, newest first.
"""

import sqlite3
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from inspector.archive.filtering import find, matching_ids
from inspector.archive.reading import Reader
from inspector.core.capture import Capture
from inspector.core.problem import Problem
from inspector.core.query import Query
from inspector.engine.texts import text_of

ID_SIZE = 8


class Stopped(Exception):  # noqa: N818 - no error: how a search is left in the middle
    """The search is no longer wanted."""


def search_there(archive: Path, query: Query, file: Path, stop: Path) -> Problem | None:
    """Write all matching ids into `file`; ends early once `stop` exists. Runs in the worker."""
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return reader

    def text(capture: Capture) -> str:
        _check(stop)  # between two captures: a search through many can take minutes
        return text_of(capture)

    try:
        with file.open("ab", buffering=0) as out:
            for part in find(reader.connection, query, text_of=text):
                _check(stop)
                out.write(little_endian(part.ids))
    except Stopped:
        return None
    except sqlite3.Error as error:
        return Problem(f"The archive could not be searched: {error}.", kind="search")
    except OSError as error:
        return Problem(f"The filter's result could not be kept: {error.strerror}.", kind="search")
    finally:
        reader.close()
    return None


def matching_there(archive: Path, query: Query, ids: Sequence[int]) -> list[int]:
    """Those of `ids` that match, newest first. Runs in the worker."""
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return []
    try:
        return list(matching_ids(reader.connection, query, only=ids, text_of=text_of))
    except sqlite3.Error:
        return []
    finally:
        reader.close()


def little_endian(ids: "array[int]") -> bytes:
    """The ids as they stand in the file."""
    if sys.byteorder == "big":
        ids = ids[:]
        ids.byteswap()
    return ids.tobytes()


def read_ids(file: Path) -> "array[int]":
    """All whole ids in the file, newest first; none when it cannot be read."""
    ids = array("q")
    try:
        raw = file.read_bytes()
    except OSError:
        return ids
    ids.frombytes(raw[: len(raw) // ID_SIZE * ID_SIZE])
    if sys.byteorder == "big":
        ids.byteswap()
    return ids


def peek(file: Path) -> tuple[int, int, int]:
    """How many whole ids the file holds, the newest and the oldest of them; zeros when none."""
    try:
        with file.open("rb") as ids:
            count = ids.seek(0, 2) // ID_SIZE
            if not count:
                return 0, 0, 0
            ids.seek(0)
            newest = ids.read(ID_SIZE)
            ids.seek((count - 1) * ID_SIZE)
            oldest = ids.read(ID_SIZE)
    except OSError:
        return 0, 0, 0
    return count, int.from_bytes(newest, "little"), int.from_bytes(oldest, "little")


def _check(stop: Path) -> None:
    if stop.exists():
        raise Stopped
