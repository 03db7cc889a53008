"""Judges the head of a request: what it asks for and how its body is framed, or why it is no HTTP.

httptools (llhttp, strict) decides what is a valid head; this module only adds what it cannot say:
where it refuses a method or a letter that an inspector should show all the same, and where it is
more lenient than one reading of the body's length allows. Bytes are never changed for the archive.
"""

import re
from typing import Final, NamedTuple

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

CHUNKED: Final = -1
"""Body length of a request whose body comes in chunks."""

_TOKEN: Final = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]"
_REQUEST_LINE: Final = re.compile(
    rb"(" + _TOKEN + rb"{1,128}) ([^\x00-\x20\x7f]+) HTTP/1\.([01])\r\n"
)
_METHOD_START: Final = re.compile(_TOKEN + rb"{1,128}(?: |\Z)")
_VERSION: Final = re.compile(rb"[^\n]* HTTP/([0-9.]{1,8})\r?\n")
_BARE_BLANK_LINE: Final = re.compile(rb"\n\r?\n")
_FRAMING: Final = re.compile(
    rb"\n(content-length|transfer-encoding|connection|expect):([^\r\n]*)", re.IGNORECASE
)

# What llhttp takes for any URL. It refuses unknown methods and the RTSP ones it knows.
_FED_AS_IS: Final = {
    name.encode(): name
    for name in ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT")
}
_NO_CALLBACKS: Final = object()  # its verdict is all we want of it
_TO_ASCII: Final = bytes(code if code < 0x80 else ord("x") for code in range(256))

_NO_REQUEST_LINE: Final = "The first line is no HTTP request line (method, target, HTTP/1.1)."
_LF_ALONE: Final = "A line of the head ends with LF alone instead of CR LF."
_BAD_NAME: Final = "A header field's name is empty or has a letter not allowed there."
_SENTENCES: Final = {
    "Duplicate Content-Length": "The head has two Content-Length fields.",
    "Invalid character in Content-Length": "Content-Length is no plain number.",
    "Empty Content-Length": "Content-Length is empty.",
    "Content-Length overflow": "Content-Length is larger than any body.",
    "Transfer-Encoding can't be present with Content-Length": (
        "The head has both Content-Length and Transfer-Encoding."
    ),
    "Content-Length can't be present with Transfer-Encoding": (
        "The head has both Content-Length and Transfer-Encoding."
    ),
    "Unexpected whitespace after header value": "A header field is folded over two lines.",
    "Unexpected space after start line": "The first header field starts with a blank.",
    "Invalid header token": _BAD_NAME,
    "Invalid header field char": _BAD_NAME,
    "Invalid header value char": "A header field's value has a control character.",
    "Missing expected CR after header value": _LF_ALONE,
    "Missing expected LF after header value": "A CR stands alone in the head.",
}


class Head(NamedTuple):
    """A valid head.

    Attributes:
        method: As on the wire.
        target: As on the wire, latin-1.
        length: Bytes of the body, or CHUNKED.
        old: Whether it is HTTP/1.0.
        keep_alive: Whether the connection may carry another request.
        expects: Whether the sender waits for `100 Continue` before it sends the body.
    """

    method: str
    target: str
    length: int
    old: bool
    keep_alive: bool
    expects: bool


def judge_head(head: bytes) -> Head | str:
    """Judge a whole head, the empty line included: its facts, or a sentence why it is malformed."""
    line = _REQUEST_LINE.match(head)
    if line is None:
        return line_trouble(head)
    method, target, minor = line.groups()
    name = _FED_AS_IS.get(method)
    fed = head
    if name is None or not target.isascii():
        name = method.decode("ascii")
        fed = _acceptable(method, target) + head[line.end(2) :]
    try:
        HttpRequestParser(_NO_CALLBACKS).feed_data(fed)
    except HttpParserUpgrade:
        pass  # asked to switch protocols (or CONNECT): the head is valid, we do not switch
    except HttpParserError as error:
        return _sentence(str(error), head)
    return _framed(head, name, target.decode("latin-1"), minor)


def request_line(head: bytes | bytearray) -> tuple[str, str]:
    """Method and target of a head that is incomplete or malformed; empty where unreadable."""
    line = _REQUEST_LINE.match(head)
    if line is None:
        return "", ""
    return line[1].decode("ascii"), line[2].decode("latin-1")


def trouble_so_far(part: bytes | bytearray, scanned: int) -> str:
    """Say why an unfinished head can never become valid, or an empty string while it can.

    Keeps a sender of something else than HTTP from waiting for the time-out.

    Args:
        part: What came, without a complete head in it.
        scanned: How much of it earlier calls have found well.
    """
    newline = part.find(b"\n")
    if newline < 0:
        return "" if _METHOD_START.match(part) else line_trouble(part)
    if newline >= scanned and not _REQUEST_LINE.match(part):
        return line_trouble(part)
    if _BARE_BLANK_LINE.search(part, max(0, scanned - 2)):
        return _LF_ALONE
    return ""


def line_trouble(head: bytes | bytearray) -> str:
    """Say what is wrong with a first line that is no request line."""
    if head[:1] == b"\x16":
        return (
            "This looks like the start of a TLS connection: the sender uses https:// where plain"
            " http:// is spoken."
        )
    if not _METHOD_START.match(head):
        return _NO_REQUEST_LINE
    version = _VERSION.match(head)
    if version is None:
        return _NO_REQUEST_LINE
    number = version[1].decode("ascii")
    if number in {"1.0", "1.1"}:
        if version[0].endswith(b"\r\n"):
            return "The target in the first line has a blank or a control character."
        return _LF_ALONE
    return f"The sender speaks HTTP version {number}; only 1.1 and 1.0 are spoken here."


def _acceptable(method: bytes, target: bytes) -> bytes:
    """The same request line as llhttp takes it; only for its eyes, never for the archive."""
    return (method if method in _FED_AS_IS else b"POST") + b" " + target.translate(_TO_ASCII)


def _sentence(error: str, head: bytes) -> str:
    if _BARE_BLANK_LINE.search(head, 0, len(head) - 2):
        return _LF_ALONE  # as `trouble_so_far` would have said before the head was complete
    known = _SENTENCES.get(error)
    return known or f"The head is no valid HTTP: {error.rstrip('.')}."


def _framed(head: bytes, method: str, target: str, minor: bytes) -> Head | str:
    """Read the fields that frame the message from a head that llhttp found valid.

    Since folded fields, bare line ends and blanks before colons are refused by then, a field
    starts after each line end and nowhere else.
    """
    fields = _FRAMING.findall(head)
    old = minor == b"0"
    length, keep_alive, expects = 0, not old, False
    codings = 0
    for name, value in fields:
        size = len(name)  # tells the four names apart, in any case of letters
        if size == 14:  # content-length; llhttp saw to it that it is one plain number
            length = int(value)
        elif size == 10:
            keep_alive = _keeps_alive(value.lower(), keep_alive)
        elif size == 6:
            expects = not old and value.strip(b" \t").lower() == b"100-continue"
        else:
            codings += 1
            length = CHUNKED
            if old:
                return "Transfer-Encoding does not exist in HTTP/1.0."
            if codings > 1 or value.strip(b" \t").lower() != b"chunked":
                return "Transfer-Encoding is something else than chunked alone."
    # The same as Head(...) in a third of the time.
    return tuple.__new__(Head, (method, target, length, old, keep_alive, expects))


def _keeps_alive(value: bytes, before: bool) -> bool:  # noqa: FBT001 - one step of a fold
    """What a Connection field makes of the decision so far; `close` wins over `keep-alive`."""
    words = {word.strip(b" \t") for word in value.split(b",")}
    if b"close" in words:
        return False
    return before or b"keep-alive" in words
