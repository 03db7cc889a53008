"""Joins a body that comes in chunks, strictly (RFC 9112 section 7.1), and keeps its raw trailers.

A parser that hands out chunks does not say where the message ended or what the trailers' bytes
were; both are needed here, so this is our own.
"""

import re
from enum import Enum
from typing import Final

from inspector.listener.limits import Limits

LONGEST_SIZE_LINE: Final = 1024
"""Bytes of a chunk's size line with its extensions; more is malformed."""

_SIZE_LINE: Final = re.compile(rb"([0-9A-Fa-f]{1,16})(?:[ \t]*;[^\x00-\x08\x0a-\x1f\x7f]*)?\r\n")
_SIZE_START: Final = re.compile(rb"[0-9A-Fa-f]{1,16}(?:[ \t;\r]|\Z)")
_TRAILER_LINE: Final = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[^\x00-\x08\x0a-\x1f\x7f]*\r\n")


class End(Enum):
    """How reading the chunks ended."""

    COMPLETE = "complete"
    MALFORMED = "malformed"
    BODY_TOO_LONG = "body too long"
    TRAILERS_TOO_LONG = "trailers too long"


class _Part(Enum):
    SIZE = "size line"
    DATA = "data"
    DATA_END = "line end after data"
    TRAILERS = "trailers"


class ChunkReader:
    """Reads one chunked body, however it is split.

    Attributes:
        body: What was joined so far, at most `limits.body` bytes.
        trailers: Raw trailer lines; when it ended MALFORMED, the bytes from the first bad one on.
        end: None while more is to come.
        trouble: Why it is malformed, a sentence; empty otherwise.
    """

    __slots__ = ("_left", "_limits", "_line", "_part", "body", "end", "trailers", "trouble")

    def __init__(self, limits: Limits) -> None:
        self.body = bytearray()
        self.trailers = b""
        self.end: End | None = None
        self.trouble = ""
        self._limits = limits
        self._part = _Part.SIZE
        self._left = 0  # bytes of the current chunk still to come
        self._line = bytearray()  # of a line (size, line end, trailers) what came so far

    def feed(self, data: bytes, at: int) -> int:
        """Take bytes from position `at` on; the position after what belongs to this body."""
        while at < len(data) and self.end is None:
            if self._part is _Part.DATA:
                at = self._take_data(data, at)
            elif self._part is _Part.SIZE:
                at = self._take_size(data, at)
            elif self._part is _Part.DATA_END:
                at = self._take_data_end(data, at)
            else:
                at = self._take_trailer(data, at)
        return at

    def _take_data(self, data: bytes, at: int) -> int:
        stop = at + min(self._left, self._limits.body - len(self.body), len(data) - at)
        self.body += data[at:stop]
        self._left -= stop - at
        if not self._left:
            self._part = _Part.DATA_END
        elif len(self.body) == self._limits.body:
            self.end = End.BODY_TOO_LONG
        return stop

    def _take_size(self, data: bytes, at: int) -> int:
        stop = self._extend_line(data, at)
        line = self._line
        if not line.endswith(b"\n"):
            if len(line) > LONGEST_SIZE_LINE or not _SIZE_START.match(line):
                return self._malformed("A chunk does not start with its size.", data, stop)
            return stop
        match = _SIZE_LINE.fullmatch(line)
        if match is None or len(line) > LONGEST_SIZE_LINE:
            return self._malformed("A chunk does not start with its size.", data, stop)
        self._left = int(match[1], 16)
        self._line.clear()
        self._part = _Part.DATA if self._left else _Part.TRAILERS
        if self._left and len(self.body) == self._limits.body:
            self.end = End.BODY_TOO_LONG
        return stop

    def _take_data_end(self, data: bytes, at: int) -> int:
        stop = min(at + 2 - len(self._line), len(data))
        self._line += data[at:stop]
        if self._line == b"\r\n":
            self._line.clear()
            self._part = _Part.SIZE
        elif self._line != b"\r":
            return self._malformed("A chunk is longer than its size says.", data, stop)
        return stop

    def _take_trailer(self, data: bytes, at: int) -> int:
        stop = self._extend_line(data, at)
        if len(self.trailers) + len(self._line) > self._limits.head:
            self.trailers = (self.trailers + self._line)[: self._limits.head]
            self.end = End.TRAILERS_TOO_LONG
        elif self._line == b"\r\n":
            self.end = End.COMPLETE
        elif self._line.endswith(b"\n"):
            if not _TRAILER_LINE.fullmatch(self._line):
                return self._malformed("A trailer after the last chunk is no field.", data, stop)
            self.trailers += self._line
            self._line.clear()
        return stop

    def _extend_line(self, data: bytes, at: int) -> int:
        """Add to the current line up to its LF, or all there is; the position after it."""
        newline = data.find(b"\n", at)
        stop = len(data) if newline < 0 else newline + 1
        self._line += data[at:stop]
        return stop

    def _malformed(self, trouble: str, data: bytes, at: int) -> int:
        """End here, keeping the unreadable bytes; nothing after them can be trusted."""
        self.end = End.MALFORMED
        self.trouble = trouble
        self.trailers = (self.trailers + self._line + data[at:])[: self._limits.head]
        return len(data)
