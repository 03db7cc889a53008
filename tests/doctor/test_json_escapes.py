"""Escapes of languages on compact JSON."""

import json

from inspector.doctor import json_escapes


def test_ascii_only_is_what_python_writes() -> None:
    """Characters beyond ASCII and the delete character become two or four escapes, as json.dumps writes them."""
    text = '{"a":"é€😀\u007f"}'

    assert (
        json_escapes.python_ascii(text.encode())
        == json.dumps(json.loads(text), separators=(",", ":")).encode()
    )


def test_html_escapes_what_browsers_read() -> None:
    """Go and Rails hide <, > and & and both line separators; Gson also = and the apostrophe."""
    text = "\"<a href='x=1'>&\u2028\"".encode()

    assert json_escapes.html(text) == b"\"\\u003ca href='x=1'\\u003e\\u0026\\u2028\""
    assert b"\\u0027x\\u003d1\\u0027" in json_escapes.gson_html(text)


def test_escaped_backslashes_are_no_escapes() -> None:
    r"""In `\\b` the backslash is escaped, so it is no backspace."""
    assert json_escapes.long_controls(b'"\\\\b\\b"') == b'"\\\\b\\u0008"'
    assert json_escapes.upper_controls(b'"\\\\u001f\\u001f"') == b'"\\\\u001f\\u001F"'


def test_slashes_are_escaped_as_php_does() -> None:
    """PHP escapes the slash."""
    assert json_escapes.slashes(b'"a/b"') == b'"a\\/b"'
