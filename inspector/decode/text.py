"""A body as text to search: what was received and what is shown."""

from inspector.core.opened import Opened

LIMIT = 64 * 1024 * 1024
"""The most characters of searchable text."""


def searchable_text(opened: Opened, limit: int = LIMIT) -> str:
    """The content as text, with strings that hold escapes or JSON unescaped after it.

    Never raises. At most `limit` characters.
    """
    return opened.content.decode("utf-8", "replace")[:limit]
