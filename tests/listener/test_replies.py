"""Facts about replies on the wire."""

import json

import pytest

from inspector.core.capture import Reply
from inspector.listener.replies import Framer, frame, refusal, wants_close


def test_a_reply_is_minimal() -> None:
    """Status line, the reply's own fields, the length, the body, and no date or server name."""
    assert frame(Reply()) == (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    )


@pytest.mark.parametrize(
    ("close", "old", "field"),
    [
        (False, False, b""),
        (True, False, b"Connection: close\r\n"),
        (True, True, b"Connection: close\r\n"),
        (False, True, b"Connection: keep-alive\r\n"),
    ],
)
def test_the_connection_field_tells_what_happens(*, close: bool, old: bool, field: bytes) -> None:
    """1.1 stays open and 1.0 closes by default, so only the other case is said."""
    reply = Reply(headers=(), body=b"")

    assert frame(reply, close=close, old=old) == (
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + field + b"\r\n"
    )


def test_head_gets_the_length_without_the_body() -> None:
    """The answer to HEAD is that to GET without its body."""
    assert frame(Reply(), bodiless=True) == frame(Reply())[:-2]


@pytest.mark.parametrize("status", [204, 304])
def test_some_replies_have_no_body(status: int) -> None:
    """204 and 304 end after the head, by definition."""
    framed = frame(Reply(status, (), b"ignored"))

    assert framed.endswith(b"\r\n\r\n")
    assert b"Length" not in framed


@pytest.mark.parametrize("status", [-1, 0, 100, 101, 199, 600, 1000])
def test_a_status_that_ends_nothing_becomes_500(status: int) -> None:
    """After 1xx the sender would wait for another reply, and what is no status breaks it."""
    framed = frame(Reply(status))

    assert framed.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert str(status).encode() in framed


def test_an_unusual_status_has_a_phrase() -> None:
    """A status without a registered phrase is sent all the same."""
    assert frame(Reply(299)).startswith(b"HTTP/1.1 299 Unassigned\r\n")


def test_a_reply_rule_cannot_break_out() -> None:
    """Line breaks, bad names, and fields that frame the reply never reach the wire as typed."""
    headers = (
        ("X-A", "1\r\nX-Evil: 2\n\n\0"),
        ("Bad Name", "x"),
        ("Bad\r\nName", "x"),
        ("", "x"),
        ("content-length", "999"),
        ("Transfer-Encoding", "chunked"),
        ("Connection", "upgrade"),
        ("X-Letters", "é€"),
    )
    framed = frame(Reply(200, headers, b"ok"))

    assert framed.decode("latin-1") == (
        "HTTP/1.1 200 OK\r\nX-A: 1  X-Evil: 2   \r\nX-Letters: é?\r\nContent-Length: 2\r\n\r\nok"
    )


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [((), False), ((("CONNECTION", "Close"),), True), ((("Connection", "keep-alive"),), False)],
)
def test_a_reply_may_ask_to_close(*, headers: tuple[tuple[str, str], ...], wanted: bool) -> None:
    """A rule with `Connection: close` tries out how a sender takes that."""
    assert wants_close(Reply(200, headers)) is wanted


@pytest.mark.parametrize("status", [400, 405, 408, 413, 431, 503])
def test_a_refusal_says_why_in_json(status: int) -> None:
    """The sender's log then shows the sentence."""
    reply = refusal(status, "The body is longer than 4 bytes.")

    assert reply.status == status
    assert json.loads(reply.body) == {"error": "The body is longer than 4 bytes."}
    assert any(name == "Allow" for name, _ in reply.headers) == (status == 405)


def test_the_framer_remembers_the_last_reply() -> None:
    """The same reply object is framed once; another one, equal or not, is framed for itself."""
    framer, reply = Framer(), Reply()
    first = framer.plain(reply)

    assert framer.plain(reply) is first
    assert framer.plain(Reply(201)) == frame(Reply(201))
    assert framer.plain(reply) == first


def test_a_reply_that_closes_is_not_plain() -> None:
    """The framer leaves it to the connection, and keeps what it remembers."""
    framer, reply = Framer(), Reply()
    first = framer.plain(reply)

    assert framer.plain(Reply(200, (("Connection", "close"),))) is None
    assert framer.plain(reply) is first
