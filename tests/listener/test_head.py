"""Facts about which heads are read, how their bodies are framed, and which are turned away."""

import pytest
from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.listener.head import (
    CHUNKED,
    Head,
    judge_head,
    line_trouble,
    request_line,
    trouble_so_far,
)

LINE = b"POST / HTTP/1.1\r\n"


def framed(*fields: bytes, line: bytes = LINE) -> Head | str:
    """What the head with these fields is judged to be."""
    return judge_head(line + b"".join(field + b"\r\n" for field in fields) + b"\r\n")


@pytest.mark.parametrize(
    ("line", "method", "target"),
    [
        (b"GET / HTTP/1.1", "GET", "/"),
        (b"PURGE /cache HTTP/1.1", "PURGE", "/cache"),
        (b"get / HTTP/1.1", "get", "/"),
        (b"!#$%&'*+-.^_`|~09aZ / HTTP/1.1", "!#$%&'*+-.^_`|~09aZ", "/"),
        (b"DESCRIBE / HTTP/1.1", "DESCRIBE", "/"),
        (b"PRI * HTTP/1.1", "PRI", "*"),
        (b"OPTIONS * HTTP/1.1", "OPTIONS", "*"),
        (b"GET http://a.example:80/x?y=1 HTTP/1.1", "GET", "http://a.example:80/x?y=1"),
        (b"CONNECT a.example:443 HTTP/1.1", "CONNECT", "a.example:443"),
        (b"GET /\xc3\xa9?\xff HTTP/1.1", "GET", "/Ã©?ÿ"),
        (b'GET /a%zz|<>"^`{}#x?y HTTP/1.1', "GET", '/a%zz|<>"^`{}#x?y'),
    ],
)
def test_method_and_target_are_as_on_the_wire(line: bytes, method: str, target: str) -> None:
    """Any well-formed method and any target without blanks is taken, letter for letter."""
    head = framed(line=line + b"\r\n")

    assert isinstance(head, Head)
    assert (head.method, head.target) == (method, target)


@pytest.mark.parametrize(
    ("fields", "length", "keep_alive", "expects"),
    [
        ((), 0, True, False),
        ((b"content-LENGTH:  12 ",), 12, True, False),
        ((b"Content-Length: 0",), 0, True, False),
        ((b"Transfer-Encoding: Chunked",), CHUNKED, True, False),
        ((b"Connection: close",), 0, False, False),
        ((b"Connection: foo, Close",), 0, False, False),
        ((b"Connection: keep-alive", b"Connection: close"), 0, False, False),
        ((b"Connection: closer",), 0, True, False),
        ((b"X-Connection: close", b"X: \tConnection: close"), 0, True, False),
        ((b"Expect: 100-Continue", b"Content-Length: 1"), 1, True, True),
        ((b"Expect: miracles",), 0, True, False),
        ((b"Upgrade: websocket", b"Connection: Upgrade"), 0, True, False),
        ((b"Upgrade: h2c", b"Connection: Upgrade", b"Content-Length: 3"), 3, True, False),
    ],
)
def test_the_framing_fields_are_read(
    *, fields: tuple[bytes, ...], length: int, keep_alive: bool, expects: bool
) -> None:
    """Length, chunks, keep-alive and Expect come from the fields that bear exactly these names."""
    assert framed(*fields) == Head(
        "POST", "/", length, old=False, keep_alive=keep_alive, expects=expects
    )


@pytest.mark.parametrize(
    ("fields", "keep_alive"),
    [
        ((), False),
        ((b"Connection: Keep-Alive",), True),
        ((b"Connection: keep-alive, close",), False),
        ((b"Expect: 100-continue", b"Content-Length: 1"), False),
    ],
)
def test_http_1_0_closes_unless_asked_not_to(
    *, fields: tuple[bytes, ...], keep_alive: bool
) -> None:
    """The older version has no 100 Continue and keeps a connection only on request."""
    head = framed(*fields, line=b"POST / HTTP/1.0\r\n")

    assert isinstance(head, Head)
    assert (head.old, head.keep_alive, head.expects) == (True, keep_alive, False)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ((b"Content-Length: 3", b"Content-Length: 3"), "two Content-Length"),
        ((b"Content-Length: 3", b"Content-Length: 4"), "two Content-Length"),
        ((b"Content-Length: 3, 3",), "plain number"),
        ((b"Content-Length: +3",), "plain number"),
        ((b"Content-Length: 0x3",), "plain number"),
        ((b"Content-Length: 1_0",), "plain number"),
        ((b"Content-Length: -1",), "plain number"),
        ((b"Content-Length:",), "empty"),
        ((b"Content-Length: 99999999999999999999",), "larger"),
        ((b"Content-Length: 3", b"Transfer-Encoding: chunked"), "both"),
        ((b"Transfer-Encoding: chunked", b"Content-Length: 3"), "both"),
        ((b"Transfer-Encoding: gzip, chunked",), "Transfer-Encoding"),
        ((b"Transfer-Encoding: chunked, gzip",), "Transfer-Encoding"),
        ((b"Transfer-Encoding: identity",), "Transfer-Encoding"),
        ((b"Transfer-Encoding: xchunked",), "Transfer-Encoding"),
        ((b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"), "Transfer-Encoding"),
        ((b"Transfer-Encoding: \x0bchunked",), "control character"),
        ((b"Content-Length : 3",), "name"),
        ((b"Host",), "name"),
        ((b": x",), "name"),
        ((b"A(b: x",), "name"),
        ((b"A\xff: x",), "name"),
        ((b"A: b\x00",), "control character"),
        ((b"A: b", b" folded"), "folded"),
        ((b" A: b",), "blank"),
        ((b"A: b\nB: c",), "LF alone"),
        ((b"A: b\rB: c",), "CR stands alone"),
    ],
)
def test_ambiguous_and_broken_heads_are_malformed(fields: tuple[bytes, ...], word: str) -> None:
    """Whatever two servers could read in two ways is turned away, with a reason that names it."""
    reason = framed(*fields)

    assert isinstance(reason, str)
    assert word in reason
    assert reason.endswith(".")


def test_a_line_end_is_blamed_first() -> None:
    """The reason is the same whether the head came at once or in pieces."""
    assert "LF alone" in str(framed(b"", b"A(: x", line=b"POST / HTTP/1.1\r\n\n"))


def test_chunks_do_not_exist_in_http_1_0() -> None:
    """A 1.0 server behind us would read the chunks as the next request."""
    reason = framed(b"Transfer-Encoding: chunked", line=b"POST / HTTP/1.0\r\n")

    assert reason == "Transfer-Encoding does not exist in HTTP/1.0."


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00", "TLS"),
        (b"PRI * HTTP/2.0\r\n", "version 2.0"),
        (b"GET / HTTP/0.9\r\n", "version 0.9"),
        (b"GET / HTTP/1.2\r\n", "version 1.2"),
        (b"GET /a b HTTP/1.1\r\n", "blank"),
        (b"GET  / HTTP/1.1\r\n", "blank"),
        (b"GET /\x01 HTTP/1.1\r\n", "control character"),
        (b"GET / HTTP/1.1\n", "LF alone"),
        (b"GET /\r\n", "no HTTP request line"),
        (b"GET / http/1.1\r\n", "no HTTP request line"),
        (b"G\xc3\x89T / HTTP/1.1\r\n", "no HTTP request line"),
        (b"x" * 129 + b" / HTTP/1.1\r\n", "no HTTP request line"),
        (b"", "no HTTP request line"),
    ],
)
def test_a_first_line_that_is_none_is_explained(line: bytes, word: str) -> None:
    """TLS, HTTP/2 and typing errors are named, so that the person knows what to change."""
    assert word in line_trouble(line)
    assert judge_head(line + b"\r\n") == line_trouble(line)
    assert request_line(line) == ("", "")


@pytest.mark.parametrize("method", [b"GET", b"PURGE"])
def test_a_relative_target_is_malformed(method: bytes) -> None:
    """A target starts with a slash, is a whole URL or an asterisk; the parser's words are shown."""
    reason = framed(line=method + b" foo HTTP/1.1\r\n")

    assert reason == "The head is no valid HTTP: Invalid characters in url."


@pytest.mark.parametrize(
    ("part", "word"),
    [
        (b"", ""),
        (b"POST", ""),
        (b"POST /x HTTP/1.1", ""),
        (b"POST /x HTTP/1.1\r", ""),
        (b"POST /x HTTP/1.1\r\nHost: x\r\n\r", ""),
        (b"\x00", "no HTTP request line"),
        (b"POST\t", "no HTTP request line"),
        (b"POST / HTTP/1.1\n", "LF alone"),
        (b"POST / HTTP/1.1\r\nHost: x\n\n", "LF alone"),
        (b"POST / HTTP/1.1\r\nHost: x\n\r\n", "LF alone"),
    ],
)
def test_hopeless_beginnings_are_known_at_once(part: bytes, word: str) -> None:
    """Nobody waits for a time-out to learn that it is no HTTP; a mere beginning is no error."""
    trouble = trouble_so_far(part, 0) if part else ""

    assert (word in trouble) if word else trouble == ""


class Watch:
    """Notes what llhttp found complete."""

    def __init__(self) -> None:
        self.heads = 0
        self.bodiless = False

    def on_headers_complete(self) -> None:
        """A head ended."""
        self.heads += 1

    def on_message_complete(self) -> None:
        """The message had no body."""
        self.bodiless = True


FIELDS = st.lists(
    st.sampled_from(
        [
            b"Content-Length: 3", b"content-length: 0", b"CONTENT-LENGTH:7", b"Content-Length: 03",
            b"Transfer-Encoding: chunked", b"transfer-encoding:chunked ", b"Expect: 100-continue",
            b"Connection: close", b"X: Content-Length: 9", b"X-Content-Length: 9", b"Host: x",
        ]
    ),
    max_size=5,
)  # fmt: skip


@given(FIELDS, st.sampled_from([b"1.1", b"1.0"]))
@example([b"Content-Length: 03"], b"1.1")
def test_we_frame_as_llhttp_does(fields: list[bytes], version: bytes) -> None:
    """Whatever we accept, llhttp agrees on whether a body follows: one reading, not two."""
    line = b"POST / HTTP/" + version + b"\r\n"
    head = line + b"".join(field + b"\r\n" for field in fields) + b"\r\n"
    judged = judge_head(head)
    watch = Watch()
    try:
        HttpRequestParser(watch).feed_data(head)
    except HttpParserUpgrade:
        return
    except HttpParserError:
        assert isinstance(judged, str)
        return

    if isinstance(judged, Head):
        assert watch.bodiless == (judged.length == 0)


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=12),
            st.sampled_from([b"A: b\r\n", b"\r\n", b"\n", b"\r", b" c", b":", b"GET / HTTP/1.1"]),
        ),
        max_size=6,
    )
)
def test_llhttp_sees_one_head_where_we_do(scraps: list[bytes]) -> None:
    """What we take as a head is a whole head to llhttp, neither more nor less."""
    head = LINE + b"".join(scraps) + b"\r\n\r\n"
    head = head[: head.index(b"\r\n\r\n") + 4]
    if isinstance(judge_head(head), Head):
        watch = Watch()
        HttpRequestParser(watch).feed_data(head)
        assert watch.heads == 1


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    """Judging is total: a verdict or a sentence, whatever comes."""
    for head in (data, LINE + data, LINE + data + b"\r\n\r\n"):
        assert judge_head(head)
        assert isinstance(trouble_so_far(head, 0) if head else "", str)
