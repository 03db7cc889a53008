"""How languages escape characters in JSON, as changes to compact text with raw characters.

Sources: CPython `json.encoder`; Go `encoding/json` (HTMLEscape); Jackson `JsonWriteFeature`; Gson
`JsonWriter`; PHP `json_encode` flags; Rails `ActiveSupport::JSON`.
"""

import re

_NON_ASCII = re.compile("[^\x00-\x7f]+")
_BEYOND_BMP = re.compile(rb"\\U([0-9a-f]{8})")
_ESCAPE = re.compile(rb"\\(?:u00[01][0-9a-f]|.)", re.DOTALL)


def ascii_only(text: bytes) -> bytes:
    r"""Characters beyond ASCII as `\uXXXX` in lower case, two of them beyond U+FFFF."""
    if text.isascii():
        return text
    decoded = text.decode("utf-8", "replace")
    if b"\\\\" in text:  # an escaped backslash may stand before what looks like an escape
        return _NON_ASCII.sub(_units, decoded).encode("ascii")
    # The codec writes \xe9, \u20ac and \U0001f600; JSON itself has neither \x nor \U.
    escaped = decoded.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
    return _BEYOND_BMP.sub(_pair, escaped) if b"\\U" in escaped else escaped


def _pair(found: re.Match[bytes]) -> bytes:
    units = chr(int(found[1], 16)).encode("utf-16-be").hex().encode()
    return b"\\u%b\\u%b" % (units[:4], units[4:])


def python_ascii(text: bytes) -> bytes:
    r"""As `ascii_only`, and the delete character as `\u007f`, which only Python escapes."""
    return ascii_only(text).replace(b"\x7f", b"\\u007f")


def _units(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def slashes(text: bytes) -> bytes:
    r"""`/` as `\/`; in JSON it stands in strings only, as all that is replaced here."""
    return text.replace(b"/", b"\\/")


def line_separators(text: bytes) -> bytes:
    r"""U+2028 and U+2029 as escapes, which JavaScript source once needed."""
    if text.isascii():
        return text
    return text.replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")


def html(text: bytes) -> bytes:
    r"""`<`, `>` and `&` as escapes, and line separators: Go and Rails."""
    for letter in (b"<", b">", b"&"):
        if letter in text:
            text = text.replace(letter, b"\\u%04x" % ord(letter))
    return line_separators(text)


def gson_html(text: bytes) -> bytes:
    """As `html` with `=` and the apostrophe: Gson unless told otherwise."""
    text = html(text)
    for letter in (b"=", b"'"):
        if letter in text:
            text = text.replace(letter, b"\\u%04x" % ord(letter))
    return text


def long_controls(text: bytes) -> bytes:
    r"""Backspace and form feed as `\u0008` and `\u000c`: Go before 1.22."""
    if b"\\b" not in text and b"\\f" not in text:
        return text
    long = {b"\\b": b"\\u0008", b"\\f": b"\\u000c"}
    return _ESCAPE.sub(lambda found: long.get(found[0], found[0]), text)


def upper_controls(text: bytes) -> bytes:
    r"""Control characters with their digits in upper case, `\u001B`: Jackson."""
    if b"\\u00" not in text:
        return text
    return _ESCAPE.sub(
        lambda found: b"\\u" + found[0][2:].upper() if found[0][1:2] == b"u" else found[0], text
    )
