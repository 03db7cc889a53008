"""Taking secrets out of what is kept of a call: ours in the request, ours echoed in the answer."""

import base64
import json
from collections.abc import Container, Iterable

from inspector.core.capture import Headers

MASK = "••••••••"
SHORTEST = 4
"""A hidden text shorter than this is not looked for in an answer: it would be everywhere."""


def masked_headers(headers: Headers, names: Container[str]) -> Headers:
    """Header fields with the values of these (lower-case) names hidden."""
    return tuple((name, MASK if name.lower() in names else value) for name, value in headers)


def without(content: bytes, hidden: Iterable[str]) -> bytes:
    """Bytes without any of these texts, plain, as JSON writes them, or in base64."""
    for form in _forms(hidden):
        content = content.replace(form, MASK.encode())
    return content


def text_without(text: str, hidden: Iterable[str]) -> str:
    """The same for text."""
    return without(text.encode("utf-8", "surrogatepass"), hidden).decode("utf-8", "replace")


def _forms(hidden: Iterable[str]) -> list[bytes]:
    """Every way in which one of these texts may come back, longest first."""
    forms: set[bytes] = set()
    for text in hidden:
        if len(text) < SHORTEST:
            continue
        plain = text.encode("utf-8", "surrogatepass")
        escaped = json.dumps(text)[1:-1]
        forms |= {plain, escaped.encode(), escaped.replace("/", "\\/").encode()}
        forms.add(base64.b64encode(plain))
    return sorted(forms, key=len, reverse=True)
