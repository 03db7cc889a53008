"""Forms of a JSON document; that they equal the languages' own is shown by test_examination."""

from inspector.doctor.json_forms import LIKELY, RARE, jackson_pretty, json_forms
from inspector.doctor.json_text import JsonText


def test_calls_name_their_form() -> None:
    """No two forms share the call that a person is told."""
    calls = [(form.cause, form.call) for form in (*LIKELY, *RARE)]

    assert len(set(calls)) == len(calls)


def test_jackson_keeps_arrays_on_one_line() -> None:
    """Members stand on lines of their own, array elements do not; empty ones hold a blank."""
    assert jackson_pretty(b'{"a":[1,{"b":{}},[]],"c":null}') == (
        b'{\n  "a" : [ 1, {\n    "b" : { }\n  }, [ ] ],\n  "c" : null\n}'
    )


def test_a_form_that_a_language_refuses_is_left_out() -> None:
    """Go refuses numbers beyond doubles, so its forms are missing."""
    causes = {form.cause for form, _ in json_forms(JsonText(b'{"a":1e400}'), LIKELY)}

    assert "body-reserialised-go" not in causes
    assert "body-reserialised-python" in causes
