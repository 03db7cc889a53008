"""Cuts the bytes of one connection into requests, however the network split them.

No socket, no timer: bytes go in, arrivals come out, and nothing is held beyond the limits. Where
the end of a request cannot be known for certain, reading ends for good, since to guess it is what
request smuggling lives on.
"""

import time
from collections.abc import Callable
from enum import Enum
from typing import Final

from inspector.core.capture import Kind
from inspector.listener.arrival import NO_REPLY, Arrival
from inspector.listener.chunks import ChunkReader, End
from inspector.listener.head import CHUNKED, Head, judge_head, request_line, trouble_so_far
from inspector.listener.limits import Limits, Usage
from inspector.listener.replies import refusal

_BLANK_LINE: Final = b"\r\n\r\n"


class Stage(Enum):
    """Where in a request the reader stands."""

    START = "between requests"
    HEAD = "within a head"
    BODY = "within a body"
    DONE = "nothing more is read"


# Looking a member up in its class takes longer than reading a name of the module.
_START: Final = Stage.START
_HEAD: Final = Stage.HEAD
_BODY: Final = Stage.BODY
_DONE: Final = Stage.DONE
_COMPLETE: Final = Kind.COMPLETE


Deliver = Callable[[Arrival, bool, bool], None]
"""Takes an arrival, whether the connection must close after its reply, and whether it is 1.0."""


class RequestReader:
    """Reads the requests of one connection.

    Attributes:
        stage: Where it stands.
        since: When the head began or the last piece of the body came, by `usage.now`.
        dropped: Whether bytes came after the last request that is read.
        paused: Whether to deliver nothing for now; `resume` goes on.
    """

    __slots__ = (
        "_arrival", "_body", "_chunks", "_deliver", "_held", "_limits", "_part", "_peer", "_plan",
        "_proceed", "_rest", "_scanned", "_usage", "_wanted", "dropped", "paused", "since", "stage",
    )  # fmt: skip

    def __init__(
        self,
        limits: Limits,
        usage: Usage,
        peer: str,
        deliver: Deliver,
        proceed: Callable[[], None],
    ) -> None:
        self.stage = _START
        self.since = 0.0
        self.dropped = False
        self.paused = False
        self._rest = b""  # came while paused
        self._limits = limits
        self._usage = usage
        self._peer = peer
        self._deliver = deliver
        self._proceed = proceed  # called when the sender waits for `100 Continue`
        self._part = bytearray()  # of a head that is not complete yet
        self._scanned = 0  # how much of it is known to be well
        self._plan: Head | None = None  # what the head of the body being read says
        self._arrival: Arrival | None = None  # the request whose body is being read
        self._body = bytearray()
        self._wanted = 0  # bytes of the body to keep
        self._chunks: ChunkReader | None = None
        self._held = 0  # bytes of the body counted in `usage`

    def feed(self, data: bytes) -> None:
        """Take the next bytes and deliver every request they complete."""
        if self.stage is _HEAD and not self.paused:
            data = self._completed(data)
        at, size = 0, len(data)
        while at < size:
            if self.paused:
                self._rest += data[at:]
                return
            stage = self.stage
            if stage is _START:
                at = self._take_head(data, at)
            elif stage is _BODY:
                at = self._take_body(data, at)
            else:
                self.dropped = True
                return

    def resume(self) -> None:
        """Deliver again, first what came while paused."""
        self.paused = False
        rest, self._rest = self._rest, b""
        self.feed(rest)

    def end(self, *, answerable: bool) -> None:
        """The sender sends no more: deliver what came of an unfinished request.

        Args:
            answerable: Whether the sender may still read; it only closed its own direction.
        """
        if self.stage is _HEAD:
            arrival = self._partial(Kind.CUT, "The sender ended within the head of the request.")
        elif self.stage is _BODY:
            arrival = self._unfinished(Kind.CUT, f"The sender ended {self._how_far()}.")
        else:
            self.stage = _DONE
            return
        self._turn_away(arrival, 400 if answerable else 0)

    def expire(self) -> None:
        """The sender took too long: deliver what came, to be answered 408."""
        if self.stage is _HEAD:
            seconds = self._limits.head_time
            reason = f"The head of the request did not come within {seconds:g} seconds."
            self._turn_away(self._partial(Kind.REFUSED, reason), 408)
        elif self.stage is _BODY:
            pause = f"nothing came for {self._limits.body_time:g} seconds"
            reason = f"The body stopped {self._how_far()}: {pause}."
            self._turn_away(self._unfinished(Kind.CUT, reason), 408)

    def finish(self) -> None:
        """Read no further request; what comes is dropped."""
        self.stage = _DONE
        self.paused = False
        self._rest = b""

    # The head

    def _take_head(self, data: bytes, at: int) -> int:
        """Read one head, and the body if it is there in full; the position after them."""
        if data[at] in b"\r\n":  # blank lines before a request are allowed and mean nothing
            return len(data) - len(data[at:].lstrip(b"\r\n"))
        end = data.find(_BLANK_LINE, at) + 4
        if end < 4 or end - at > self._limits.head:
            self.stage = _HEAD
            self.since = self._usage.now
            self._part += data[at:]
            self._examine()
            return len(data)
        head = data[at:end]
        plan = judge_head(head)
        if isinstance(plan, str):
            self._part += data[at : at + self._limits.head]
            self._turn_away(self._partial(Kind.MALFORMED, plan), 400)
            return len(data)
        method, target, length, old, keep_alive, _ = plan
        stop = end + length
        moment = time.time_ns() // 1000
        arrival = Arrival(moment, _COMPLETE, self._peer, head, b"", b"", method, target)
        if method == "CONNECT":
            self._refuse_tunnel(arrival)
        elif 0 <= length <= self._limits.body and stop <= len(data):
            arrival.body = data[end:stop]
            if not keep_alive:
                self.stage = _DONE
            self._deliver(arrival, not keep_alive, old)
            return stop
        else:
            self._begin_body(arrival, plan, waiting=end == len(data))
        return end

    def _completed(self, data: bytes) -> bytes:
        """Add to an unfinished head; everything held once the head is complete, else nothing."""
        part = self._part
        part += data
        end = part.find(_BLANK_LINE, max(0, self._scanned - 3)) + 4
        if end < 4 or end > self._limits.head:
            self._examine()
            return b""
        whole = bytes(part)
        part.clear()
        self._scanned = 0
        self.stage = _START
        return whole

    def _examine(self) -> None:
        """Give up an unfinished head that is too long or cannot become valid."""
        part, limit = self._part, self._limits.head
        trouble = trouble_so_far(part if len(part) <= limit else part[:limit], self._scanned)
        self._scanned = len(part)
        if trouble:
            self._turn_away(self._partial(Kind.MALFORMED, trouble), 400)
        elif len(part) > limit:
            reason = f"The head of the request is longer than {limit:,} bytes."
            self._turn_away(self._partial(Kind.REFUSED, reason), 431)

    def _partial(self, kind: Kind, reason: str) -> Arrival:
        """The arrival of a head that is incomplete or unreadable."""
        head = bytes(self._part[: self._limits.head])
        self._part.clear()
        method, target = request_line(head)
        moment = time.time_ns() // 1000
        return Arrival(moment, kind, self._peer, head, b"", b"", method, target, 0, reason)

    def _refuse_tunnel(self, arrival: Arrival) -> None:
        arrival.kind = Kind.REFUSED
        arrival.reason = "CONNECT asks for a tunnel, and this is no proxy."
        self._turn_away(arrival, 405)

    # The body

    def _begin_body(self, arrival: Arrival, plan: Head, *, waiting: bool) -> None:
        self.stage = _BODY
        self.since = self._usage.now
        self._arrival = arrival
        self._plan = plan
        self._wanted = min(plan.length, self._limits.body)
        self._chunks = ChunkReader(self._limits) if plan.length == CHUNKED else None
        if plan.expects:
            if plan.length > self._limits.body:
                self._too_long()  # the sender asked first, so it need not send it at all
            elif waiting:
                self._proceed()

    def _take_body(self, data: bytes, at: int) -> int:
        """Add to the body; the position after what belongs to it."""
        self.since = self._usage.now
        chunks = self._chunks
        if chunks is not None:
            stop = chunks.feed(data, at)
            grown = len(chunks.body) - self._held
        else:
            grown = min(self._wanted - len(self._body), len(data) - at)
            stop = at + grown
            self._body += data[at:stop]
        self._held += grown
        self._usage.held += grown
        if chunks is not None and chunks.end is not None:
            self._end_chunks(chunks, chunks.end)
        elif chunks is None and len(self._body) == self._wanted:
            self._end_length()
        elif self._usage.held > self._limits.held:
            reason = "Too many large bodies are being received at the same time."
            self._turn_away(self._unfinished(Kind.CUT, reason), 503)
        return stop

    def _end_length(self) -> None:
        assert self._plan is not None
        if self._plan.length > self._wanted:
            self._too_long()
            return
        plan = self._plan
        self._hand_over(self._unfinished(Kind.COMPLETE, ""), plan)

    def _end_chunks(self, chunks: ChunkReader, end: End) -> None:
        assert self._plan is not None
        plan = self._plan
        if end is End.COMPLETE:
            self._hand_over(self._unfinished(Kind.COMPLETE, ""), plan)
        elif end is End.BODY_TOO_LONG:
            self._too_long()
        elif end is End.MALFORMED:
            self._turn_away(self._unfinished(Kind.MALFORMED, chunks.trouble), 400)
        else:
            reason = f"The trailers are longer than {self._limits.head:,} bytes."
            self._turn_away(self._unfinished(Kind.REFUSED, reason), 431)

    def _too_long(self) -> None:
        reason = f"The body is longer than {self._limits.body:,} bytes"
        if self._plan is not None and self._plan.length > 0:
            reason += f": Content-Length says {self._plan.length:,}"
        self._turn_away(self._unfinished(Kind.CUT, f"{reason}."), 413)

    def _unfinished(self, kind: Kind, reason: str) -> Arrival:
        """The request whose body was being read, with what came of it; forgets it here."""
        arrival = self._arrival
        assert arrival is not None
        arrival.kind = kind
        arrival.reason = reason
        if self._chunks is not None:
            arrival.body = bytes(self._chunks.body)
            arrival.trailers = bytes(self._chunks.trailers)
        else:
            arrival.body = bytes(self._body)
        self._arrival = self._plan = self._chunks = None
        self._body = bytearray()
        self._usage.held -= self._held
        self._held = 0
        return arrival

    def _how_far(self) -> str:
        if self._chunks is not None:
            return f"within a chunked body, after {len(self._chunks.body):,} bytes of it"
        length = self._plan.length if self._plan is not None else 0
        return f"after {len(self._body):,} of the {length:,} bytes of the body"

    # Handing over

    def _hand_over(self, arrival: Arrival, plan: Head) -> None:
        """Deliver a complete request."""
        self.stage = _START if plan.keep_alive else _DONE
        self._deliver(arrival, not plan.keep_alive, plan.old)

    def _turn_away(self, arrival: Arrival, status: int) -> None:
        """Deliver the last request of this connection; status 0 when nobody is there to answer."""
        arrival.status = status
        arrival.reply = refusal(status, arrival.reason) if status else NO_REPLY
        self.stage = _DONE
        self._deliver(arrival, True, False)  # noqa: FBT003 - positional: the hot path, too
