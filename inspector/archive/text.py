"""The text of a capture that a search looks through, in the form the index keeps it.

Both the index and what is looked for are folded in the same way (`fold`), which works letter by
letter, so whatever is part of a text is part of the folded text.
"""

from collections.abc import Callable
from typing import TypeAlias

from inspector.core.capture import Capture

TextOf: TypeAlias = Callable[[Capture], str]
"""The decoded content of a capture as text: what the window shows of its body."""


def fold(text: str) -> bytes:
    """The text without differences of case, as UTF-8 without NUL (which separates texts)."""
    return text.casefold().replace("\0", "\ufffd").encode("utf-8", "replace")


def plain_text(head: bytes, content: str) -> str:
    """Request line, header lines and decoded content: everything a search finds."""
    return f"{head.decode('latin-1')}\n{content}"


def full_text(capture: Capture, text_of: TextOf | None) -> bytes:
    """The whole text of a capture, folded; without `text_of` with the body as received."""
    request = capture.request
    content = request.body.decode("utf-8", "replace") if text_of is None else text_of(capture)
    return fold(plain_text(request.head, content))
