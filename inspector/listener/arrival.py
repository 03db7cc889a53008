"""What the listener hands to whoever decides about a request: the request, and a way to answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from inspector.core.capture import Kind, Reply

NO_REPLY: Final = Reply(status=0, headers=(), body=b"")
"""Stands for the reply of a request whose sender was gone before it could get one."""


@dataclass(slots=True)
class Arrival:
    """One request as it came, before anything was decided about it.

    Attributes:
        received_at: Microseconds since 1970 (UTC) when the head was complete; when there was no
            complete head, the moment it was given up.
        kind: COMPLETE; CUT (body too long, too slow, or broken off); MALFORMED (no HTTP that can
            be read without guessing); REFUSED (a head too long or too slow, or CONNECT).
        peer: Address of the sender, `127.0.0.1:50412`, `[::1]:50412`.
        head: Request line and header fields with their line ends, the empty line included. For a
            malformed or incomplete head: what came of it and after it, at most `Limits.head` bytes.
        body: The body before any content decoding, chunks joined; what came of it when it was cut.
        trailers: Raw trailer fields of a chunked body with their line ends. For a chunked body
            that became unreadable: the bytes from the first unreadable one on.
        method: As on the wire; empty when the request line is unreadable.
        target: As on the wire (latin-1); empty when the request line is unreadable.
        status: 0 to let the engine decide, else what the limits demand (400, 405, 408, 413, 431,
            503).
        reason: Why it is not COMPLETE, one sentence for a person; empty when it is.
        reply: The reply that is already fixed: the ready-made one when `status` is not 0, NO_REPLY
            when the sender is gone, None to let the engine decide.
    """

    received_at: int
    kind: Kind
    peer: str
    head: bytes
    body: bytes
    trailers: bytes
    method: str
    target: str
    status: int = 0
    reason: str = ""
    reply: Reply | None = None


Respond = Callable[[Reply], None]
"""Answers one arrival; called exactly once, at once or later, always in the loop's thread.

The order of answers does not matter: replies of one connection leave in the order of its requests.
Does nothing when the sender is gone.
"""

Receive = Callable[[Arrival, Respond], None]
"""Takes an arrival; must not raise."""
