"""A raw request from a file is read as it stood on the wire."""

import pytest

from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.exchange.raw_request import read_request


def read(raw: bytes) -> Request:
    """The request, which must be readable."""
    request = read_request(raw)
    assert isinstance(request, Request)
    return request


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_line_ends_may_be_either(end: bytes) -> None:
    """Files saved by editors have LF, captures have CRLF: the body is the same."""
    request = read(end.join([b"POST /x HTTP/1.1", b"A: 1", b"", b"body\r\n\r\nmore"]))

    assert (request.method, request.target, request.body) == ("POST", "/x", b"body\r\n\r\nmore")
    assert request.headers == (("A", "1"),)


@pytest.mark.parametrize("start", [b"\r\n", b"\n\n", b"\xef\xbb\xbf"])
def test_what_editors_put_in_front_is_passed_over(start: bytes) -> None:
    """Empty lines and a byte order mark; the head does not hold them."""
    request = read(start + b"POST /x HTTP/1.1\nA: 1\r\n\nb")

    assert (request.method, request.body) == ("POST", b"b")
    assert request.head.startswith(b"POST")


def test_mixed_line_ends_are_read() -> None:
    """LF after the headers and CRLF as the empty line, as tools that mix both write it."""
    assert read(b"POST / HTTP/1.1\nA: 1\n\r\n{}\n\n").body == b"{}\n\n"


def test_content_length_cuts_what_an_editor_added() -> None:
    """A line feed after the body is not part of it when the length says so."""
    assert read(b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}\n").body == b"{}"


def test_a_longer_length_changes_nothing() -> None:
    """A body that was cut stays what it is."""
    assert read(b"POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n{}").body == b"{}"


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_chunks_are_joined(end: bytes) -> None:
    """A chunked body is what the chunks hold."""
    head = [b"POST / HTTP/1.1", b"Transfer-Encoding: chunked", b""]

    assert read(end.join([*head, b"2", b"ab", b"1;x=y", b"c", b"0", b"", b""])).body == b"abc"


def test_a_body_that_was_joined_already_stays() -> None:
    """As head and body of an export put together again."""
    head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"

    assert read(head + b'{"a":1}').body == b'{"a":1}'
    assert read(head).body == b""


@pytest.mark.parametrize("raw", [b"", b"{}", b"\x16\x03\x01", b"GET\r\n\r\n",
                                 b"P / HTTP/1.1\nTransfer-Encoding: chunked\n\n5\r\nzz"])  # fmt: skip
def test_anything_else_is_a_problem_in_words(raw: bytes) -> None:
    """What is no request says so and what to do."""
    problem = read_request(raw)

    assert isinstance(problem, Problem)
    assert problem.remedy
