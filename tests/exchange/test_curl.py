"""A copied cURL command sends the same bytes again."""

import base64
import shlex

from inspector.core.capture import request_of
from inspector.exchange.curl import ARGUMENT_LIMIT, curl

HEAD = b"POST /fuse?x=1 HTTP/1.1\r\nHost: a\r\nX-Odd:\r\nFuse-Verification: abc=\r\nContent-Length: 9\r\n\r\n"


def arguments(command: str) -> list[str]:
    """The command as a shell splits it."""
    return shlex.split(command.replace("\\\n", " "))


def test_the_request_is_repeated_with_its_own_fields() -> None:
    """Method, path, query and fields stay; what cURL makes itself is left out."""
    words = arguments(curl(request_of(HEAD, b'{"it\'s":1}'), "http://127.0.0.1:8787"))

    assert words[:5] == ["curl", "-sS", "-X", "POST", "http://127.0.0.1:8787/fuse?x=1"]
    assert "Fuse-Verification: abc=" in words
    assert not any(word.lower().startswith(("host", "content-length")) for word in words)
    assert words[-2:] == ["--data-raw", '{"it\'s":1}']


def test_a_field_without_value_is_kept() -> None:
    """cURL drops `Name:`; it sends an empty field for `Name;`."""
    assert "X-Odd;" in arguments(curl(request_of(HEAD, b""), "http://h"))


def test_no_content_type_is_invented() -> None:
    """A request without a content type gets none from cURL either."""
    assert "Content-Type:" in arguments(curl(request_of(HEAD, b"x"), "http://h"))


def test_bytes_that_are_no_text_go_through_base64() -> None:
    """A compressed body is piped in, byte for byte."""
    body = b"\x1f\x8b\x00\xff"
    command = curl(request_of(HEAD, body), "http://h")

    assert command.startswith(f"echo {base64.b64encode(body).decode()} | base64 -d | curl")
    assert command.endswith("--data-binary @-")


def test_a_long_body_is_no_argument() -> None:
    """Linux refuses one argument over 128 KiB, so a long body is piped in."""
    command = curl(request_of(HEAD, b"a" * (ARGUMENT_LIMIT + 1)), "http://h")

    assert command.startswith("echo ")
