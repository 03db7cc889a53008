"""Puts a reply on the wire: a minimal head, the body's length, and nothing that could split it."""

import json
import re
from http import HTTPStatus
from typing import Final

from inspector.core.capture import Reply

CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"

_TOKEN: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_LINE_BREAKERS: Final = str.maketrans(dict.fromkeys("\r\n\0", " "))
_OURS: Final = frozenset(("content-length", "transfer-encoding", "connection"))
_WITHOUT_LENGTH: Final = frozenset((204, 304))
_PHRASES: Final = {status.value: status.phrase for status in HTTPStatus}
_ALLOWED: Final = ("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")


def refusal(status: int, reason: str) -> Reply:
    """The reply for a request that is turned away: a JSON object that says why."""
    headers = (("Content-Type", "application/json"),)
    body = json.dumps({"error": reason}).encode()
    return Reply(status, (*headers, _ALLOWED) if status == 405 else headers, body)


def frame(reply: Reply, *, bodiless: bool = False, close: bool = False, old: bool = False) -> bytes:
    """The bytes of a reply.

    The reply's own Content-Length, Transfer-Encoding and Connection fields are left out, names that
    are no token too, and line breaks inside a value become blanks: a reply rule is typed by a
    person and must not be able to confuse the sender about where the reply ends.

    Args:
        reply: What to say; a status outside 200-599 is no final status and becomes 500.
        bodiless: Whether it answers HEAD: the length is told, the body is not sent.
        close: Whether the connection is closed afterwards.
        old: Whether it answers an HTTP/1.0 request.
    """
    if not 200 <= reply.status <= 599:
        reply = refusal(500, f"The reply rule names {reply.status}, which is no final HTTP status.")
    lines = [f"HTTP/1.1 {reply.status} {_PHRASES.get(reply.status, 'Unassigned')}"]
    lines += [
        f"{name}: {value.translate(_LINE_BREAKERS)}"
        for name, value in reply.headers
        if name.lower() not in _OURS and _TOKEN.fullmatch(name)
    ]
    body = reply.body
    if reply.status in _WITHOUT_LENGTH:
        body = b""
    else:
        lines.append(f"Content-Length: {len(body)}")
    if close:
        lines.append("Connection: close")
    elif old:
        lines.append("Connection: keep-alive")
    head = "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n"
    return head if bodiless else head + body


def wants_close(reply: Reply) -> bool:
    """Whether the reply's own fields ask to close the connection after it."""
    return any(
        name.lower() == "connection" and "close" in value.lower() for name, value in reply.headers
    )


class Framer:
    """Frames replies that keep the connection open, remembering the last: most get the same.

    Attributes:
        reply: The reply framed last.
        framed: Its bytes.
    """

    __slots__ = ("framed", "reply")

    def __init__(self) -> None:
        self.reply: Reply | None = None
        self.framed = b""

    def plain(self, reply: Reply) -> bytes | None:
        """A reply to an HTTP/1.1 request other than HEAD; None when it asks to close."""
        if reply is self.reply:
            return self.framed
        if wants_close(reply):
            return None
        self.framed = frame(reply)
        self.reply = reply
        return self.framed
