"""Rendered bodies for tests, written as the engine writes them."""

import json
from pathlib import Path
from typing import Any

from inspector.core.capture import request_of
from inspector.decode.line import (
    CLOSER,
    IN_NESTED,
    MEMBER,
    NESTED_CLOSER,
    NESTED_OPENER,
    OPENER,
    SIZE,
    TEXT,
    Line,
    pack,
)
from inspector.decode.opening import open_request
from inspector.decode.render import render
from inspector.gui.models.body_lines import BodyLines


class BodyFiles:
    """The two files of a rendering, filled by a test."""

    def __init__(self, folder: Path, name: str = "body") -> None:
        self.text = folder / f"{name}.text"
        self.lines = folder / f"{name}.lines"
        self.text.touch()
        self.lines.touch()
        self.count = 0
        self._records: list[Line] = []

    def add(
        self, text: str, depth: int = 0, flags: int = 0, parent: int = 0, extra: int = 0
    ) -> int:
        """Append one line to both files; its number."""
        data = text.encode()
        offset = self.text.stat().st_size
        with self.text.open("ab") as file:
            file.write(data)
        self._records.append(Line(offset, len(data), parent, 0, depth, flags, extra))
        self._write()
        return self.count - 1

    def close(self, opener: int, closer: int) -> None:
        """Write an opener's closing line into its record."""
        self._records[opener] = self._records[opener]._replace(fold_end=closer)
        self._write()

    def _write(self) -> None:
        self.lines.write_bytes(b"".join(map(pack, self._records)))
        self.count = len(self._records)

    def opened(self) -> BodyLines:
        """All lines, as the window has them."""
        lines = BodyLines(self.text, self.lines)
        assert lines.grow(self.count)
        return lines

    def notice(self, token: str, *, done: bool = True, **fields: object) -> dict[str, object]:
        """The engine's notice that all lines so far are there."""
        told: dict[str, object] = {"note": "", "coding": "", "sizes": [0, 0]}
        told |= {"notice": "rendered", "token": token, "line_count": self.count, "done": done}
        return told | fields


def json_files(folder: Path, document: Any, name: str = "body") -> BodyFiles:
    """A document laid out as `decode.render` does; strings that hold JSON are opened."""
    files = BodyFiles(folder, name)
    text = bytearray()
    records: list[Line] = []
    _add_value(document, "", 0, 0, "", text, records, flags=0, extra=0)
    files.text.write_bytes(text)
    files._records = records
    files._write()
    return files


def _add_value(
    value: Any,
    before: str,
    parent: int,
    depth: int,
    comma: str,
    text: bytearray,
    records: list[Line],
    *,
    flags: int,
    extra: int,
) -> None:
    def add(words: str, flags: int, parent: int, extra: int = 0) -> int:
        data = words.encode()
        records.append(Line(len(text), len(data), parent, 0, depth, flags, extra))
        text.extend(data)
        return len(records) - 1

    nested = 0
    if isinstance(value, str) and value[:1] in ("{", "["):
        nested, value = len(value), json.loads(value)
        flags |= NESTED_OPENER
        extra = nested
    if not isinstance(value, (dict, list)) or not value:
        add(before + json.dumps(value, ensure_ascii=False) + comma, flags, parent, extra)
        return
    is_list = isinstance(value, list)
    opener = add(before + "{["[is_list], flags | OPENER, parent, extra)
    inner = IN_NESTED if nested else flags & IN_NESTED
    items = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for place, (key, item) in enumerate(items):
        key_text = "" if is_list else f"{json.dumps(key, ensure_ascii=False)}: "
        more = "," if place < len(items) - 1 else ""
        member = MEMBER if is_list else 0
        _add_value(
            item, key_text, opener + 1, depth + 1, more, text, records,
            flags=inner | member, extra=key if is_list else 0,
        )  # fmt: skip
    closes = CLOSER | (NESTED_CLOSER if nested else 0) | (flags & IN_NESTED)
    closer = add("}]"[is_list] + comma, closes, opener + 1)
    records[opener] = records[opener]._replace(fold_end=closer)


def text_files(folder: Path, lines: list[str], name: str = "body") -> BodyFiles:
    """Lines of plain text."""
    files = BodyFiles(folder, name)
    encoded = [line.encode() for line in lines]
    offset = 0
    for data in encoded:
        files._records.append(Line(offset, len(data), flags=TEXT))
        offset += len(data)
    files.text.write_bytes(b"".join(encoded))
    files._write()
    return files


def many_lines(folder: Path, count: int) -> BodyFiles:
    """An array of so many numbers, in files made without building each record by hand."""
    files = BodyFiles(folder)
    body = b'"0123456789",'
    first = pack(Line(0, 1, 0, count - 1, 0, OPENER))
    records = bytearray(first)
    for number in range(1, count - 1):
        records += pack(Line(1 + (number - 1) * len(body), len(body), 1, 0, 1, MEMBER, number - 1))
    end = 1 + (count - 2) * len(body)
    records += pack(Line(end, 1, 1, 0, 0, CLOSER))
    files.text.write_bytes(b"[" + body * (count - 2) + b"]")
    files.lines.write_bytes(records)
    files.count = len(records) // SIZE
    return files


def rendered(folder: Path, body: bytes, view: str = "pretty", headers: str = "") -> BodyFiles:
    """A body laid out by the real renderer, written as the engine does."""
    head = f"POST / HTTP/1.1\r\n{headers}\r\n".encode()
    opened = open_request(request_of(head, body))
    files = BodyFiles(folder, view)
    text, records = bytearray(), bytearray()
    for chunk in render(opened, view):
        text += chunk.text
        records += chunk.records
        for number, record in chunk.patches:
            records[number * SIZE : (number + 1) * SIZE] = record
    files.text.write_bytes(text)
    files.lines.write_bytes(records)
    files.count = len(records) // SIZE
    return files
