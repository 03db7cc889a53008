"""A delivery as somebody edits it: text in fields, and back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the fields hold; `headers` are lines of `Name: value`."""

    provider: str
    event: str
    method: str
    url: str
    headers: str
    body: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back, ready to be shown.

    Attributes:
        line: `200 OK in 12 ms`.
        accepted: Whether the status is 2xx.
        headers: Lines of `Name: value`.
        body: Text; an ellipsis at its end when it was longer.
    """

    line: str
    accepted: bool
    headers: str
    body: str


def draft_of(told: Mapping[str, Any]) -> Draft:
    """A draft as the engine tells it."""
    return Draft(
        str(told.get("provider", "")),
        str(told.get("event", "")),
        str(told.get("method", "POST")),
        str(told.get("url", "")),
        lines_of(told.get("headers") or ()),
        str(told.get("body", "")),
    )


def fields_of(draft: Draft) -> dict[str, Any]:
    """A draft as the engine takes it; its headers must be readable."""
    return {
        "provider": draft.provider,
        "event": draft.event,
        "method": draft.method.strip(),
        "url": draft.url.strip(),
        "headers": pairs_of(draft.headers),
        "body": draft.body,
    }


def answered_of(told: Mapping[str, Any]) -> Answered:
    """An answer as the engine tells it."""
    status, took = int(told.get("status") or 0), float(told.get("duration_ms") or 0)
    reason = str(told.get("reason") or "")
    named = f"{status} {reason}".strip()
    body = str(told.get("body") or "") + ("…" if told.get("cut") else "")
    headers = lines_of(told.get("headers") or ())
    return Answered(f"{named} in {took:,.0f} ms", 200 <= status < 300, headers, body)


def lines_of(pairs: Sequence[Sequence[str]]) -> str:
    """Header fields, one a line."""
    return "\n".join(f"{name}: {value}" for name, value in pairs)


def pairs_of(text: str) -> list[list[str]]:
    """Header fields of lines that `wrong_header` finds nothing wrong with."""
    split = (line.partition(":") for line in text.splitlines() if line.strip())
    return [[name.strip(), value.strip()] for name, _, value in split]


def wrong_header(text: str) -> str:
    """What is wrong with the first bad line, empty when nothing is."""
    for number, line in enumerate(text.splitlines(), 1):
        name, colon, value = line.partition(":")
        if not line.strip():
            continue
        if not colon or not _NAME.fullmatch(name.strip()):
            return f"Write each field as Name: value. Line {number} is none."
        if not value.strip().isprintable():
            return f"The value in line {number} holds a character that no header can carry."
    return ""
