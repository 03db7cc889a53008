"""Facts about a delivery as somebody edits it."""

from inspector.gui.models.draft_fields import (
    Draft,
    answered_of,
    draft_of,
    fields_of,
    lines_of,
    pairs_of,
    wrong_header,
)

TOLD = {
    "provider": "fuse", "event": "x", "method": "POST", "url": "http://127.0.0.1:1/fuse",
    "headers": [["Content-Type", "application/json"], ["A", "b: c"]], "body": "{}",
}  # fmt: skip


def test_a_draft_comes_back_as_it_was() -> None:
    """What the engine told is what it gets when nobody changed anything."""
    draft = draft_of(TOLD)

    assert draft.headers == "Content-Type: application/json\nA: b: c"
    assert fields_of(draft) == TOLD


def test_blanks_around_are_not_typed() -> None:
    """Method, address and header lines are taken without them; empty lines are none."""
    draft = Draft("fuse", "x", " put ", " http://localhost ", "A : b \n\n", "")

    assert fields_of(draft)["method"] == "put"
    assert fields_of(draft)["url"] == "http://localhost"
    assert pairs_of(draft.headers) == [["A", "b"]]
    assert lines_of([]) == ""


def test_a_line_that_is_no_header_is_said_by_its_number() -> None:
    """Not by its content, which may be a token."""
    assert wrong_header("A: b\n\nX-Sig: 1") == ""
    assert "Line 2 is none" in wrong_header("A: b\ntoken")
    assert "Line 1 is none" in wrong_header("two words: b")
    assert "line 1" in wrong_header("A: \x01")


def test_an_answer_is_a_line_and_its_parts() -> None:
    """A body that goes on ends in an ellipsis; only 2xx is accepted."""
    found = answered_of(
        {"status": 503, "reason": "Busy", "duration_ms": 1234.5, "body": "no", "cut": True}
    )

    assert (found.line, found.accepted) == ("503 Busy in 1,234 ms", False)
    assert (found.body, found.headers) == ("no…", "")
    assert answered_of({"status": 204}).accepted
