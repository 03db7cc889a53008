"""What was received and what was answered, byte for byte."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Headers = tuple[tuple[str, str], ...]
"""Header fields in received order, names in received case, duplicates kept."""


class Kind(StrEnum):
    """How a row of the archive came to be."""

    COMPLETE = "complete"
    CUT = "cut"  # the body was longer than the limit or the connection broke; what came is kept
    MALFORMED = "malformed"  # no HTTP that could be read without guessing; the bytes are kept
    REFUSED = "refused"  # readable, but turned away (a limit, a time-out)
    GAP = "gap"  # no request: nothing could be received between two moments


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request as received.

    Attributes:
        head: Request line and header fields with their line ends, up to and including the empty
            line. For malformed input: everything that came.
        body: The body before any content decoding, chunks joined.
        trailers: Raw trailer fields of a chunked body, empty otherwise.
        method: As on the wire, such as `POST`; empty when the request line is unreadable.
        target: As on the wire: path and query, or a full URL; empty when unreadable.
        http_version: `1.1` or `1.0`; empty when unreadable.
        headers: Fields decoded as latin-1, values stripped of surrounding blanks.
    """

    head: bytes
    body: bytes
    method: str
    target: str
    http_version: str
    headers: Headers
    trailers: bytes = b""

    @property
    def path(self) -> str:
        """The path of the target without its query, still percent-encoded."""
        path = self.target.partition("?")[0]
        if "://" in path and not path.startswith("/"):  # else it is a path with a URL in it
            rest = path.partition("://")[2]
            slash = rest.find("/")
            return rest[slash:] if slash >= 0 else "/"
        return path

    def header(self, name: str) -> str | None:
        """The first value of a header field, by name in any case, or None."""
        wanted = name.lower()
        size = len(wanted)
        for key, value in self.headers:
            if len(key) == size and key.lower() == wanted:
                return value
        return None

    def headers_named(self, name: str) -> tuple[str, ...]:
        """All values of a header field, by name in any case, in received order."""
        wanted = name.lower()
        size = len(wanted)
        return tuple(
            [value for key, value in self.headers if len(key) == size and key.lower() == wanted]
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """What we answered: status, header fields and body; `delay` is seconds waited before it."""

    status: int = 200
    headers: Headers = (("Content-Type", "application/json"),)
    body: bytes = b"{}"
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A path (or template such as `/powens/{event}`) and how requests to it are treated.

    Attributes:
        path: Literal path or template; `{name}` matches one path segment.
        provider: Provider id, or empty to recognise each request by itself.
        reply: What senders get.
        auto_sync: Whether a Fuse `sync_data` that verifies here is synced without a press.
    """

    path: str
    provider: str = ""
    reply: Reply = field(default_factory=Reply)
    auto_sync: bool = False


@dataclass(frozen=True, slots=True)
class Capture:
    """One received request with our reply.

    Attributes:
        id: Position in the archive, from 1, without holes.
        received_at: Microseconds since 1970 (UTC) when the head was complete.
        kind: Whether it is complete, cut, malformed or refused.
        request: The request.
        peer: Address of the sender, `127.0.0.1:50412`.
        endpoint: Path template of the endpoint that took it, or empty.
        reply: What we answered.
        path_values: Values of the template's names, such as `{"event": "user-created"}`.
        starred: Whether the user starred it.
    """

    id: int
    received_at: int
    kind: Kind
    request: Request
    peer: str = ""
    endpoint: str = ""
    reply: Reply = field(default_factory=Reply)
    path_values: Mapping[str, str] = field(default_factory=dict)
    starred: bool = False


def read_head(head: bytes) -> tuple[str, str, str, Headers]:
    """Read method, target, HTTP version and header fields from a raw head; never raises.

    Header text is latin-1, as on the wire. What cannot be read comes back empty.
    """
    lines = head.decode("latin-1").replace("\r\n", "\n").split("\n")
    parts = lines[0].split(" ")
    version = ""
    if len(parts) >= 3 and parts[-1].startswith("HTTP/"):
        version = parts.pop()[5:]
    method = parts[0] if version else ""
    target = " ".join(parts[1:]) if version else ""
    headers: list[tuple[str, str]] = []
    for line in lines[1:]:
        if not line:
            break
        name, colon, value = line.partition(":")
        if line[0] in " \t" and headers:  # a folded line continues the value before it
            last, so_far = headers[-1]
            headers[-1] = (last, f"{so_far} {line.strip()}".strip())
        elif colon:
            headers.append((name, value.strip(" \t")))
    return method, target, version, tuple(headers)


def request_of(head: bytes, body: bytes, trailers: bytes = b"") -> Request:
    """Build a request from its raw head and body."""
    method, target, version, headers = read_head(head)
    return Request(head, body, method, target, version, headers, trailers)


def match_path(template: str, path: str) -> dict[str, str] | None:
    """Match a path against an endpoint's template; the template's values, or None.

    `/powens/{event}` matches `/powens/user-created` with `{"event": "user-created"}`. A trailing
    slash on the path is ignored.
    """
    wanted = template.strip("/").split("/")
    given = path.strip("/").split("/")
    if len(wanted) != len(given):
        return None
    values: dict[str, str] = {}
    for want, have in zip(wanted, given, strict=True):
        if want.startswith("{") and want.endswith("}") and have:
            values[want[1:-1]] = have
        elif want != have:
            return None
    return values
