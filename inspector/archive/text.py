"""The text of a capture that a search looks through, in the form the index holds it.

Both the index and what is looked for are folded in the same way (`fold`), which works letter by
letter, so whatever is part of the text is part of the folded text.
"""

from collections.abc import Callable
from typing import TypeAlias

from inspector.core.capture import Capture

TextOf: TypeAlias = Callable[[Capture], str]
"""The decoded content of a capture as text: what the window shows of its body."""

PIECE = 16_384  # letters indexed at once
OVERLAP = 200  # letters that two pieces share: the longest text the index alone can find


def fold(text: str) -> str:
    """The text without differences of case, and without what the index cannot hold.

    The tokenizer stops at a NUL, and a lone surrogate has no UTF-8.
    """
    folded = text.casefold().replace("\0", "\ufffd")
    if not folded.isascii():
        try:
            folded.encode()
        except UnicodeEncodeError:
            return folded.encode("utf-8", "replace").decode("utf-8")
    return folded


def plain_text(head: bytes, content: str) -> str:
    """Request line, header lines and decoded content."""
    return f"{head.decode('latin-1')}\n{content}"


def full_text(capture: Capture, text_of: TextOf | None) -> str:
    """The whole text of a capture, folded; without `text_of` with the body as received."""
    request = capture.request
    content = request.body.decode("utf-8", "replace") if text_of is None else text_of(capture)
    return fold(plain_text(request.head, content))


def piece_count(text: str) -> int:
    """In how many overlapping pieces a text is indexed."""
    return max(1, -((OVERLAP - len(text)) // PIECE)) if text else 0


def piece(text: str, which: int) -> str:
    """One of the pieces, folded."""
    return fold(text[which * PIECE : (which + 1) * PIECE + OVERLAP])
