"""A call in words: its moment, how long it took, its request and answer lines."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from inspector.archive.values import Row
from inspector.core.capture import Kind
from inspector.gui.models.capture_line import moment
from inspector.gui.models.header_rows import HeaderRow
from inspector.gui.models.sizes import size_words
from inspector.providers.fuse_sync import SYNC_EVENT

SHOWN_ANSWER = 16 * 1024
"""Characters of an answer that are shown."""


def is_syncable(row: Row | None) -> bool:
    """Whether Fuse wants to be called for this capture."""
    return (
        row is not None
        and row.kind in (Kind.COMPLETE, Kind.CUT)
        and (row.provider, row.event_type) == ("fuse", SYNC_EVENT)
    )


def succeeded(call: Mapping[str, Any]) -> bool:
    """Whether it was answered 2xx in full."""
    return call["outcome"] == "answered" and 200 <= int(call["status"]) <= 299


def aside(call: Mapping[str, Any]) -> str:
    """When it began and how long it took: `14:02:11.408 · 240 ms`."""
    when = moment(int(call["started_at"]))
    clock = f"{when:%H:%M:%S}.{when.microsecond // 1000:03d}"
    return f"{clock} · {duration_words(int(call['duration']))}"


def duration_words(microseconds: int) -> str:
    """`240 ms`, `1.2 s`, `120 s`: cut, not rounded."""
    if microseconds < 1_000_000:
        return f"{microseconds // 1000} ms"
    tenths = microseconds // 100_000
    return f"{tenths / 10:.1f} s" if tenths < 100 else f"{tenths // 10} s"


def status_line(call: Mapping[str, Any]) -> str:
    """`200 OK`; empty when no answer came."""
    status = int(call["status"])
    if not status:
        return ""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def answer_note(call: Mapping[str, Any]) -> str:
    """That an answer is longer than what is shown of it; empty when all of it is."""
    if len(call["answer"]) <= SHOWN_ANSWER and call["outcome"] != "too-large":
        return ""
    return f"The beginning of {size_words(int(call['answer_size']))} that were kept."


def sent_rows(pairs: list[list[str]]) -> list[HeaderRow]:
    """Header fields of a call; credentials in them are masked where the call was made."""
    return [HeaderRow(name, value) for name, value in pairs]
