"""One connection: requests in, replies out in the order of the requests, and an end that is seen.

Everything happens in the loop's thread. A reply may be given at once or much later; a connection
costs no timer of its own, the listener's sweep asks it now and then.
"""

import asyncio
from collections import deque
from typing import Protocol, cast

from inspector.core.capture import Reply
from inspector.listener.arrival import Arrival, Receive
from inspector.listener.exchange import Exchange
from inspector.listener.limits import MIB, Limits, Usage
from inspector.listener.reading import RequestReader, Stage
from inspector.listener.replies import CONTINUE, Framer, frame, refusal, wants_close


class House(Protocol):
    """What a connection needs of the listener it belongs to."""

    limits: Limits
    usage: Usage
    framer: Framer
    receive: Receive

    @property
    def crowded(self) -> bool:
        """Whether even those turned away are so many that none of them may linger."""

    def admit(self, connection: "Connection") -> bool:
        """Count a new connection; False when there are too many."""

    def forget(self, connection: "Connection") -> None:
        """The connection is closed."""


class Connection(asyncio.Protocol):
    """The server's side of one connection."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._limits = house.limits
        self._usage = house.usage
        self._framer = house.framer
        self._receive = house.receive
        self._queue: deque[Exchange] = deque()  # requests without a reply on the wire, oldest first
        self._transport: asyncio.Transport | None = None
        self._reader: RequestReader | None = None
        self._since = 0.0  # last sign of life between requests, or when lingering began
        self._unsent_since: float | None = None  # when the sender stopped reading replies
        self._continue_due = False
        self._paused = False
        self._sender_ended = False
        self._stopping = False
        self._lingering = False

    # What asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection, or turn it away when there are too many."""
        self._transport = cast("asyncio.Transport", transport)
        admitted = self._house.admit(self)
        self._since = self._usage.now
        if not admitted:
            most = f"There are {self._limits.connections} connections already, the most allowed."
            self._transport.write(frame(refusal(503, most), close=True))
            if self._house.crowded:
                self._transport.close()
            else:
                self._linger(self._transport)
            return
        peer = _peer_name(transport.get_extra_info("peername"))
        self._reader = RequestReader(self._limits, self._usage, peer, self._deliver, self._proceed)

    def data_received(self, data: bytes) -> None:
        """Read requests; after the last one, the reader drops what comes."""
        if self._reader is not None:
            self._reader.feed(data)

    def eof_received(self) -> bool:
        """Deliver what is unfinished; keep the other direction open for replies still due."""
        self._sender_ended = True
        if self._lingering or self._reader is None:
            return False
        self._reader.end(answerable=True)
        return bool(self._queue)

    def connection_lost(self, exc: Exception | None) -> None:
        """Deliver what is unfinished, although nobody is there to answer."""
        del exc
        self._transport = None
        for exchange in self._queue:
            if exchange.delayed is not None:
                exchange.delayed.cancel()
        self._queue.clear()
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.resume()
            reader.end(answerable=False)
        self._house.forget(self)

    def pause_writing(self) -> None:
        """The sender does not read its replies: take no more requests from it."""
        self._unsent_since = self._usage.now
        self._pause()

    def resume_writing(self) -> None:
        """The sender reads again."""
        self._unsent_since = None
        self._resume_when_free()

    # Requests

    def _deliver(
        self,
        arrival: Arrival,
        close: bool,  # noqa: FBT001 - called for every request, and keywords take their time
        old: bool,  # noqa: FBT001 - as `close`
    ) -> None:
        queue = self._queue
        if self._stopping:
            close = True
            if self._reader is not None:
                self._reader.finish()
        exchange = Exchange(self, arrival, close, old)
        self._continue_due = False
        if self._transport is None:
            self._receive(arrival, exchange.respond)
            return
        queue.append(exchange)
        self._receive(arrival, exchange.respond)
        if queue and (len(queue) >= self._limits.unanswered or len(arrival.body) > MIB):
            self._pause()

    def _proceed(self) -> None:
        """Send `100 Continue`, but never before the replies of earlier requests."""
        if self._queue or self._transport is None:
            self._continue_due = True
        elif not self._transport.is_closing():
            self._transport.write(CONTINUE)

    # Replies

    def later(self, delay: float, exchange: Exchange, reply: Reply) -> asyncio.TimerHandle | None:
        """Answer after `delay` seconds, unless the connection is gone by then."""
        if self._transport is None:
            return None
        return asyncio.get_running_loop().call_later(delay, self.answer, exchange, reply)

    def answer(self, exchange: Exchange, reply: Reply) -> None:
        """Frame the reply, and send all replies whose turn it is."""
        transport, queue = self._transport, self._queue
        if transport is None:
            return
        if exchange.close or exchange.old or exchange.arrival.method == "HEAD":
            framed = self._framed(exchange, reply)
        elif reply is self._framer.reply:  # as nearly always
            framed = self._framer.framed
        else:
            framed = self._framer.plain(reply) or self._framed(exchange, reply)
        exchange.ready = framed
        if not queue or queue[0] is not exchange or transport.is_closing():
            return
        if len(queue) == 1:
            transport.write(framed)
        else:
            exchange = self._write_ready(transport)
        queue.popleft()
        self._since = self._usage.now
        if exchange.close:
            self._end(transport, linger=exchange.arrival.status != 0)
        elif self._sender_ended or self._continue_due or self._paused:
            self._go_on(transport)

    def _framed(self, exchange: Exchange, reply: Reply) -> bytes:
        """Frame a reply that is not plain: to HEAD, to HTTP/1.0, or the last of its connection."""
        exchange.close = exchange.close or wants_close(reply)
        bodiless = exchange.arrival.method == "HEAD"
        return frame(reply, bodiless=bodiless, close=exchange.close, old=exchange.old)

    def _write_ready(self, transport: asyncio.Transport) -> Exchange:
        """Send the oldest reply and those behind it that are ready; the last stays queued."""
        queue = self._queue
        out: list[bytes] = []
        while True:
            exchange = queue[0]
            out.append(exchange.ready or b"")
            if exchange.close or len(queue) == 1 or queue[1].ready is None:
                break
            queue.popleft()
        transport.write(b"".join(out))
        return exchange

    def _go_on(self, transport: asyncio.Transport) -> None:
        """What had to wait for a reply to be on its way."""
        if not self._queue:
            if self._sender_ended:
                transport.close()
                return
            if self._continue_due:
                self._continue_due = False
                transport.write(CONTINUE)
        self._resume_when_free()

    # Too much at once

    def _pause(self) -> None:
        """Stop reading: the sender is far ahead of its replies, or sent a large body.

        Then at most `limits.unanswered` bodies of a MiB, or one larger one, wait for a reply.
        """
        if self._transport is not None and self._reader is not None and not self._paused:
            self._paused = self._reader.paused = True
            self._transport.pause_reading()

    def _resume_when_free(self) -> None:
        """Read on once enough was answered; soon, not now, as the caller is giving an answer."""
        if self._paused and self._is_free():
            asyncio.get_running_loop().call_soon(self._resume)

    def _is_free(self) -> bool:
        return self._unsent_since is None and not self._queue

    def _resume(self) -> None:
        transport, reader = self._transport, self._reader
        if transport is None or reader is None or not self._paused or not self._is_free():
            return
        self._paused = False
        reader.since = self._usage.now  # it was us who did not read
        reader.resume()
        if not self._paused:
            transport.resume_reading()

    # The end

    def check(self, now: float) -> None:
        """Act on what took too long; called by the listener's sweep with the loop's clock."""
        transport, limits = self._transport, self._limits
        if transport is None:
            return
        if self._unsent_since is not None:
            if now - self._unsent_since > limits.body_time:
                transport.abort()
        elif self._lingering:
            if now - self._since > limits.linger_time:
                transport.abort()
        elif self._reader is not None and not self._paused:
            self._check_sender(transport, self._reader, now)

    def _check_sender(
        self, transport: asyncio.Transport, reader: RequestReader, now: float
    ) -> None:
        limits = self._limits
        if reader.stage is Stage.HEAD:
            if now - reader.since > limits.head_time:
                reader.expire()
        elif reader.stage is Stage.BODY:
            if now - reader.since > limits.body_time:
                reader.expire()
        elif not self._queue and now - self._since > limits.idle_time:
            transport.close()

    def finish_up(self) -> None:
        """The listener stops: close at once when idle, else after the request in flight."""
        self._stopping = True
        if self._transport is None or self._reader is None:
            self.abort()
        elif self._reader.stage in (Stage.HEAD, Stage.BODY):
            return  # it is answered with `Connection: close` when it is complete
        elif self._queue and not self._lingering:
            self._reader.finish()
            self._queue[-1].close = True
        else:
            self._transport.close()

    def abort(self) -> None:
        """Close without waiting for anything."""
        if self._transport is not None:
            self._transport.abort()

    def _end(self, transport: asyncio.Transport, *, linger: bool) -> None:
        """Close after the last reply, in a way that lets the sender read it."""
        assert self._reader is not None
        self._queue.clear()
        self._reader.finish()
        if self._sender_ended or not (linger or self._reader.dropped):
            transport.close()
        else:
            self._linger(transport)

    def _linger(self, transport: asyncio.Transport) -> None:
        """Close our direction and throw away what still comes.

        Closing with unread bytes makes the system send a reset, which may destroy the reply before
        the sender has read it.
        """
        self._lingering = True
        self._since = self._usage.now
        if transport.can_write_eof():
            transport.write_eof()
        if self._paused:
            self._paused = False
            transport.resume_reading()


def _peer_name(peer: object) -> str:
    """`127.0.0.1:50412` or `[::1]:50412`; empty when the system does not tell."""
    if not isinstance(peer, tuple) or len(peer) < 2:
        return ""
    host, port = peer[0], peer[1]
    return f"[{host}]:{port}" if ":" in str(host) else f"{host}:{port}"
