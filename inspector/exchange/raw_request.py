"""Read a raw HTTP request from a file: head, empty line, body."""

import re

from inspector.core.capture import Request, request_of
from inspector.core.problem import Problem

SHAPE = "It begins with a line such as `POST /fuse HTTP/1.1`, then header lines, an empty line, the body."

_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?[\r\n]*")  # what editors put in front of the first line
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


def read_request(raw: bytes) -> Request | Problem:
    """Read a request as it stood on the wire; line ends may be CRLF or LF.

    The body is everything after the first empty line, cut at `Content-Length` only when that is
    shorter. A chunked body is joined, unless whoever saved it has joined it already.
    """
    head, body = split(raw)
    request = request_of(head, body)
    if not request.method or not request.http_version:
        return Problem("This is no raw HTTP request.", SHAPE)
    chunked = "chunked" in (request.header("transfer-encoding") or "").lower()
    if chunked and _CHUNK_SIZE.match(body):
        joined = unchunked(body)
        if joined is None:
            return Problem(
                "The chunked body of this request is broken.", "Save it again, as bytes."
            )
        return request_of(head, joined)
    length = content_length(request)
    if length is not None and length < len(body) and not chunked:
        return request_of(head, body[:length])
    return request


def content_length(request: Request) -> int | None:
    """The length that the request announces, None when it does not say or says nonsense."""
    length = request.header("content-length") or ""
    return int(length[:18]) if length.isascii() and length.isdigit() else None


def split(raw: bytes) -> tuple[bytes, bytes]:
    """Head with its empty line, and what follows."""
    before = _BEFORE.match(raw)
    start = before.end() if before else 0
    end = _EMPTY_LINE.search(raw, start)
    return (raw[start:], b"") if end is None else (raw[start : end.end()], raw[end.end() :])


def unchunked(body: bytes) -> bytes | None:
    """The chunks joined, or None when the framing is broken; trailers are left out."""
    joined: list[bytes] = []
    at = 0
    while line := _CHUNK_SIZE.match(body, at):
        length = int(line[1], 16)
        if length == 0:
            return b"".join(joined)
        end = _LINE_END.match(body, line.end() + length)
        if end is None:
            return None
        joined.append(body[line.end() : end.start()])
        at = end.end()
    return None
