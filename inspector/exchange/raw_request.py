"""Read a raw HTTP request from a file: head, empty line, body."""

from inspector.core.capture import Request, request_of
from inspector.core.problem import Problem

SHAPE = "It begins with a line such as `POST /fuse HTTP/1.1`, then header lines, an empty line, the body."


def read_request(raw: bytes) -> Request | Problem:
    """Read a request as it stood on the wire; line ends may be CRLF or LF.

    The body is everything after the first empty line, cut at `Content-Length` only when that is
    shorter; a chunked body is joined.
    """
    head, body = split(raw)
    request = request_of(head, body)
    if not request.method or not request.http_version:
        return Problem("This is no raw HTTP request.", SHAPE)
    if "chunked" in (request.header("transfer-encoding") or "").lower():
        joined = unchunked(body)
        if joined is None:
            return Problem(
                "The chunked body of this request is broken.", "Save it again, as bytes."
            )
        return request_of(head, joined)
    length = request.header("content-length") or ""
    if length.isascii() and length.isdigit() and int(length[:18]) < len(body):
        return request_of(head, body[: int(length[:18])])
    return request


def split(raw: bytes) -> tuple[bytes, bytes]:
    """Head with its empty line, and what follows."""
    ends = [(at + len(mark), at) for mark in (b"\r\n\r\n", b"\n\n") if (at := raw.find(mark)) >= 0]
    if not ends:
        return raw, b""
    end = min(ends, key=lambda pair: pair[1])[0]
    return raw[:end], raw[end:]


def unchunked(body: bytes) -> bytes | None:
    """The chunks joined, or None when the framing is broken; trailers are left out."""
    joined = bytearray()
    while True:
        line, mark, rest = body.partition(b"\r\n")
        size = line.split(b";")[0].strip()
        if not mark or not size or len(size) > 8 or size.strip(b"0123456789abcdefABCDEF"):
            return None
        length = int(size, 16)
        if length == 0:
            return bytes(joined)
        if rest[length : length + 2] != b"\r\n":
            return None
        joined += rest[:length]
        body = rest[length + 2 :]
