"""The oddities of a body's charset and JSON, in words."""

import json
from typing import Final

from inspector.core.verdict import Finding
from inspector.decode.charset import MediaType, first_invalid

_NAMED: Final = 40  # characters of a key or charset that a sentence repeats
_EXPECTED: Final = (
    ("Expecting value", "a value was expected"),
    ("Expecting ','", "a comma was expected"),
    ("Expecting ':'", "a colon was expected"),
    ("Expecting property name", "a key in double quotes was expected"),
    ("Extra data", "more follows the end of the document"),
    ("Invalid control", "a string holds a raw control character"),
    ("Unterminated string", "a string that begins there never ends"),
    ("Invalid \\", "a string holds an escape that JSON does not know"),
    ("Illegal trailing comma", "a comma stands before a closing bracket"),
)

TRAILING_COMMA: Final = Finding(
    "trailing-comma", "A comma stands before a closing bracket, which JSON does not allow."
)
TOO_DEEP: Final = Finding(
    "nested-too-deep",
    "The JSON nests too deep to be read here; it is shown and searched all the same.",
)
NO_JSON: Final = Finding("invalid-json", "The body is announced as JSON but is none.")
EMPTY_BODY: Final = Finding("empty-body", "The body is empty.")
BYTE_ORDER_MARK: Final = Finding(
    "byte-order-mark", "A byte order mark comes before the JSON; some parsers refuse it."
)
LONE_SURROGATE: Final = Finding(
    "lone-surrogate", "A string holds half of a surrogate pair, which is no character."
)
HUGE_NUMBER: Final = Finding(
    "huge-number", "A whole number has more digits than can be calculated with."
)


def duplicate_keys(names: list[str]) -> Finding:
    """Say which keys an object has more than once."""
    quoted = ", ".join(f"`{_printable(name)}`" for name in names)
    verb = "occurs" if len(names) == 1 else "occur"
    return Finding(
        "duplicate-keys", f"{quoted} {verb} more than once in one object; the last one counts."
    )


def not_a_number(name: str) -> Finding:
    """Say which constant is used that JavaScript has and JSON has not."""
    return Finding("not-a-number", f"`{name}` is used as a number, which JSON does not allow.")


def invalid_json(error: json.JSONDecodeError) -> Finding:
    """Say where JSON breaks off and why."""
    words = next((said for start, said in _EXPECTED if error.msg.startswith(start)), "it breaks")
    place = f"line {error.lineno:,}, column {error.colno:,}"
    return Finding("invalid-json", f"The body is no valid JSON: at {place} {words}.")


def charset_findings(content: bytes, media: MediaType, codec: str) -> list[Finding]:
    """Say where content, its charset and UTF-8 disagree.

    Args:
        content: The body with its codings undone.
        media: What the Content-Type says.
        codec: The codec it is read with.
    """
    findings = []
    if media.charset and not media.codec:
        words = (
            f"The Content-Type names the charset `{_printable(media.charset)}`, which is unknown."
        )
        findings.append(Finding("unknown-charset", words))
    # Read with another codec than declared only where that is UTF-8, or UTF-16 with its mark.
    judged_by = media.codec if media.codec and not codec.startswith("utf-16") else codec
    bad = first_invalid(content, judged_by)
    if bad is not None:
        name = _printable(media.charset) if media.codec else codec.removesuffix("-sig").upper()
        words = f"The byte {content[bad]:02X} at offset {bad:,} is not valid in {name}."
        findings.append(Finding("not-in-charset", words))
    return findings


def not_utf8(media: MediaType, codec: str) -> Finding:
    """Say that JSON comes in another charset than UTF-8, declared or not."""
    if media.codec:
        words = f"The Content-Type declares {_printable(media.charset)}, but JSON is UTF-8."
    else:
        words = f"The JSON comes in {codec.upper()} instead of UTF-8."
    return Finding("charset", words)


def _printable(name: str) -> str:
    shown = name if len(name) <= _NAMED else name[: _NAMED - 1] + "…"
    return "".join(c if c.isprintable() else "?" for c in shown)
