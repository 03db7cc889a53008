"""Requests to open, and renderings put together as a window reads them."""

from typing import NamedTuple

from inspector.core.capture import Request
from inspector.core.opened import Opened
from inspector.decode.line import SIZE, Line, unpack
from inspector.decode.opening import open_content
from inspector.decode.render import render


class Shown(NamedTuple):
    """One line as a window shows it."""

    line: Line
    text: str


def request_of_body(
    body: bytes, content_type: str = "application/json", coding: str = ""
) -> Request:
    """A POST with a body."""
    headers = [("Content-Type", content_type)] if content_type else []
    if coding:
        headers.append(("Content-Encoding", coding))
    return Request(b"", body, "POST", "/hook", "1.1", tuple(headers))


def opened_of(body: bytes, content_type: str = "application/json") -> Opened:
    """A body with its codings undone."""
    return open_content(request_of_body(body, content_type))


def shown(body: bytes, view: str = "pretty", content_type: str = "application/json") -> list[Shown]:
    """All lines of a rendering, patches applied; checks what holds for every chunk."""
    text = bytearray()
    records = bytearray()
    for chunk in render(opened_of(body, content_type), view):
        assert chunk.records
        assert len(chunk.records) % SIZE == 0
        for number, record in chunk.patches:
            assert number < len(records) // SIZE, "a patch concerns an earlier chunk"
            was, now = unpack(memoryview(records), number), unpack(record)
            assert was._replace(fold_end=now.fold_end) == now
            records[number * SIZE : (number + 1) * SIZE] = record
        text += chunk.text
        records += chunk.records
    all_records = memoryview(records)
    lines = [unpack(all_records, index) for index in range(len(records) // SIZE)]
    assert sum(line.length for line in lines) == len(text)
    return [Shown(line, text[line.offset : line.offset + line.length].decode()) for line in lines]


def texts(body: bytes, view: str = "pretty", content_type: str = "application/json") -> list[str]:
    """The lines with two blanks a level before them."""
    return ["  " * line.depth + text for line, text in shown(body, view, content_type)]
