"""Heads and paths are read as they stand on the wire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.capture import Capture, Kind, Reply, match_path, read_head, request_of

HEAD = b"POST /powens/user-created?a=1 HTTP/1.1\r\nHost: x\r\nX-A: one\r\nx-a:two \r\nCaf\xe9: \xe9\r\n\r\n"


def test_a_head_is_read_in_its_own_order_and_case() -> None:
    """Names keep their case, duplicates stay, text is latin-1, blanks around values go."""
    method, target, version, headers = read_head(HEAD)

    assert (method, target, version) == ("POST", "/powens/user-created?a=1", "1.1")
    assert headers == (("Host", "x"), ("X-A", "one"), ("x-a", "two"), ("Café", "é"))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_head(head: bytes) -> None:
    """Reading a head never raises, whatever came."""
    request = request_of(head, b"")

    assert request.path == request.path.partition("?")[0]
    assert request.header("host") is None or request.headers_named("Host")


def test_a_folded_line_continues_the_value_before_it() -> None:
    """Obsolete folding is joined by one blank."""
    assert read_head(b"GET / HTTP/1.0\r\nA: b\r\n  c\r\n\r\n")[3] == (("A", "b c"),)


def test_headers_are_found_in_any_case() -> None:
    """The first value, or all of them."""
    request = request_of(HEAD, b"")

    assert request.header("x-a") == "one"
    assert request.headers_named("X-a") == ("one", "two")
    assert request.header("absent") is None


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/a?b", "/a"),
        ("http://h/a?b", "/a"),
        ("http://h", "/"),
        ("*", "*"),
        ("/a?x=http://h/b", "/a"),
        ("/forward/https://h/b?x", "/forward/https://h/b"),
    ],
)
def test_the_path_has_no_query_and_no_host(target: str, path: str) -> None:
    """Also where the target is a full URL."""
    assert request_of(f"GET {target} HTTP/1.1\r\n\r\n".encode(), b"").path == path


def test_templates_match_one_segment_each() -> None:
    """A name matches one segment that is there; a slash at the end changes nothing."""
    assert match_path("/powens/{event}", "/powens/user-created/") == {"event": "user-created"}
    assert match_path("/powens/{event}", "/powens") is None
    assert match_path("/powens/{event}", "/powens/a/b") is None
    assert match_path("/fuse", "/fuse") == {}
    assert match_path("/fuse", "/other") is None


def test_the_default_reply_is_an_empty_object() -> None:
    """A capture that says nothing else was answered 200 with `{}`."""
    capture = Capture(1, 0, Kind.COMPLETE, request_of(HEAD, b""))

    assert capture.reply == Reply(200, (("Content-Type", "application/json"),), b"{}", 0.0)
