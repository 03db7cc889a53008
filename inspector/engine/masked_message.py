"""What the engine tells, masked by the names and looks of its fields.

For answers that hold what was received or sent beside what we say ourselves: calls, a sync and its
story, facts of an event.
"""

from typing import Any, Final

from inspector.decode.masked_body import masked_body
from inspector.decode.masking import Masker
from inspector.engine.protocol import Message

_PAIRS: Final = frozenset(("headers", "answer_headers", "trailers", "sent"))
_BODIES: Final = frozenset(("answer", "body"))
_IDS: Final = frozenset(("items", "connection"))


def masked_message(message: Message, masker: Masker) -> Message:
    """The same message: header fields, bodies, addresses, ids and sentences masked.

    Names, numbers and words of ours stay.
    """
    return {name: _value(name, value, masker) for name, value in message.items()}


def _value(name: str, value: Any, masker: Masker) -> Any:
    if isinstance(value, str):
        return _text(name, value, masker)
    if isinstance(value, dict):
        return masked_message(value, masker)
    if not isinstance(value, list):
        return value
    if name in _PAIRS:
        return [[field, masker.header(field, text)] for field, text in value]
    if name in _IDS:
        return [
            masker.value(each) if isinstance(each, str) else _value("", each, masker)
            for each in value
        ]
    return [_value(name, each, masker) for each in value]


def _text(name: str, value: str, masker: Masker) -> str:
    if name in _BODIES:
        return masked_body(value.encode("utf-8", "replace"), masker).decode()
    if name in _IDS:
        return masker.value(value)
    if name == "url":
        scheme, slashes, rest = value.partition("://")
        host, slash, path = rest.partition("/")
        return scheme + slashes + host + slash + masker.target(path)
    return masker.text(value)
