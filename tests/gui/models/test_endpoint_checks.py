"""An endpoint as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.capture import Endpoint, Reply
from inspector.gui.models.endpoint_checks import Typed, read, read_headers, typed_of

GOOD = Typed("/orders", "fuse", "201", "2.5", "Content-Type: text/plain\nX-Test: 1", "ok")


def _with(**texts: str) -> Typed:
    fields = {
        name: getattr(GOOD, name)
        for name in ("path", "provider", "status", "delay", "headers", "body")
    }
    return Typed(**{**fields, **texts})


def test_a_good_form_is_an_endpoint() -> None:
    """With every part of its reply."""
    headers = (("Content-Type", "text/plain"), ("X-Test", "1"))
    endpoint = Endpoint("/orders", "fuse", Reply(201, headers, b"ok", 2.5))
    assert read(GOOD).endpoint == endpoint
    assert read(GOOD).wrong == {}


def test_an_endpoint_stands_in_the_form_as_it_is_read() -> None:
    """What is shown and saved again is the same."""
    reply = Reply(503, (("Retry-After", "5"),), "pièce".encode(), 0.25)
    assert read(typed_of("/a/{b}", "", reply)).endpoint == Endpoint("/a/{b}", "", reply)
    assert typed_of("/a", "", Reply()).delay == "0"


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("path", "", "begins with a slash"),
        ("path", "orders", "begins with a slash"),
        ("path", "/a?b=c", "no query"),
        ("path", "/a b", "no query, fragment or blank"),
        ("path", "/a/x{b}", "x{b} cannot be used"),
        ("path", "/a/{b", "{b cannot be used"),
        ("path", "/a/{}", "{} cannot be used"),
        ("path", "/" + "a" * 500, "at most 500"),
        ("path", "/taken", "already"),
        ("status", "", "from 200 to 599"),
        ("status", "99", "from 200 to 599"),
        ("status", "600", "from 200 to 599"),
        ("status", "2oo", "from 200 to 599"),
        ("status", "\u0662\u0660\u0660", "from 200 to 599"),
        ("status", "9" * 5000, "from 200 to 599"),
        ("delay", "soon", "a number of seconds"),
        ("delay", "61", "60 seconds at most"),
        ("delay", "-1", "60 seconds at most"),
        ("delay", "nan", "60 seconds at most"),
        ("headers", "nonsense", "Name: value"),
        ("headers", "A B: c", "Name: value"),
        ("headers", "Content-Length: 3", "is set by us"),
        ("headers", "X: a\x00b", "no header can carry"),
        ("body", "x" * ((1 << 20) + 1), "at most a million"),
    ],
)
def test_each_slip_is_told_at_its_field(field: str, text: str, words: str) -> None:
    """One sentence, and no endpoint."""
    result = read(_with(**{field: text}), {"/taken"})
    assert result.endpoint is None
    assert list(result.wrong) == [field]
    assert words in result.wrong[field]


def test_some_replies_have_no_body() -> None:
    """204 and 304 end after the head."""
    assert "no body" in read(_with(status="204")).wrong["body"]
    assert read(_with(status="204", body="")).endpoint is not None


def test_small_liberties_are_taken() -> None:
    """Blanks around, a decimal comma, an empty delay, empty lines between header fields."""
    endpoint = read(
        _with(path=" /a ", status=" 200 ", delay="0,5", headers="\nA:b\n\n C : d \n")
    ).endpoint
    assert endpoint is not None
    assert (endpoint.path, endpoint.reply.delay) == ("/a", 0.5)
    assert endpoint.reply.headers == (("A", "b"), ("C", "d"))
    assert read(_with(delay="")).endpoint is not None


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_no_text_makes_it_raise(
    path: str, status: str, delay: str, headers: str, body: str
) -> None:
    """Whatever is typed, it is an endpoint or a sentence."""
    result = read(Typed(path, "", status, delay, headers, body))
    assert (result.endpoint is None) == bool(result.wrong)


@given(st.text())
def test_header_fields_can_split_no_reply(text: str) -> None:
    """No name or value ever holds a line break."""
    headers, _ = read_headers(text)
    assert not any(mark in f"{name}{value}" for name, value in headers for mark in "\r\n\0")
