"""Where in a document a line is, in words, and what kind of value it has."""

import re
from typing import NamedTuple

from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    HEX,
    MEMBER,
    NESTED_OPENER,
    OPENER,
    TEXT,
    Line,
)
from inspector.decode.paths import PathStep, Step, key_of

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_JQ_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEY = re.compile(r'"(?:[^"\\]|\\.)*"\s*:\s*')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_INTEGER = re.compile(r"-?\d+,?$")


class PathPart(NamedTuple):
    """A stretch of a path to paint; `nested` marks where it enters JSON in a string."""

    text: str
    nested: bool = False


def path_parts(steps: list[PathStep]) -> list[PathPart]:
    """A path to show: `remote_data`, `{}`, `accounts[0].id`; empty for the root."""
    parts: list[PathPart] = []
    text = ""
    for step in steps:
        if isinstance(step, Step):
            if text:
                parts.append(PathPart(text))
            parts.append(PathPart("{}", nested=True))
            text = ""
        elif isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            text += f".{step}" if text else step
        else:
            text += f"[{_quoted(step)}]"
    return [*parts, PathPart(text)] if text else parts


def dollar_path(steps: list[PathStep]) -> str:
    """The path as one line of text: `$.remote_data{}.accounts[0].id`; `$` for the root.

    `{}` says that the JSON goes on inside of a string. Keys that are no plain words are quoted.
    """
    text = "$"
    for step in steps:
        if isinstance(step, Step):
            text += "{}"
        elif isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            text += f".{step}"
        else:
            text += f"[{_quoted(step)}]"
    return text


def jq_path(steps: list[PathStep]) -> str:
    """The path as a jq filter: `.remote_data | fromjson | .accounts[0].id`; `.` for the root."""
    filters: list[str] = []
    text = ""
    for step in steps:
        if isinstance(step, Step):
            filters += [text or ".", "fromjson"]
            text = ""
        elif isinstance(step, int):
            text = f"{text or '.'}[{step}]"
        elif _JQ_KEY.fullmatch(step):
            text += f".{step}"
        else:
            text = f"{text or '.'}[{_quoted(step)}]"
    if text or not filters:
        filters.append(text or ".")
    return " | ".join(filters)


def _quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def key_in(line: Line, text: str) -> str | None:
    """The key that a line begins with, unescaped; None for lines without one."""
    if line.flags & (TEXT | HEX | CONTINUED | CLOSER | MEMBER):
        return None
    return key_of(text)


def simple_value(line: Line, text: str) -> str | None:
    """The value of a line as received, a string without its quotes.

    None for what is more than this line: objects, arrays, JSON in a string, long strings.
    """
    if line.flags & (TEXT | HEX | CONTINUED | CLOSER | OPENER):
        return None
    key = _KEY.match(text)
    value = (text[key.end() :] if key else text).removesuffix(",")
    if value[:1] == '"':
        return value[1:-1] if _STRING.fullmatch(value) else None
    return value or None


def value_kind(line: Line, text: str) -> str:
    """What kind of value a line has: `integer`, `string`, `object in a string`; empty for text."""
    if line.flags & (TEXT | HEX):
        return ""
    if line.flags & CONTINUED:
        return "string"
    key = _KEY.match(text)
    value = text[key.end() :] if key else text
    first = value[:1]
    if first and (line.flags & CLOSER or first in "{[}]"):
        kind = "array" if first in "[]" else "object"
        return f"{kind} in a string" if line.flags & NESTED_OPENER else kind
    if first == '"':
        return "string"
    if first.isdigit() or first == "-":
        return "integer" if _INTEGER.match(value) else "number"
    return {"t": "true or false", "f": "true or false", "n": "null"}.get(first, "")
