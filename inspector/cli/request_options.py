"""The request a command works on: from a raw file, or from a body and headers given apart."""

import argparse
import os
import sys
from pathlib import Path

from inspector.core.capture import Headers, Request
from inspector.core.problem import Problem
from inspector.exchange.raw_request import read_request

BODY_LIMIT = 256 * 1024 * 1024


def add_parts_options(parser: argparse.ArgumentParser) -> None:
    """Give a command the options that describe a request in parts."""
    parser.add_argument(
        "--body", metavar="FILE", help="the body as received (- is stdin); default: empty"
    )
    parser.add_argument("--method", metavar="M", help="request method; default: POST")
    parser.add_argument(
        "--target", metavar="T", help="path and query as sent, /powens/user-created; default: /"
    )


def chosen_request(options: argparse.Namespace) -> Request | Problem:
    """The request that `--request`, or `--body` with `--header`, describes."""
    if options.request is not None:
        parts = (options.body, options.header or None, options.method, options.target)
        if any(part is not None for part in parts):
            return Problem(
                "--request brings its own body, headers, method and target.",
                "Leave --body, --header, --method and --target out.",
            )
        raw = read_bytes(options.request)
        return raw if isinstance(raw, Problem) else read_request(raw)
    headers = read_headers(options.header)
    if isinstance(headers, Problem):
        return headers
    return from_parts(options, headers)


def from_parts(options: argparse.Namespace, headers: Headers) -> Request | Problem:
    """A request from `--body`, `--method` and `--target`."""
    body = read_bytes(options.body) if options.body is not None else b""
    if isinstance(body, Problem):
        return body
    method, target = on_the_wire(options.method or "POST"), on_the_wire(options.target or "/")
    lines = [f"{method} {target} HTTP/1.1", *(f"{k}: {v}" for k, v in headers)]
    head = "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
    return Request(head, body, method, target, "1.1", headers)


def on_the_wire(text: str) -> str:
    """An argument's bytes read as latin-1, which is how text of a captured head is kept."""
    return os.fsencode(text).decode("latin-1")


def read_headers(lines: list[str]) -> Headers | Problem:
    """`Name: value` arguments as header fields; their bytes are read as latin-1, as on the wire."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = on_the_wire(line).partition(":")
        if not colon or not name.strip() or "\n" in line or "\r" in line:
            # Never repeat it: what stands there may be a token.
            return Problem("A --header is no name, colon and value.", "Write it as 'Name: value'.")
        fields.append((name.strip(), value.strip(" \t")))
    return tuple(fields)


def read_bytes(name: str) -> bytes | Problem:
    """All bytes of a file or, for `-`, of stdin; at most 256 MiB."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(BODY_LIMIT + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(BODY_LIMIT + 1)
    except OSError as error:
        return Problem(f"{name} cannot be read: {error.strerror}.", "Check the path.")
    if len(data) > BODY_LIMIT:
        what = "The input" if name == "-" else name
        return Problem(f"{what} is larger than 256 MiB.", "Cut it down first.")
    return data
