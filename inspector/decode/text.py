"""A body as text to search: what was received and what is shown."""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.opened import Opened
from inspector.decode.charset import media_type, to_utf8
from inspector.decode.nested import unescape

LIMIT: Final = 64 * 1024 * 1024
"""The most characters of searchable text."""
# Every string, also those without escapes, or the next quote would be taken for a beginning; one
# that never ends goes to the end, or each quote that follows would be followed there, too.
_STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_MAY_HOLD_STRINGS: Final = re.compile(r'\s*+[{\["]')


def searchable_text(opened: Opened, limit: int = LIMIT) -> str:
    """The content as text, and after it each string with escapes once more, unescaped.

    So a search finds a word as it was sent, in JSON that is inside a string (at any depth), and
    written with escapes. Never raises. At most `limit` characters.
    """
    declared = media_type(opened.request.header("content-type") or "").codec
    content = to_utf8(opened.content, declared)
    text = content.decode("utf-8", "replace")[:limit]
    if b"\\" not in content:
        return text
    texts = [text]
    left = limit - len(text)
    for more in _unescaped(content):
        left -= len(more) + 1
        if left < 0:
            break
        texts.append(more)
    return "\n".join(texts)


def _unescaped(content: bytes) -> Iterator[str]:
    """Give each string with escapes unescaped, those inside of strings as well."""
    waiting = [content]
    while waiting:
        for match in _STRING.finditer(waiting.pop()):
            token = match[0]
            if b"\\" not in token:
                continue
            if not token.endswith(b'"'):  # cut off with the body
                token = token.rstrip(b"\\") + b'"'
            text = unescape(token)
            if text is None:
                continue
            inner = text.encode("utf-8", "backslashreplace")
            yield text if len(text) == len(inner) else inner.decode()
            if b"\\" in inner and _MAY_HOLD_STRINGS.match(text):
                waiting.append(inner)
