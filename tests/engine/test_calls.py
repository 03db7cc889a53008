"""Calls as a window gets them."""

import pytest

from inspector.archive.values import Call
from inspector.engine.calls import SHOWN_ANSWER, answer_text, call_message, call_words, succeeded

CALL = Call(
    1, "sync", 5, 6, "https://x/", (("A", "b"),), 200, (), b'{"a":1.10}', "answered", "Yes.", 3
)


@pytest.mark.parametrize(
    ("status", "outcome", "words", "worked"),
    [
        (200, "answered", "sync 200", True), (401, "answered", "sync 401", False),
        (200, "not-json", "sync 200, no JSON", False), (200, "too-large", "sync 200, cut", False),
        (302, "redirect", "sync 302", False), (0, "timed-out", "sync timed out", False),
        (200, "reset", "sync connection ended", False), (0, "tls-failure", "sync no safe connection", False),
    ],
)  # fmt: skip
def test_a_call_in_a_few_words(status: int, outcome: str, words: str, *, worked: bool) -> None:
    """Its status where an answer came, else how it ended."""
    call = CALL._replace(status=status, outcome=outcome)

    assert (call_words(call), succeeded(call)) == (words, worked)


def test_a_message_has_every_field_and_a_bounded_answer() -> None:
    """JSON is laid out token for token."""
    message = call_message(CALL)
    large = call_message(CALL._replace(answer=b"[" + b"1," * SHOWN_ANSWER + b"1]"))

    assert message["answer"] == '{\n  "a": 1.10\n}'
    assert (message["id"], message["headers"], message["words"]) == (3, [["A", "b"]], "sync 200")
    assert len(large["answer"]) == SHOWN_ANSWER
    assert large["answer_size"] > SHOWN_ANSWER


@pytest.mark.parametrize("content", [b"", b"<p>", b"{", b"[" * 60_000, b"\xff\xfe"])
def test_any_answer_becomes_text(content: bytes) -> None:
    """What is no JSON stays as it came; what is no text is replaced."""
    assert len(answer_text(content)) == len(content.decode("utf-8", "replace"))
