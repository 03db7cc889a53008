"""Texts as a search sees them."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.archive.text import fold, full_text
from inspector.core.capture import Capture, Kind, request_of

ANY = st.text(st.characters())  # lone surrogates included


@given(ANY, ANY, ANY)
def test_a_part_of_a_text_is_a_part_of_the_folded_text(before: str, part: str, after: str) -> None:
    """Whatever the letters are, folding both sides loses no hit, nor does folding in parts."""
    assert fold(part) in fold(before + part + after)
    assert fold(before) + fold(part) + fold(after) == fold(before + part + after)
    assert b"\0" not in fold(part)


def test_case_does_not_count() -> None:
    """In any script."""
    assert fold("STRASSE ΣΊΣΥΦΟΣ") == fold("straße σίσυφος")


def test_the_text_of_a_capture_is_what_came_and_what_is_shown() -> None:
    """Request line, header lines and decoded content; without a decoder the body as it is."""
    request = request_of(b"POST /a?Q=1 HTTP/1.1\r\nX-Name: \xe9\r\n\r\n", b"\xffBody")
    capture = Capture(1, 0, Kind.COMPLETE, request)

    assert full_text(capture, lambda _capture: "Opened") == fold(
        "post /a?q=1 http/1.1\r\nx-name: é\r\n\r\n\nopened"
    )
    assert full_text(capture, None).endswith(fold("\ufffdbody"))
