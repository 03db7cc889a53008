"""Bytes that are signed in the place of the body."""

import base64

from inspector.doctor import body_forms as bodies
from inspector.doctor.body_forms import BodyForm, cuts


def made(forms: list[BodyForm]) -> dict[bytes, str]:
    """Cause by bytes, the first that gives them."""
    found: dict[bytes, str] = {}
    for form in forms:
        body = form.make()
        if body is not None:
            found.setdefault(body, form.mistake.id)
    return found


def test_cuts_ascend() -> None:
    """They are hashed in one pass, so lengths never go back."""
    found = cuts(b"x" * 200_000 + b" \r\n\n")

    assert [cut.length for cut in found] == sorted(cut.length for cut in found)
    assert {cut.length for cut in found} >= {0, 102_400, 65_536, 200_000}


def test_a_limit_cuts_only_what_is_longer() -> None:
    """A body as long as a limit is not cut by it."""
    assert all("1 kB" not in cut.mistake.how for cut in cuts(b"x" * 1024))
    assert any("1 kB" in cut.mistake.how for cut in cuts(b"x" * 1025))


def test_a_form_is_written_again() -> None:
    """Its encoding is undone or done in another way."""
    found = made(list(bodies.form_forms(b"b=x%20y&a=1+2")))

    assert found[b"b=x y&a=1 2"] == "body-form-decoded"
    assert found[b"b=x+y&a=1+2"] == "body-form-decoded"
    assert found[b'{"b":"x y","a":"1 2"}'] == "body-form-decoded"


def test_bytes_that_are_no_utf8_come_before_json() -> None:
    """JSON readers would replace them silently, and the wrong cause would be told."""
    found = made(list(bodies.damaged_forms(b'{"a":"\xe9"}', "application/json")))

    assert found['{"a":"é"}'.encode()] == "body-transcoded"
    assert found['{"a":"\ufffd"}'.encode()] == "body-transcoded"
    assert made(list(bodies.damaged_forms(b"\xef\xbb\xbf{}", ""))) == {b"{}": "body-bom"}


def test_other_writings_are_made() -> None:
    """Base64, hex, a JSON string and Python's repr."""
    found = made(list(bodies.written_forms(b'{"a":1}')))

    assert found[base64.b64encode(b'{"a":1}')] == "body-base64"
    assert found[rb'"{\"a\":1}"'] == "body-quoted"
    assert found[b"b'{\"a\":1}'"] == "body-python-repr"


def test_forms_of_any_bytes_give_no_error() -> None:
    """Empty bodies, binary ones and broken text are data like others."""
    for body in (b"", b"\xff\xfe", b"%zz=%", b'"', b"\x00" * 9, b"=&=", b"\r\n"):
        for make in (bodies.text_forms, bodies.form_forms, bodies.written_forms):
            made(list(make(body)))
        made(list(bodies.charset_forms(body, "text/plain; charset=utf-7")))
        made(list(bodies.recompressed_forms(body)))
        cuts(body)
