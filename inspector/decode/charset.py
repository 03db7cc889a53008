"""What a Content-Type says, and bytes to UTF-8 by it.

Rule: UTF-8 wins when the bytes are UTF-8, the declared charset comes next, and what neither can
read becomes a replacement character. Only real charsets count, none of Python's other codecs.
"""

import codecs
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_WINDOW: Final = 1 << 20  # bytes looked at in one go, so that memory does not follow the body
_CACHED: Final = 200  # characters: longer header values are no ordinary ones and not remembered
_CHARSET: Final = re.compile(r'charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))', re.IGNORECASE)
_KNOWN: Final = re.compile(
    r"utf-(?:8|16|32)(?:-(?:sig|le|be))?|ascii|iso(?:8859-\d+|2022_\w+)|cp\d+|mac-\w+|koi8-\w"
    r"|big5\w*|gb\w+|euc_\w+|shift_jis\w*|johab|hz|tis-620|ptcp154"
)
# In these the bytes of ASCII mean something else, so "it is valid UTF-8" proves nothing.
_NOT_ASCII_BASED: Final = re.compile(r"utf-(?:16|32).*|iso2022_\w+|hz")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class MediaType(NamedTuple):
    """What a Content-Type field says.

    Attributes:
        essence: Type and subtype in small letters, `application/json`; empty when absent.
        charset: The charset as declared, empty when none is.
        codec: Python's name of that charset, empty when there is none or we do not know it.
    """

    essence: str = ""
    charset: str = ""
    codec: str = ""

    @property
    def is_json(self) -> bool:
        """Whether it announces JSON."""
        return self.essence.endswith(("/json", "+json"))

    @property
    def is_text(self) -> bool:
        """Whether it announces text, or nothing at all."""
        return not self.essence or self.is_json or self.essence.startswith("text/")


def media_type(value: str) -> MediaType:
    """Read a Content-Type field; never raises."""
    return _remembered(value) if len(value) <= _CACHED else _read(value[: 4 * _CACHED])


def _read(value: str) -> MediaType:
    essence = value.partition(";")[0].strip().lower()
    found = _CHARSET.search(value)
    charset = (found[1] or found[2] or "").strip() if found else ""
    return MediaType(essence, charset, _codec(charset))


_remembered = lru_cache(maxsize=256)(_read)


def _codec(charset: str) -> str:
    if not charset.isascii() or "\0" in charset:
        return ""
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return ""
    return name if _KNOWN.fullmatch(name) else ""


def is_utf8(content: bytes) -> bool:
    """Whether bytes are valid UTF-8."""
    return content.isascii() or first_invalid(content, "utf-8") is None


def first_invalid(content: bytes, codec: str) -> int | None:
    """Offset of the first byte that a codec cannot read, or None; looks window by window."""
    decoder = codecs.getincrementaldecoder(codec)()
    for start in range(0, len(content), _WINDOW):
        held = len(decoder.getstate()[0])  # bytes of a character that the last window began
        try:
            decoder.decode(content[start : start + _WINDOW], start + _WINDOW >= len(content))
        except UnicodeDecodeError as error:
            return min(max(start - held + error.start, 0), len(content) - 1)
    return None


def codec_for(content: bytes, declared: str) -> str:
    """The codec to read content with.

    Args:
        content: The bytes.
        declared: Codec of the declared charset, or empty.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return codec
    if declared in ("utf-16", "utf-32"):  # without the mark that says how bytes are ordered
        return declared + ("-be" if content.startswith(b"\0") else "-le")
    if declared and _NOT_ASCII_BASED.fullmatch(declared):
        return declared
    guess = json.detect_encoding(content[:4])
    if guess != "utf-8" and content[:4].strip(b"\0")[:1] in (b"{", b"[", b'"'):
        return guess
    return "utf-8" if not declared or is_utf8(content) else declared


def to_utf8(content: bytes, declared: str) -> bytes:
    """Content as valid UTF-8 without a byte order mark; never raises.

    Args:
        content: The bytes.
        declared: Codec of the declared charset, or empty.
    """
    codec = codec_for(content, declared)
    if codec == "utf-8-sig" and is_utf8(content):
        return content[len(codecs.BOM_UTF8) :]
    if codec == "utf-8" and is_utf8(content):
        return content
    return b"".join(_transcoded(content, codec))


def _transcoded(content: bytes, codec: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    for start in range(0, len(content), _WINDOW):
        last = start + _WINDOW >= len(content)
        text = decoder.decode(content[start : start + _WINDOW], last)
        yield text.encode("utf-8", "replace")
