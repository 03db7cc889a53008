"""What a person typed about an endpoint, read and checked in words."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from inspector.core.capture import Endpoint, Headers, Reply

LONGEST_DELAY = 60.0
LARGEST_BODY = 1 << 20

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_TEMPLATE = re.compile(r"\{[A-Za-z_][A-Za-z0-9_]*\}")
_OURS = {"content-length", "transfer-encoding", "connection"}


@dataclass(frozen=True, slots=True)
class Typed:
    """The form's texts as they stand."""

    path: str = ""
    provider: str = ""
    status: str = "200"
    delay: str = "0"
    headers: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of it.

    Attributes:
        endpoint: The endpoint, None while anything is wrong.
        wrong: A sentence for each field that is wrong: path, status, delay, headers, body.
    """

    endpoint: Endpoint | None
    wrong: dict[str, str]


def read(typed: Typed, taken: Collection[str] = ()) -> Read:
    """Read a form; `taken` are the paths of the other endpoints."""
    headers, wrong_header = read_headers(typed.headers)
    found = {
        "path": _path(typed.path.strip(), taken),
        "status": _status(typed.status.strip()),
        "delay": _delay(typed.delay.strip()),
        "headers": wrong_header,
        "body": _body(typed.body, typed.status.strip()),
    }
    wrong = {field: sentence for field, sentence in found.items() if sentence}
    if wrong:
        return Read(None, wrong)
    delay = float(typed.delay.strip().replace(",", ".") or 0)
    reply = Reply(int(typed.status.strip()), headers, typed.body.encode("utf-8", "replace"), delay)
    return Read(Endpoint(typed.path.strip(), typed.provider, reply), wrong)


def typed_of(path: str, provider: str, reply: Reply) -> Typed:
    """How an endpoint stands in the form."""
    lines = "\n".join(f"{name}: {value}" for name, value in reply.headers)
    body = reply.body.decode("utf-8", "replace")
    return Typed(path, provider, str(reply.status), f"{reply.delay:g}", lines, body)


def read_headers(text: str) -> tuple[Headers, str]:
    """Header fields, one a line, and what is wrong with the first bad line."""
    headers: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        name, colon, value = line.partition(":")
        name = name.strip()
        if not colon or not _NAME.fullmatch(name):
            return (), f"Write each field as Name: value. This is none: {line.strip()[:40]}"
        if name.lower() in _OURS:
            return (), f"{name} is set by us, so that senders know where the reply ends."
        if not value.strip().isprintable():
            return (), f"The value of {name} holds a character that no header can carry."
        headers.append((name, value.strip()))
    return tuple(headers), ""


def _path(path: str, taken: Collection[str]) -> str:
    if not path.startswith("/"):
        return "A path begins with a slash, such as /orders or /powens/{event}."
    if len(path) > 500:
        return "A path has at most 500 characters."
    if any(mark in path for mark in "?#") or any(mark.isspace() for mark in path):
        return "A path has no query, fragment or blank. Leave out everything from the ? on."
    for part in path.split("/"):
        if ("{" in part or "}" in part) and not _TEMPLATE.fullmatch(part):
            return f"{part} cannot be used: braces go around the whole of a part, as in {{event}}."
    if path in taken:
        return "There is an endpoint with this path already."
    return ""


def _status(text: str) -> str:
    if not text.isdecimal() or not text.isascii() or not 200 <= int(text[:9]) <= 599:
        return "A status is a number from 200 to 599."
    return ""


def _delay(text: str) -> str:
    try:
        seconds = float(text.replace(",", ".") or 0)
    except ValueError:
        return "A delay is a number of seconds, such as 2.5."
    if not 0 <= seconds <= LONGEST_DELAY:
        return f"A reply can wait for {LONGEST_DELAY:g} seconds at most."
    return ""


def _body(body: str, status: str) -> str:
    if body and status in ("204", "304"):
        return f"A reply with status {status} has no body."
    if len(body) > LARGEST_BODY:
        return "A reply's body has at most a million characters."
    return ""
